import { UndecidableError } from '../undecidable-error';
import type { Placed } from './owners';
import type { NodeStory, Tour } from './tour';

/** What a tour calls a resource. */
export interface Named {
  readonly id: string;
  readonly story: NodeStory;
}

/**
 * What a tour says of a resource: at the longest path that its construct is at or below. Where an assembly does not tell paths, the
 * logical id is read, which begins with the same names.
 *
 * @throws UndecidableError for a resource that the tour does not name
 */
export function namedBy(tour: Tour, placed: Placed): Named {
  const path = constructPath(placed);
  const { logicalId, type } = placed.resource;
  const read = path ?? logicalId;
  const [longest] = Object.entries(tour.nodes)
    .flatMap(([key, story]) => {
      const found = expressionOf(path === undefined ? lettersOf(key) : key, path !== undefined).exec(read);
      return found ? [{ key, story, rest: found[1] }] : [];
    })
    .sort((a, b) => b.key.length - a.key.length);
  if (!longest) throw new UndecidableError(`The tour of ${tour.pattern} has no name for ${read} (${type})`);
  const { key, story, rest } = longest;
  return rest === undefined ? { id: key, story } : { id: key.replace('*', rest), story: filledIn(story, rest) };
}

/** Path of a resource's construct without the id of its stack, or undefined where the assembly does not tell paths. */
function constructPath({ stack, resource }: Placed): string | undefined {
  return stack.origins.get(resource.logicalId)?.path.split('/').slice(1).join('/');
}

function expressionOf(key: string, isPath: boolean): RegExp {
  const text = key.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', isPath ? '([^/]*)' : '([A-Za-z]*)');
  return new RegExp(`^${text}${isPath ? '(?:/|$)' : ''}`);
}

/** A path as the library writes it into a logical id. */
function lettersOf(path: string): string {
  return path.replace(/[^A-Za-z0-9*]/g, '');
}

function filledIn({ name, why, ...others }: NodeStory, rest: string): NodeStory {
  const filled = ({ en, ko }: NodeStory['name']) => ({ en: en.replace('*', rest), ko: ko.replace('*', rest) });
  return { ...others, name: filled(name), why: filled(why) };
}
