import { displayWidth } from '../terminal/columns';

/** Letters of a picture. */
export interface TextSize {
  readonly size: number;
  readonly lineHeight: number;
  /** Of the size, how wide a column of a terminal is at most: half a Korean letter, a wide Latin one. */
  readonly column: number;
}

export const NAME_TEXT: TextSize = { size: 13, lineHeight: 16, column: 0.62 };
export const PLACE_TEXT: TextSize = { size: 13, lineHeight: 16, column: 0.62 };
export const SERVICE_TEXT: TextSize = { size: 10.5, lineHeight: 14, column: 0.72 };
export const LABEL_TEXT: TextSize = { size: 12, lineHeight: 15, column: 0.58 };

/** How long a text is at most. */
export function lengthOf(text: string, { size, column }: TextSize): number {
  return Math.ceil(displayWidth(text) * size * column);
}

/** A text in lines that fit a width; a word that is longer stands in pieces. */
export function wrapped(text: string, width: number, { size, column }: TextSize): readonly string[] {
  const most = Math.floor(width / (size * column));
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
