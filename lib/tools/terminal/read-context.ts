import type { ArgumentFault } from './argument-fault';

export type ReadContext =
  | { readonly context: Readonly<Record<string, string>>; readonly fault?: undefined }
  | { readonly fault: ArgumentFault };

/**
 * What `-c KEY=VALUE` says, as often as it is given; a value may hold further such signs.
 *
 * @param option - before which the words stood. @default - none
 * @returns what is wrong with the first word that is no such pair, if there is one
 */
export function readContext(words: readonly string[], option = ''): ReadContext {
  const context = new Map<string, string>();
  for (const word of words) {
    const at = word.indexOf('=');
    const key = word.slice(0, at);
    const kind = at < 1 ? 'noPair' : isOfEveryObject(key) ? 'noKey' : context.has(key) ? 'twice' : undefined;
    if (kind) return { fault: { kind, word: option === '' ? word : `${option} ${word}` } };
    context.set(key, word.slice(at + 1));
  }
  return { context: Object.fromEntries(context) };
}

/** `__proto__` would be lost on its way without a word, and `constructor` be found where nobody set it. */
function isOfEveryObject(key: string): boolean {
  return key.split('.').some((part) => part in Object.prototype);
}
