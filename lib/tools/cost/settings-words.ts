import { type ReadContext, readContext } from '../terminal/read-context';

/**
 * Settings in one word, parted by commas: a comma parts only where another key follows, since a value may hold some.
 *
 * @returns the part that is no setting, or one that is given a second time, if there is one
 */
export function readSettings(word: string): ReadContext {
  return readContext(word.split(/,(?=[A-Za-z.]+=)/));
}
