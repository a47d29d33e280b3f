/** Bytes in UTF-8 that a name may have: as many as file systems take. */
export const NAME_BYTES = 255;

/** Control characters, halves of characters, what turns the writing round, and what is not seen at all. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** What stands before the last of these is a folder on somebody's disk. */
const FOLDERS = /^.*[/\\]/s;

/**
 * The name of a file as the person who sent it sees it, whatever system it comes from: in composed form, since a Mac writes Hangul
 * letter by letter; without folders, and without what nobody sees.
 */
export function bareFileName(sent: string): string {
  return sent.normalize('NFC').replace(FOLDERS, '').replace(UNSEEN, '').trim();
}
