/** Columns of a terminal that a text takes: Korean letters take two. */
export function displayWidth(text: string): number {
  return [...text].reduce(
    (width, letter) => width + (/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/.test(letter) ? 2 : 1),
    0,
  );
}

/** Pairs as two columns. */
export function columns(pairs: readonly (readonly [string, string])[], indent = '  '): string[] {
  const width = Math.max(0, ...pairs.map(([label]) => displayWidth(label)));
  return pairs.map(([label, text]) => `${indent}${label}${' '.repeat(width - displayWidth(label))}  ${text}`);
}
