/** First bytes and second bytes of a letter in EUC-KR (KS X 1001), and those that Microsoft's code page 949 adds to them. */
const FIRST = 0x81;
const LAST = 0xfe;
const STANDARD = 0xa1;
const LAST_ADDED = 0xc6;
const ADDED_SECONDS = [...between(0x41, 0x5a), ...between(0x61, 0x7a), ...between(0x81, LAST)];

/** Signs that the code page has and the standard has not. */
const SIGNS = { 41702: 0x20ac, 41703: 0xae };

let letters: Uint16Array | undefined;

/**
 * Korean text as Windows wrote it before Unicode. TextDecoder knows only the 2,350 syllables of its standard part in Node.js; the
 * code page has the other 8,822 in the order of Unicode, at the places that the standard leaves free.
 *
 * @returns undefined for bytes that are none; a letter that is cut off at the end is left out
 */
export function decodeCp949(bytes: Uint8Array): string | undefined {
  const codes = new Uint16Array(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const first = bytes[index]!;
    if (first < 0x80) {
      codes[length++] = first;
      continue;
    }
    index++;
    if (index === bytes.length && first >= FIRST && first <= LAST) break;
    const letter = cp949Letter((first << 8) | (bytes[index] ?? 0));
    if (letter === undefined) return undefined;
    codes[length++] = letter;
  }
  return new TextDecoder('utf-16le').decode(codes.subarray(0, length));
}

/** @returns the letter of two bytes, all of which are below 0x10000 */
export function cp949Letter(code: number): number | undefined {
  letters ??= readLetters();
  return letters[code] || undefined;
}

function readLetters(): Uint16Array {
  const found = new Uint16Array(0x1_0000);
  const standard = new TextDecoder('euc-kr');
  const taken = new Set<number>();
  for (const first of between(STANDARD, LAST)) {
    for (const second of between(STANDARD, LAST)) {
      const text = standard.decode(Uint8Array.of(first, second));
      if (text.length !== 1 || /[\uFFFD\p{Co}]/u.test(text)) continue;
      found[(first << 8) | second] = text.charCodeAt(0);
      taken.add(text.charCodeAt(0));
    }
  }
  for (const [code, sign] of Object.entries(SIGNS)) found[Number(code)] = sign;
  const added = between(0xac00, 0xd7a3).filter((syllable) => !taken.has(syllable));
  let next = 0;
  for (const first of between(FIRST, LAST_ADDED)) {
    for (const second of ADDED_SECONDS) {
      if (first >= STANDARD && second >= STANDARD) continue;
      if (next < added.length) found[(first << 8) | second] = added[next++]!;
    }
  }
  return found;
}

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
