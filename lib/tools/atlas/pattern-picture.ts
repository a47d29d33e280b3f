import type { PatternSettings } from '../../config/pattern-settings';
import type { Language } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import type { Graph } from '../../model/graph/graph';

/** The graph of a pattern in one variant, drawn in each language. */
export interface PatternPicture {
  readonly graph: Graph;
  readonly pictures: Readonly<Record<Language, string>>;
}

/** Stub until graphs are there. */
export async function patternPicture(
  { name: pattern }: PatternSettings,
  stacks: readonly AssembledStack[],
): Promise<PatternPicture> {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"></svg>';
  void stacks;
  return {
    graph: {
      version: 1,
      pattern,
      title: { en: pattern, ko: pattern },
      places: [],
      nodes: [],
      edges: [],
      flow: [],
      groups: [],
    },
    pictures: { en: picture, ko: picture },
  };
}
