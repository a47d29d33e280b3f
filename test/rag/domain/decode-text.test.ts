import { cp949Letter } from '../../../lib/rag/domain/cp949';
import { decodeText } from '../../../lib/rag/domain/decode-text';

/** 가나다라 대한민국 "㈜" in EUC-KR, and a word that only its extension by Microsoft (CP949) has. */
const EUC_KR = Buffer.from('b0a1b3aab4d9b6f320b4ebc7d1b9ceb1b9', 'hex');
const CP949 = Buffer.from('8c63b9e6b0a2c7cf', 'hex');

const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('code page 949', () => {
  it('has every syllable of Hangul, once', () => {
    const codes = Array.from({ length: 0x1_0000 }, (_, code) => code).filter((code) => cp949Letter(code) !== undefined);
    const syllables = codes.map((code) => cp949Letter(code)!).filter((letter) => letter >= 0xac00 && letter <= 0xd7a3);
    expect(syllables).toHaveLength(11_172);
    expect(new Set(syllables).size).toBe(11_172);
    expect(codes).toHaveLength(17_048);
  });

  it.each([
    [0x8141, '갂'],
    [0xc652, '힣'],
    [0xa141, '좥'],
    [0xb0a1, '가'],
    [0xa2e6, '€'],
  ])('has %i for %s', (code, letter) => {
    expect(String.fromCharCode(cp949Letter(code)!)).toBe(letter);
  });
});

describe('the text of bytes', () => {
  it.each([
    ['UTF-8', Buffer.from('한글 and English'), '한글 and English'],
    ['UTF-8 with its mark', Buffer.from('\uFEFF한글'), '한글'],
    ['UTF-8 that ends in the middle of a letter', Buffer.from('한글').subarray(0, 5), '한'],
    ['UTF-16 of Windows', utf16le('\uFEFF한글 하나'), '한글 하나'],
    ['UTF-16 of others', utf16be('\uFEFF한글 하나'), '한글 하나'],
    ['UTF-16 without a mark', utf16le('한글 하나\n'), '한글 하나\n'],
    ['UTF-16 of others without a mark', utf16be('한글 하나\n'), '한글 하나\n'],
    ['EUC-KR', EUC_KR, '가나다라 대한민국'],
    ['CP949', CP949, '똠방각하'],
    [
      'a page that says what it is',
      Buffer.from('<meta charset="shift_jis">\x93\xfa\x96\x7b', 'latin1'),
      '<meta charset="shift_jis">日本',
    ],
    ['old English with curved quotes', Buffer.from('\x93It\x92s late\x94, caf\xe9', 'latin1'), '“It’s late”, café'],
    ['nothing', Buffer.alloc(0), ''],
  ])('in %s', (_, bytes, text) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['an archive', Buffer.from('504b030414000000080000002100', 'hex')],
    ['noise', Buffer.from('ff00fe01c3289fa0b1d2e3f4', 'hex')],
    ['zeros', Buffer.alloc(64)],
  ])('is none in %s', (_, bytes) => {
    expect(decodeText(bytes)).toBeUndefined();
  });
});
