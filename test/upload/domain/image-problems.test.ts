import fc from 'fast-check';
import { languageOf } from '../../../lib/shared/accept-language';
import { imageLanguage, problemBody, wrongFormat, wrongSize } from '../../../lib/upload/domain/image-problems';

it('speaks the language that the API speaks to the same client', () => {
  const name = fc.constantFrom('en', 'ko', 'ko-KR', 'ko_KR', 'en-GB', 'EN', 'fr', '*', '', 'kok');
  const weight = fc.constantFrom('', ';q=0', ';q=0.5', '; q=0.8', ';q=1', ';q=much', ';a=b;q=0.9', ';Q=0.7', ';q=-1');
  const header = fc
    .array(fc.tuple(name, weight), { maxLength: 5 })
    .map((ranges) => ranges.map((range) => range.join('')).join(', '));
  fc.assert(
    fc.property(
      header,
      (accepted) => imageLanguage(accepted) === languageOf({ headers: { 'accept-language': accepted } }),
    ),
    { numRuns: 2_000 },
  );
});

it('names the parameter, the value and the remedy', () => {
  expect(
    [problemBody(wrongSize('w', 'wide'), 'en'), problemBody(wrongFormat('gif'), 'ko')].map((body) => JSON.parse(body)),
  ).toEqual([
    {
      type: 'about:blank',
      status: 400,
      code: 'malformed-image-request',
      title: 'w: "wide" is not a positive whole number.',
      detail: 'Write a number of pixels, for example w=640.',
    },
    {
      type: 'about:blank',
      status: 400,
      code: 'malformed-image-request',
      title: 'format: "gif"(으)로는 이미지를 만들지 않습니다.',
      detail: 'auto, jpeg, webp, avif 중 하나를 쓰세요. 예: format=webp',
    },
  ]);
});

it('repeats forty letters of a value, not all that somebody wrote', () => {
  expect(JSON.parse(problemBody(wrongSize('h', 'x'.repeat(8_000)), 'en')).title).toBe(
    `h: "${'x'.repeat(40)}..." is not a positive whole number.`,
  );
});
