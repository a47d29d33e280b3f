import { LARGEST_ATOM, LARGEST_OVERLAP, sizeOf } from './passage-size';

/** What a sentence ends with, where a space follows; the last three need none. */
const ENDS = new Set('.!?…‥。！？');
const ENDS_WITHOUT_SPACE = new Set('。！？');
/** What closes a sentence behind its end. */
const CLOSERS = new Set('"\'”’)]」』〉》）');
/** Letters below which "1." or "Mr." is no sentence. */
const SHORTEST_SENTENCE = 8;

/** @returns the sentences of one line, in order; what stood between them is a space or nothing */
export function* sentencesOf(line: string): Generator<string> {
  let start = 0;
  let isEnded = false;
  for (let index = 0; index < line.length; index++) {
    const letter = line[index]!;
    if (isSpace(line, index)) {
      if (isEnded && index - start >= SHORTEST_SENTENCE) {
        yield line.slice(start, index);
        start = index + 1;
      }
      isEnded = false;
    } else if (ENDS.has(letter)) {
      isEnded = true;
    } else if (!CLOSERS.has(letter)) {
      if (isEnded && index > start && ENDS_WITHOUT_SPACE.has(line[index - 1]!)) {
        yield line.slice(start, index);
        start = index;
      }
      isEnded = false;
    }
  }
  if (start < line.length) yield line.slice(start);
}

/** @returns pieces of a text that is too large to stand in one, cut between words, or between letters where it has none */
export function* piecesOf(text: string, largest: number): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = endOfPiece(text, start, largest);
    yield text.slice(start, end);
    start = isSpace(text, end) ? end + 1 : end;
  }
}

/** @returns the last words of a text, as much as may be repeated; empty where it is all one word */
export function lastWords(text: string): string {
  let size = 0;
  let start = text.length;
  for (let index = text.length - 1; index > 0; index--) {
    size += sizeOf(text[index]!);
    if (size > LARGEST_OVERLAP) break;
    if (isSpace(text, index - 1)) start = index;
  }
  return text.slice(start);
}

function endOfPiece(text: string, start: number, largest: number): number {
  let size = 0;
  let space = start;
  for (let index = start; index < text.length; index++) {
    size += sizeOf(text[index]!);
    if (size > largest) return space > start ? space : endOfLetters(text, start, index);
    if (isSpace(text, index)) space = index;
  }
  return text.length;
}

/** A space that bears an accent is a letter. */
function isSpace(text: string, index: number): boolean {
  return (
    text[index] === ' ' &&
    !(text.charCodeAt(index + 1) >= FIRST_ACCENT && /^[\p{M}\u200D]/u.test(text.slice(index + 1, index + 3)))
  );
}

const FIRST_ACCENT = 0x300;

const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A family is one letter, and so is a flag. Asked for one place in a short text: walking over a long one takes the segmenter the
 * square of its length. A letter that is longer than a passage is cut all the same, between characters.
 */
function endOfLetters(text: string, start: number, limit: number): number {
  const around = text.slice(start, limit + LARGEST_ATOM);
  const end = start + (LETTERS.segment(around).containing(limit - start)?.index ?? 0);
  if (end > start) return end;
  const isHalf = /[\uDC00-\uDFFF]/.test(text[limit]!);
  return isHalf && limit - 1 > start ? limit - 1 : limit;
}
