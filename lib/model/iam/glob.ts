/**
 * IAM's wildcards: `*` is any run of characters, `?` exactly one. Both are literal where the text came out of a policy
 * variable, so patterns are lists of pieces: plain text matches itself, wildcards are symbols.
 */
export type Pattern = readonly (string | typeof ANY_RUN | typeof ANY_ONE)[];

export const ANY_RUN = Symbol('*');
export const ANY_ONE = Symbol('?');

const read = new Map<string, Pattern>();

/** Reads `*` and `?` in a text as wildcards. */
export function wildcards(text: string): Pattern {
  let pattern = read.get(text);
  if (!pattern) {
    pattern = text
      .split(/([*?])/)
      .filter((piece) => piece !== '')
      .map((piece) => (piece === '*' ? ANY_RUN : piece === '?' ? ANY_ONE : piece));
    read.set(text, pattern);
  }
  return pattern;
}

/** Policies have few patterns and proofs ask each of them tens of thousands of times. */
const compiled = { exact: new WeakMap<Pattern, RegExp>(), ignoringCase: new WeakMap<Pattern, RegExp>() };

/** @param options.ignoreCase - as for action names; resources are case-sensitive */
export function matches(pattern: Pattern, text: string, options: { readonly ignoreCase?: boolean } = {}): boolean {
  const known = options.ignoreCase ? compiled.ignoringCase : compiled.exact;
  let expression = known.get(pattern);
  if (!expression) {
    expression = new RegExp(`^${pattern.map(expressionOf).join('')}$`, options.ignoreCase ? 'iu' : 'u');
    known.set(pattern, expression);
  }
  return expression.test(text);
}

function expressionOf(piece: Pattern[number]): string {
  if (piece === ANY_RUN) return '[^]*';
  if (piece === ANY_ONE) return '[^]';
  return escaped(piece as string);
}

/** A text as a regular expression that matches it alone. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
