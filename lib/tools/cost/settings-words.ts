import { type ReadContext, readContext } from '../terminal/read-context';

/**
 * Settings in one word, parted by commas: a comma parts only where another key follows, since a value may hold some.
 *
 * @returns the part that is no setting, or one that is given a second time, if there is one
 */
export function readSettings(word: string): ReadContext | { readonly twice: string } {
  const parts = word.split(/,(?=[A-Za-z.]+=)/);
  const read = readContext(parts);
  if (read.malformed !== undefined) return read;
  const keys = parts.map((part) => part.slice(0, part.indexOf('=')));
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  return twice === undefined ? read : { twice };
}
