import fc from 'fast-check';
import { plainLine, plainText } from '../../../lib/rag/domain/plain-text';

const CASES: readonly (readonly [what: string, text: string, plain: string])[] = [
  ['Hangul that a Mac wrote letter by letter', '한글'.normalize('NFD'), '한글'],
  ['spaces of every width', '가\u00A0\u3000 나\t다', '가 나 다'],
  ['ends of lines of every system', 'a\r\nb\rc\u2028d\u0085e\fg', 'a\nb\nc\nd\ne\ng'],
  ['more than one empty line', 'a \n\n \n\n\n b', 'a\n\nb'],
  ['spaces between letters that nobody sees', 'pass\u200Bword\u2060\uFEFF\u00AD', 'password'],
  ['writing that is turned round', 'safe\u202Etxt.exe\u202C\u2066a\u2069', 'safetxt.exea'],
  ['letters of Hangul that fill and show nothing', '\u3164가\u115F\u1160나\uFFA0', '가나'],
  ['a sentence spelled in tags', `보통 글${String.fromCodePoint(0xe0049, 0xe0067, 0xe006e)}`, '보통 글'],
  ['bytes hidden in selectors', `a${String.fromCodePoint(0xfe01, 0xe0101, 0xe0120)}b`, 'ab'],
  ['a joiner in the middle of a word', '무\u200D료\u200C배송', '무료배송'],
  ['a family, which is one picture', '👨‍👩‍👧 ❤️‍🔥 👩🏽‍💻', '👨‍👩‍👧 ❤️‍🔥 👩🏽‍💻'],
  ['a choice of colour behind a letter', '가\uFE0F❤️', '가❤️'],
  ['controls', 'a\0b\x07c\x1B[31md', 'abc[31md'],
  ['half of a character', 'a\uD83Db\uDE00c', 'abc'],
];

describe('the plain text', () => {
  it.each(CASES)('of %s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('is plain already', () => {
    const texts = fc.string({
      unit: fc.oneof(
        fc.constantFrom('👨', '\u200D', '\uFE0F', '\u200B', '\uD83D', ' ', '\n', 'ᄒ', 'ᅡ', 'ᆫ'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(texts, (text) => plainText(plainText(text)) === plainText(text)),
      { numRuns: 2_000 },
    );
  });

  it('is found of ten million spaces or lines', () => {
    for (const unit of ['\u3000', '\n']) {
      expect(plainText(`a${unit.repeat(10_000_000)}`)).toBe('a');
    }
  });

  it('is one line where a heading or a cell is meant', () => {
    expect(plainLine(' 제1장\n\n 총칙 ')).toBe('제1장 총칙');
  });
});
