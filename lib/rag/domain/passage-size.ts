/**
 * Size of a text: a letter of Hangul, of which half as many say the same, counts as two of Latin. So the sizes below are about 500
 * Korean or 1,000 English letters, which searches best by published measurements, where more or less makes little difference.
 */
export function sizeOf(text: string): number {
  let size = text.length;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) >= FIRST_WIDE) size += 1;
  }
  return size;
}

/** Hangul and everything behind it, as East Asian writing does. */
const FIRST_WIDE = 0x1100;

/** A section that has to be cut is cut into passages of about this size. */
export const PASSAGE_SIZE = 1_000;
/** No passage is larger: a section of this size is not cut. Two thirds of it go into the next cut, so that no crumb is left. */
export const LARGEST_PASSAGE = 1_500;
/** What a passage may repeat of the one before it, in a section that was cut. */
export const LARGEST_OVERLAP = 150;
/** A header of a table is repeated in every passage of its rows, unless it is larger than this. */
export const LARGEST_HEADER = 400;
/** What is cut no further: with what is repeated before it, it still makes a passage. */
export const LARGEST_ATOM = 900;
