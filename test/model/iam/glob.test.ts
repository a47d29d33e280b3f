import fc from 'fast-check';
import { matches, wildcards } from '../../../lib/model/iam/glob';

/** The same question answered letter by letter, without expressions. */
function matchesNaively(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] === '*') {
    return matchesNaively(pattern.slice(1), text) || (text !== '' && matchesNaively(pattern, text.slice(1)));
  }
  return (
    text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && matchesNaively(pattern.slice(1), text.slice(1))
  );
}

const letters = fc.constantFrom('a', 'b', '/', '.', '$', '\n', '*', '?', '[', '\\');
const texts = fc.string({ unit: letters, maxLength: 7 });

describe('wildcards of IAM', () => {
  test('match as a letter-by-letter comparison does', () => {
    fc.assert(
      fc.property(texts, texts, (pattern, text) => matches(wildcards(pattern), text) === matchesNaively(pattern, text)),
      { numRuns: 3000 },
    );
  });

  test('ignore case for action names only', () => {
    expect(matches(wildcards('s3:get*'), 'S3:GetObject', { ignoreCase: true })).toBe(true);
    expect(matches(wildcards('arn:aws:s3:::Photos/*'), 'arn:aws:s3:::photos/a')).toBe(false);
  });
});
