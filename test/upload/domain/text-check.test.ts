import fc from 'fast-check';
import { utf8Check } from '../../../lib/upload/domain/text-check';

function isText(bytes: Uint8Array, pieceSize: number): boolean {
  const check = utf8Check();
  for (let at = 0; at < bytes.length; at += pieceSize) {
    if (!check.push(bytes.subarray(at, at + pieceSize))) return false;
  }
  return check.end();
}

it('takes any text without NUL, wherever a network cuts it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((chars) => !chars.includes('\0'));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 7 }), (chars, size) => isText(Buffer.from(chars), size)),
    { numRuns: 1_000 },
  );
});

it('refuses NUL, bytes that no text has, and a character that was cut off, wherever a network cuts it', () => {
  const good = fc.string({ unit: fc.constantFrom('a', '\n', '한', '😀'), maxLength: 40 });
  const bad = fc.constantFrom([0], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xb0, 0xa1], [0xf5, 0x80, 0x80, 0x80]);
  fc.assert(
    fc.property(good, bad, good, fc.integer({ min: 1, max: 7 }), (before, bytes, after, size) => {
      return !isText(Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]), size);
    }),
    { numRuns: 1_000 },
  );
  expect(isText(Buffer.from('한글').subarray(0, 5), 3)).toBe(false);
});
