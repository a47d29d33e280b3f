/** Letters that take two columns of a terminal: Korean, Chinese, Japanese, full-width forms, and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns of a terminal that a text takes. What a Mac writes as the parts of a Korean syllable is shown as one. */
export function displayWidth(text: string): number {
  return [...text.normalize('NFC')].reduce((width, letter) => width + (WIDE.test(letter) ? 2 : 1), 0);
}

/** A text with spaces behind it until it takes so many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Pairs as two columns. */
export function columns(pairs: readonly (readonly [string, string])[], indent = '  '): string[] {
  const width = Math.max(0, ...pairs.map(([label]) => displayWidth(label)));
  return pairs.map(([label, text]) => `${indent}${padded(label, width)}  ${text}`);
}
