import type { PatternSettings } from '../../config/pattern-settings';
import type { Language } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import type { Graph } from '../../model/graph/graph';
import { graphOf } from '../../model/graph/graph-of';
import type { Tour } from '../../model/graph/tour';
import { patternTours } from '../graph/pattern-tours';
import { pictureOf } from '../picture/picture-of';

/** The graph of a pattern in one variant, drawn in each language. */
export interface PatternPicture {
  readonly graph: Graph;
  readonly pictures: Readonly<Record<Language, string>>;
}

export async function patternPicture(
  { name }: PatternSettings,
  stacks: readonly AssembledStack[],
): Promise<PatternPicture> {
  const graph = graphOf(stacks, tourOf(name));
  return { graph, pictures: { en: await pictureOf(graph, 'en'), ko: await pictureOf(graph, 'ko') } };
}

/** @throws Error for what is no pattern of the list */
export function tourOf(pattern: string): Tour {
  const tour = patternTours().find((each) => each.pattern === pattern);
  if (!tour) throw new Error(`There is no tour of ${pattern}`);
  return tour;
}
