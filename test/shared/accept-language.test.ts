import { languageOf } from '../../lib/shared/accept-language';

test.each([
  ['nothing', undefined, 'en'],
  ['an empty header', '', 'en'],
  ['Chrome in Korea', 'ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
  ['Safari in Korea', 'ko-KR', 'ko'],
  ['a browser in English whose person also reads Korean', 'en-US,en;q=0.9,ko;q=0.8', 'en'],
  ['a language we have none of, then Korean', 'fr-CH, fr;q=0.9, ko;q=0.5', 'ko'],
  ['languages we have none of', 'fr, de', 'en'],
  ['any language', '*', 'en'],
  ['any language but English', '*, en;q=0', 'ko'],
  ['Korean rather than any other', 'ko, *;q=0.5', 'ko'],
  ['not Korean', 'ko;q=0', 'en'],
  ['capital letters and blanks', ' KO ; Q=1 , EN ; q=0.2', 'ko'],
  ['the order where weights are the same', 'ko, en', 'ko'],
  ['weights and not the order', 'en;q=0.1, ko;q=0.2', 'ko'],
  ['a weight that is no number', 'ko;q=high, en;q=0.1', 'en'],
  ['another parameter', 'ko;level=1', 'ko'],
  ['a language whose name begins alike', 'kok-IN', 'en'],
  ['a locale as programs name it', 'ko_KR', 'ko'],
  ['script and region', 'ko-Kore-KR', 'ko'],
  [
    'what a browser of before sent',
    'es-ES_tradnl, chrome://global/locale/intl.properties, q=0.5, Croatianq, q=0.01',
    'en',
  ],
  ['a region without a language', 'en-EN;q=0.47,-BE;q=0.43,ko;q=0.9', 'ko'],
  ['separators alone', ',;,;q=', 'en'],
])('reads %s', (_, header, language) => {
  expect(languageOf({ headers: header === undefined ? {} : { 'accept-language': header } })).toBe(language);
});
