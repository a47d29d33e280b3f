import type { Sentence } from '../../config/sentence';
import type { Graph } from '../../model/graph/graph';
import { resourceKey } from './resource-key';

/** By the key of a resource, what the picture calls it. What the picture does not show has no name here. */
export type PictureNames = ReadonlyMap<string, Sentence>;

/** Names of the things of a picture, for whatever is told of them below it. */
export function pictureNames({ nodes }: Graph): PictureNames {
  return new Map(
    nodes.flatMap(({ name, resource: main, resources }) =>
      resources
        .filter(({ type }) => type === main?.type)
        .map(({ stack, logicalId }) => [resourceKey(stack, logicalId), name] as const),
    ),
  );
}
