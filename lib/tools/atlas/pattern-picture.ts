import type { PatternSettings } from '../../config/pattern-settings';
import type { Language } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import type { Graph } from '../../model/graph/graph';
import { graphOf } from '../../model/graph/graph-of';
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
  const tour = patternTours().find(({ pattern }) => pattern === name);
  if (!tour) throw new Error(`There is no tour of ${name}`);
  const graph = graphOf(stacks, tour);
  return { graph, pictures: { en: await pictureOf(graph, 'en'), ko: await pictureOf(graph, 'ko') } };
}
