import { decodeCp949 } from './cp949';

/** @returns the text of bytes, in the encoding that they show; undefined when they are no text */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return decoded(bytes, marked);
  return (
    decoded(bytes, 'utf-8') ??
    ifAssigned(decoded(bytes, unmarkedUtf16(bytes))) ??
    decoded(bytes, declaredEncoding(bytes)) ??
    damagedUtf8(bytes) ??
    ifMostly(HANGUL, isMostlyEucKr(bytes) ? decodeCp949(bytes) : undefined) ??
    ifMostly(LATIN, decoded(bytes, 'windows-1252'))
  );
}

/** What old Korean files hold besides Hangul: their brackets, bullets and Chinese characters are two bytes, too. */
const HANGUL = /[가-힣]/g;
const LATIN = /[\u00C0-\u00FF\u2013-\u2026\u20AC\u00A0-\u00BF]/g;

/** Letters that are counted to tell a language. */
const SAMPLE = 65_536;

const CONTROLS = /(?![\t\n\r\f])\p{Cc}/u;
const NO_TEXT = /(?![\t\n\r\f])[\p{Cn}\p{Co}\p{Cc}]/u;

/** By how a text begins: the mark of byte order. */
function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Bytes that are looked at for signs of an encoding. */
const LOOKED_AT = 1_024;

/** In UTF-16 the spaces, line ends and digits of every language are those of ASCII beside a zero. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const found = [0, 0];
  for (let index = 0; index + 1 < Math.min(bytes.length, LOOKED_AT); index += 2) {
    for (const side of [0, 1]) {
      if (bytes[index + 1 - side] === 0 && isAscii(bytes[index + side]!)) found[side]! += 1;
    }
  }
  if (found[0] === found[1]) return undefined;
  return found[0]! > found[1]! ? 'utf-16le' : 'utf-16be';
}

function isAscii(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** What a web page says of itself. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT));
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1];
}

/** A character that is cut off at the end is no fault: the rest is still to be read. */
function decoded(bytes: Uint8Array, encoding: string | undefined): string | undefined {
  if (encoding === undefined) return undefined;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Of the bytes beyond ASCII, the share that is proper UTF-8: with a byte of another program in it nearly all, else hardly one in three. */
const MOST_OF_UTF8 = 0.8;

/** A letter that was pasted in another encoding spoils itself alone. */
function damagedUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (CONTROLS.test(text)) return undefined;
  const bad = text.match(/\uFFFD/g)?.length ?? 0;
  const good = (text.match(/(?!\uFFFD)[^\p{ASCII}]/gu) ?? []).reduce(
    (sum, letter) => sum + Buffer.byteLength(letter),
    0,
  );
  return good >= MOST_OF_UTF8 * (good + bad) && good > 0 ? text : undefined;
}

/** Noise that is taken for UTF-16 soon comes to a character that is none. */
function ifAssigned(text: string | undefined): string | undefined {
  return text !== undefined && !NO_TEXT.test(text) ? text : undefined;
}

/**
 * Both bytes of a Korean letter are beyond ASCII, but for some as rare as 똠: a quotation mark of Windows and the English letter behind
 * it would be one of those.
 */
function isMostlyEucKr(bytes: Uint8Array): boolean {
  let common = 0;
  let rare = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    if (bytes[at]! > 0xa0 && bytes[at + 1]! > 0xa0) common += 1;
    else rare += 1;
    at += 1;
  }
  return common >= rare;
}

/** Most sequences of bytes are something in these encodings, so most of what they come to should be letters of the language. */
function ifMostly(letters: RegExp, text: string | undefined): string | undefined {
  if (text === undefined || CONTROLS.test(text)) return undefined;
  const sample = text.slice(0, SAMPLE);
  const foreign = sample.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const expected = sample.match(letters)?.length ?? 0;
  return expected > 0 && expected * 2 >= foreign ? text : undefined;
}
