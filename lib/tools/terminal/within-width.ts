import { displayWidth } from './columns';

/** What goes on in a further line stands so much behind the first. */
const HANGING = 4;

/** A text with its long lines broken between words. A word that is longer than a line keeps a line of its own. */
export function withinWidth(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (displayWidth(line) <= width ? [line] : broken(line, width)))
    .join('\n');
}

function broken(line: string, width: number): string[] {
  const indent = /^ */.exec(line)![0];
  const [first, ...words] = line.trim().split(/(?<=\S)(?= )/);
  const lines = [`${indent}${first}`];
  for (const word of words) {
    const longer = lines.at(-1)! + word;
    if (displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(`${indent}${' '.repeat(HANGING)}${word.trimStart()}`);
  }
  return lines;
}
