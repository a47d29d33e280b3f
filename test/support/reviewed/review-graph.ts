import type { Graph } from '../../../lib/model/graph/graph';
import { graphSchema } from '../../../lib/model/graph/graph';
import { graphOf } from '../../../lib/model/graph/graph-of';
import type { Tour } from '../../../lib/model/graph/tour';
import type { PatternUnderTest } from '../pattern-under-test';
import { synthesizeStacks } from '../synthesize';
import type { Variant } from '../variant';
import { variantsOf } from '../variants';
import { graphText } from './graph-text';

/** A text that goes into the snapshot as it is. */
class ReviewedGraph {
  constructor(readonly text: string) {}
}

/**
 * The graph of every shape of a pattern in both modes, for reviewing: the first whole, each further one as what differs from the
 * earlier one that it is nearest to. And the tour that gives it words: nothing of it is dead.
 */
export function reviewGraph(pattern: PatternUnderTest, tour: Tour): void {
  expect.addSnapshotSerializer({
    test: (value) => value instanceof ReviewedGraph,
    serialize: (value: ReviewedGraph) => value.text,
  });
  const graphs = new Map<Variant, Graph>();
  beforeAll(() => {
    for (const variant of variantsOf(pattern)) graphs.set(variant, graphOf(synthesizeStacks(variant), tour));
  });

  test(`the graphs of ${tour.pattern} are as they were reviewed`, () => {
    const texts = new Map([...graphs].map(([{ name }, graph]) => [name, graphText(graph)]));
    expect(new ReviewedGraph(pagesOf(texts).join('\n\n'))).toMatchSnapshot();
  });

  test('every graph is what its schema says', () => {
    for (const graph of graphs.values()) expect(graphSchema.safeParse(graph).error).toBeUndefined();
  });

  test('every name that the tour gives is that of a thing of some variant', () => {
    const ids = [...graphs.values()].flatMap(({ nodes }) => nodes.map(({ id }) => id));
    const isUsed = (key: string) =>
      key.endsWith('*') ? ids.some((id) => id.startsWith(key.slice(0, -1))) : ids.includes(key);
    const keys = [...Object.keys(tour.nodes), ...(tour.addresses ?? []).map(({ id }) => id)];
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  test('every step of the tour goes along an edge of some variant', () => {
    const gone = [...graphs.values()].flatMap(({ flow }) => flow.map(({ from, to }) => `${from} > ${to}`));
    const steps = tour.steps.map(({ from, to }) => `${from} > ${to}`);
    expect(steps.filter((step) => !gone.includes(step))).toEqual([]);
  });
}

function pagesOf(texts: ReadonlyMap<string, readonly string[]>): string[] {
  const before = new Map<string, readonly string[]>();
  return [...texts].map(([name, lines]) => {
    const [nearest] = [...before]
      .map(([base, earlier]) => ({ base, changes: changesOf(earlier, lines) }))
      .sort((a, b) => a.changes.length - b.changes.length);
    before.set(name, lines);
    if (!nearest) return [`## ${name}`, ...lines].join('\n');
    if (nearest.changes.length === 0) return `## ${name}\nis as ${nearest.base}`;
    return [`## ${name}`, `differs from ${nearest.base}`, ...nearest.changes].join('\n');
  });
}

function changesOf(from: readonly string[], to: readonly string[]): readonly string[] {
  return [
    ...from.filter((line) => !to.includes(line)).map((line) => `- ${line}`),
    ...to.filter((line) => !from.includes(line)).map((line) => `+ ${line}`),
  ];
}
