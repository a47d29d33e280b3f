import { type Look, lookOf } from './looks';

/** Names the media type of a file by its first bytes, as a library knows hundreds of them. */
export type DetectType = (head: Uint8Array) => Promise<string | undefined>;

/** Bytes that are looked at: as many as detection ever asks for. */
export const HEAD_BYTES = 4_100;

/** What a file must look like to be what it was declared as. */
const EXPECTED: ReadonlyMap<string, readonly Look[]> = new Map([
  ['image/jpeg', ['jpeg']],
  ['image/png', ['png', 'animatedPng']],
  ['image/webp', ['webp']],
  ['image/gif', ['gif']],
  ['application/pdf', ['pdf']],
  ['application/zip', ['zip']],
  ['text/plain', ['text']],
  ['text/csv', ['text']],
  ['video/mp4', ['mp4']],
  ['video/webm', ['webm']],
]);

export function isAsDeclared(look: Look | undefined, contentType: string): boolean {
  return look !== undefined && (EXPECTED.get(contentType)?.includes(look) ?? false);
}

/**
 * What a file looks like.
 *
 * Pages and drawings come first, in whatever encoding browsers would read them. Text comes before every magic number: a letter that
 * begins with "BM" is no bitmap. So does the mark of UTF-16, which looks like the beginning of a sound recording. A PDF may be all
 * text, and is none.
 *
 * @returns undefined for bytes that nobody can name
 */
export async function sniff(head: Uint8Array, detect: DetectType): Promise<Look | undefined> {
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) return 'utf16';
  const markup = markupIn(Buffer.from(head).toString('latin1'));
  if (markup !== undefined) return markup;
  const text = decoded(head, 'utf-8');
  if (text !== undefined) return text.startsWith('%PDF-') ? 'pdf' : 'text';
  const type = await detect(head);
  if (type !== undefined) return lookOf(type);
  return isKorean(decoded(head, 'euc-kr')) ? 'eucKr' : undefined;
}

/** What browsers take for the beginning of a web page, by the standard for such guesses (mimesniff.spec.whatwg.org). */
const PAGE =
  /^<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|img|object|embed)[\s/>]/i;

function markupIn(head: string): 'html' | 'svg' | undefined {
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (PAGE.test(start)) return 'html';
  if (start.startsWith('<') && /<(?:\w+:)?svg[\s/>]/i.test(start)) return 'svg';
  if (/^<(?:!--|\?xml)/i.test(start) && /<(?:\w+:)?(?:html|script)[\s/>]/i.test(start)) return 'html';
  return undefined;
}

/** @returns undefined for bytes that are no text in this encoding; a character that is cut off at the end is none of its faults */
function decoded(head: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Most sequences of two large bytes are some letter in EUC-KR, so half of them should be Hangul. */
function isKorean(text: string | undefined): boolean {
  if (text === undefined) return false;
  const foreign = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  return hangul > 0 && hangul * 2 >= foreign;
}

function startsWith(head: Uint8Array, ...bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
