import { UndecidableError } from '../undecidable-error';
import type { NodeKind } from './graph';
import { MODEL } from './models';
import { COLLAPSED } from './node-kinds';
import { namedBy } from './node-names';
import type { Placed } from './owners';
import { addressStory, mailStory, SHARED_STORIES } from './shared-stories';
import type { NodeStory, Tour } from './tour';

/** Id of a thing of a template in the graph. */
export function nodeId(tour: Tour, kind: NodeKind, main: Placed): string {
  return COLLAPSED[kind] ?? namedBy(tour, main).id;
}

/**
 * What is said of a node.
 *
 * @throws UndecidableError for one that neither the tour nor the house has words for
 */
export function storyOf(tour: Tour, id: string, main: Placed | undefined): NodeStory {
  const instance = main?.resource.type === 'AWS::EC2::Instance' ? SHARED_STORIES[`${id} instance`] : undefined;
  const ofTour = main && !(id in SHARED_STORIES) ? namedBy(tour, main).story : tour.nodes[id];
  const told = ofTour ?? instance ?? SHARED_STORIES[id] ?? ofOutside(tour, id);
  if (told) return told;
  throw new UndecidableError(`The tour of ${tour.pattern} has no words for ${id}`);
}

function ofOutside(tour: Tour, id: string): NodeStory | undefined {
  const text = /^outside\/(.+)$/.exec(id)?.[1];
  if (text === undefined || id.startsWith(MODEL)) return undefined;
  if (text.includes('@')) return mailStory(text);
  const named = tour.addresses?.find((each) => each.id === id);
  if (named) return named;
  return /^[\da-f.:]+\/\d+$|^pl-/.test(text) ? addressStory(text) : undefined;
}

/** Id of somebody outside: of addresses, by whose they are. */
export function outsideId(tour: Tour, id: string): string {
  return tour.addresses?.find(({ ranges }) => ranges.some((range) => id === `outside/${range}`))?.id ?? id;
}

/** What kind of thing somebody or something outside is. */
export function outsideKind(id: string): NodeKind {
  if (id === 'outside/internet') return 'internet';
  return id.startsWith(MODEL) ? 'model' : 'people';
}
