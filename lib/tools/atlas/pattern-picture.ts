import type { PatternSettings } from '../../config/pattern-settings';
import type { Language } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import type { Graph } from '../../model/graph/graph';
import { graphOf } from '../../model/graph/graph-of';
import type { Tour } from '../../model/graph/tour';
import { wayOf } from '../../model/graph/way-of';
import { patternTours } from '../graph/pattern-tours';
import type { Shape } from '../picture/lines';
import { pictureOf } from '../picture/picture-of';

/** A picture in each language. */
export type Drawn = Readonly<Record<Language, string>>;

/** The graph of a pattern in one variant, drawn. */
export interface PatternPicture {
  readonly graph: Graph;
  /** All of it, for a wide screen. */
  readonly whole: Drawn;
  /** The way of a request alone, for paper: all of it would be too wide to read there. */
  readonly wideWay: Drawn;
  /** The same for a telephone. */
  readonly narrowWay: Drawn;
}

export async function patternPicture(
  { name }: PatternSettings,
  stacks: readonly AssembledStack[],
): Promise<PatternPicture> {
  const graph = graphOf(stacks, tourOf(name));
  const drawn = async (shown: Graph, shape: Shape, id: string = name): Promise<Drawn> => ({
    en: await pictureOf(shown, 'en', shape, id),
    ko: await pictureOf(shown, 'ko', shape, id),
  });
  return {
    graph,
    whole: await drawn(graph, 'wide', `${name}-whole`),
    wideWay: await drawn(wayOf(graph), 'wide'),
    narrowWay: await drawn(wayOf(graph), 'narrow'),
  };
}

/** @throws Error for what is no pattern of the list */
export function tourOf(pattern: string): Tour {
  const tour = patternTours().find((each) => each.pattern === pattern);
  if (!tour) throw new Error(`There is no tour of ${pattern}`);
  return tour;
}
