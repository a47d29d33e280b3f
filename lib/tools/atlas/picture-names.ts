import type { Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import type { Graph } from '../../model/graph/graph';
import type { Tour } from '../../model/graph/tour';
import { thingName } from '../wording/thing-name';
import { resourceKey } from './resource-key';

/** What the picture calls things, for whatever is told of them below it. */
export interface PictureNames {
  /** A resource by its tile, or by the tile or the group that it belongs to. */
  readonly thing: (stack: AssembledStack, logicalId: string) => Sentence;
  /** The tile or the group that a resource belongs to. */
  readonly owner: (stack: AssembledStack, logicalId: string) => Sentence | undefined;
  /** A range of addresses with whose it is, where the tour says so. */
  readonly range: (range: string) => Sentence;
}

/** Below the construct of a function, the levels that are the same everywhere. */
const FUNCTION_LEVELS = /\/(Handler\/)?Function$/;

export function pictureNames({ nodes, groups }: Graph, { addresses = [] }: Pick<Tour, 'addresses'>): PictureNames {
  const named = new Map<string, (path: string) => Sentence>();
  const owners = new Map<string, Sentence>();
  for (const { title, resources } of groups) {
    for (const { stack, logicalId } of resources) {
      owners.set(resourceKey(stack, logicalId), title);
      named.set(resourceKey(stack, logicalId), (path) => {
        const bare = path.replace(FUNCTION_LEVELS, '');
        return { en: `${title.en}: ${bare}`, ko: `${title.ko}: ${bare}` };
      });
    }
  }
  for (const { name, resource: main, resources } of nodes) {
    for (const { stack, logicalId, type } of resources) {
      const partOf = (path: string): Sentence => {
        const part = path.split('/').at(-1);
        return { en: `${name.en} (${part})`, ko: `${name.ko}(${part})` };
      };
      owners.set(resourceKey(stack, logicalId), name);
      named.set(resourceKey(stack, logicalId), type === main?.type ? () => name : partOf);
    }
  }
  return {
    thing: (stack, logicalId) => {
      const path = thingName(stack, logicalId);
      return named.get(resourceKey(stack.id, logicalId))?.(path) ?? { en: path, ko: path };
    },
    owner: (stack, logicalId) => owners.get(resourceKey(stack.id, logicalId)),
    range: (range) => {
      const whose = addresses.find(({ ranges }) => ranges.includes(range))?.name;
      return whose ? { en: `${whose.en} (${range})`, ko: `${whose.ko}(${range})` } : { en: range, ko: range };
    },
  };
}
