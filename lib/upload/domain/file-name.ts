/** Bytes in UTF-8 that a name may have: as many as file systems take. */
export const NAME_BYTES = 255;

/** Control characters, halves of characters, what turns the writing round, and what is not seen at all. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** What stands before the last of these is a folder on somebody's disk. */
const FOLDERS = /^.*[/\\]/s;

const NAMELESS = 'file';
/** An ending that is longer than this is none. */
const LONGEST_ENDING = 16;

/**
 * The name that a file is saved under, as the person who sent it sees it, whatever system it comes from: in composed form, since a
 * Mac writes Hangul letter by letter; without folders, and without what nobody sees. It is never a part of a key (U3).
 */
export function fileName(sent: string): string {
  const name = sent.normalize('NFC').replace(FOLDERS, '').replace(UNSEEN, '').trim();
  return /^\.*$/.test(name) ? NAMELESS : shortened(name);
}

/** Cut before its ending, and between what a person takes for letters: a flag or a family is one. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= NAME_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const hasEnding = dot > 0 && Buffer.byteLength(name.slice(dot)) <= LONGEST_ENDING;
  const ending = hasEnding ? name.slice(dot) : '';
  let kept = '';
  let bytes = Buffer.byteLength(ending);
  for (const { segment } of new Intl.Segmenter().segment(hasEnding ? name.slice(0, dot) : name)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > NAME_BYTES) break;
    kept += segment;
  }
  return kept === '' ? NAMELESS + ending : kept + ending;
}
