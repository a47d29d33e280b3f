export type ReadContext =
  | { readonly context: Readonly<Record<string, string>>; readonly malformed?: undefined }
  | { readonly malformed: string };

/**
 * What `-c KEY=VALUE` says, as often as it is given; a value may hold further such signs.
 *
 * @returns the first word that is no such pair, if there is one
 */
export function readContext(words: readonly string[]): ReadContext {
  const pairs = words.map((word) => [word, word.indexOf('=')] as const);
  const malformed = pairs.find(([, at]) => at < 1);
  if (malformed) return { malformed: malformed[0] };
  return { context: Object.fromEntries(pairs.map(([word, at]) => [word.slice(0, at), word.slice(at + 1)])) };
}
