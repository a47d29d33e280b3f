import { type StatedUse, USES } from './uses';

/** So much is no month of a pattern, and more than a sum of money can show. */
export const MOST_USED = 1e12;

/** More people are no class. */
export const MOST_PEOPLE = 1_000;

/** What is wrong with a word of `--use`. */
export type UseFault = 'no pair' | 'no such name' | 'no number' | 'too many' | 'twice';

/** What `--use a=1,b=2` says, or the first part of it that says nothing and why. */
export function readUse(
  text: string,
): { readonly stated: StatedUse } | { readonly word: string; readonly fault: UseFault } {
  const stated: Record<string, number> = {};
  for (const part of text.split(',')) {
    const word = part.trim();
    const [, name = '', quantity = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    const fault = faultOf(name, quantity, stated);
    if (fault) return { word, fault };
    stated[name] = Number(quantity);
  }
  return { stated };
}

function faultOf(name: string, quantity: string, already: Readonly<Record<string, number>>): UseFault | undefined {
  if (name === '') return 'no pair';
  if (!Object.hasOwn(USES, name)) return 'no such name';
  if (Object.hasOwn(already, name)) return 'twice';
  if (!/^\d+(\.\d+)?$/.test(quantity)) return 'no number';
  return Number(quantity) > MOST_USED ? 'too many' : undefined;
}

/** How many people `--class` says, or undefined where that is no class. */
export function readPeople(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const people = Number(text);
  return people >= 1 && people <= MOST_PEOPLE ? people : undefined;
}
