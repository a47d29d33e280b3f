import { reasonOf } from '../../../lib/tools/atlas/reason-of';
import reasons from '../../../lib/tools/atlas/type-reasons.json';

test('a type of which nobody has said why is named, with where to say it', () => {
  expect(() => reasonOf('AWS::Made::Up')).toThrow(/AWS::Made::Up.*lib\/tools\/atlas\/type-reasons\.json/);
});

test('every reason is a sentence in English and in Korean', () => {
  const broken = Object.entries(reasons).filter(
    ([, { en, ko }]) => !/^[A-Z].*\.$/.test(en) || !/[가-힣].*\.$/.test(ko),
  );
  expect(broken).toEqual([]);
});
