import { UndecidableError } from '../undecidable-error';
import type { Placed } from './owners';
import type { Tour } from './tour';

/** Path of a resource's construct without the id of its stack, or undefined where the assembly does not tell paths. */
export function constructPath({ stack, resource }: Placed): string | undefined {
  return stack.origins.get(resource.logicalId)?.path.split('/').slice(1).join('/');
}

/**
 * The place of a tour that speaks of a resource: the longest path that its construct is at or below. Where paths are not told, the
 * logical id is read, which begins with the same names.
 *
 * @throws UndecidableError for a resource that the tour does not name
 */
export function keyOf(tour: Tour, placed: Placed): string {
  const path = constructPath(placed);
  const { logicalId, type } = placed.resource;
  const [longest] = Object.keys(tour.nodes)
    .filter((key) =>
      path === undefined ? logicalId.startsWith(lettersOf(key)) : path === key || path.startsWith(`${key}/`),
    )
    .sort((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  throw new UndecidableError(`The tour of ${tour.pattern} has no name for ${path ?? logicalId} (${type})`);
}

/** A path as the library writes it into a logical id. */
function lettersOf(path: string): string {
  return path.replace(/[^A-Za-z0-9]/g, '');
}
