import { displayWidth } from '../terminal/columns';

/** Of the height of a letter, how wide a column of a terminal is: half a Korean letter, a wide Latin one. */
const COLUMN = 0.56;

/** How long a text is at most, at a size of its letters. */
export function lengthOf(text: string, size: number): number {
  return Math.ceil(displayWidth(text) * size * COLUMN);
}

/** A text in lines that fit a width; a word that is longer stands in pieces. */
export function wrapped(text: string, width: number, size: number): readonly string[] {
  const most = Math.floor(width / (size * COLUMN));
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((each) => pieces(each, most))) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, most: number): string[] {
  const found = [''];
  for (const letter of word) {
    if (displayWidth(found.at(-1)! + letter) > most) found.push('');
    found[found.length - 1] += letter;
  }
  return found;
}
