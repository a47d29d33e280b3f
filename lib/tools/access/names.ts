import { bareId } from '../../model/bare-id';
import type { StackModel } from '../../model/template';
import { nearestFirst } from './nearest-first';
import { QuestionError } from './question-error';

/** A name as one compares it: in small letters, put together from its parts as a Mac splits it, without what joins its words. */
export function soundOf(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** `Queue/Jobs`, `queue jobs` and `QueueJobs` are the same construct. */
function jointless(name: string): string {
  return soundOf(name).replace(/[\s/_-]/g, '');
}

/**
 * The one that a person means, by name, logical id or path, in small or capital letters.
 *
 * @throws QuestionError naming the field, with the nearest there are
 */
export function named<Item extends { readonly name: string; readonly logicalId?: string }>(
  items: readonly Item[],
  field: string,
  value: string,
): Item {
  const names = items.map(({ name }) => name);
  if (value.trim() === '') throw new QuestionError('noName', field, value, nearestFirst('', names));
  const found = foundIn(items, value);
  if (found) return found;
  throw new QuestionError('unknownName', field, value, nearestFirst(value, names));
}

/** The same, or undefined where there is none. */
export function foundIn<Item extends { readonly name: string; readonly logicalId?: string }>(
  items: readonly Item[],
  value: string,
): Item | undefined {
  const is = (form: (name: string) => string) => (item: Item) =>
    [item.name, item.logicalId].some((text) => text !== undefined && form(text) === form(value));
  return items.find(is(soundOf)) ?? items.find(is(jointless));
}

/**
 * Where to look in the template: `ServerInstance (AWS::EC2::Instance, ServerInstanceE518391B)`.
 *
 * @param name - what stands there. @default - the resource itself
 */
export function placeOf(stack: StackModel, logicalId: string, name = bareId(logicalId)): string {
  return `${name} (${stack.resources.get(logicalId)?.type}, ${logicalId})`;
}
