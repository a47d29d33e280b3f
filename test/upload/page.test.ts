import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_CONNECTIONS, PAGE_POLICY } from '../../lib/upload/domain/page-security-policy';
import { PAGE_DIRECTORY } from '../../lib/upload/page-directory';

const files = readdirSync(PAGE_DIRECTORY).map((name) => ({
  name,
  source: readFileSync(join(PAGE_DIRECTORY, name), 'utf8'),
}));
const ending = (end: string) => files.filter(({ name }) => name.endsWith(end));
const sources = [...ending('.js'), ...ending('.html')].map(({ source }) => source).join('\n');
const texts = (language: string): Record<string, string> =>
  JSON.parse(files.find(({ name }) => name === `texts.${language}.json`)!.source);

test('every sentence is there in both languages, with the same places for values', () => {
  const places = (language: string) =>
    Object.entries(texts(language)).map(([key, sentence]) => [key, [...sentence.matchAll(/\{\w+\}/g)].flat().sort()]);
  expect(places('ko')).toEqual(places('en'));
});

test('every sentence that the page says is there, and none is left over', () => {
  const said = [
    ...[...sources.matchAll(/(?:data-text="|text\('|say\(')(\w+)['"]/g)].map(([, key]) => key!),
    ...[...sources.matchAll(/Problem\.of\('(\w+)'|code: '(\w+)'|why = '(\w+)'/g)].flatMap(([, of, code, why]) => [
      `${of ?? code ?? why}Title`,
      `${of ?? code ?? why}Detail`,
    ]),
  ];
  const known = Object.keys(texts('en'));
  expect(said.filter((key) => !known.includes(key))).toEqual([]);
  // Found under a name that is put together, or chosen between two.
  const other = known.filter((key) => !said.includes(key) && !/^(state|status)_/.test(key));
  expect(other.filter((key) => !new RegExp(`['"]${key.replace(/(Title|Detail)$/, '')}['"]`).test(sources))).toEqual([]);
});

test('the scripts write text only, never HTML, and run nothing that is text', () => {
  expect(sources).not.toMatch(
    /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|srcdoc|DOMParser|style=/,
  );
});

test('nothing is loaded from anywhere else', () => {
  for (const { name, source } of files.filter(({ name: each }) => /\.(js|html|css)$/.test(each))) {
    expect([name, ...source.matchAll(/\/\/\w\S*/g)]).toEqual([name]);
  }
});

test('the policy lets nothing in a page run or load that is not a file of it', () => {
  expect(`${PAGE_POLICY}; ${PAGE_CONNECTIONS}`).not.toMatch(/unsafe|data:|blob:|\*|https?:/);
});
