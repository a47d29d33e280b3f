/**
 * What nobody sees, and what turns the writing round: it hides words from a search, or instructions from a reader. Tags and
 * the selectors of the supplement spell whole sentences that no screen shows.
 */
const UNSEEN = /(?!\u200D|\uFE0E|\uFE0F)\p{Default_Ignorable_Code_Point}|[\u2800\uFFF9-\uFFFB\uFFFE\uFFFF]/gu;

/** The joiner of a family of emoji and the choice of their colour are a part of what is seen; anywhere else they are unseen. */
const LOOSE_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
const LOOSE_SELECTOR = /(?<!\p{Emoji})(?:\uFE0E|\uFE0F)/gu;

/** Halves of characters, which no encoding can write. */
const HALVES = /\p{Cs}/gu;

const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /(?![\n\t])\p{Cc}/gu;
const SPACES = /[\t\p{Zs}]/gu;

/**
 * A text as it is kept, embedded and searched: composed (a Mac writes Hangul letter by letter), without what is not seen, with one
 * kind of space and of line, and at most one empty line. Doing it again changes nothing.
 */
export function plainText(text: string): string {
  const seen = text.replace(HALVES, '').replace(UNSEEN, '').replace(LINE_ENDS, '\n').replace(CONTROLS, '');
  // One letter at a time: a repetition of ten million is more than an expression can look back over.
  return seen
    .replace(LOOSE_SELECTOR, '')
    .replace(LOOSE_JOINER, '')
    .normalize('NFC')
    .replace(SPACES, ' ')
    .replace(/ (?= )/g, '')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n(?=\n\n)/g, '')
    .trim();
}

/** The same on one line: what a heading or a cell is. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\n+/g, ' ');
}
