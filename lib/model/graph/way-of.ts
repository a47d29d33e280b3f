import type { Graph } from './graph';

/** What the way of a request touches, and nothing else: its things, the places that they are in, and the edges that it goes along. */
export function wayOf(graph: Graph): Graph {
  const touched = new Set(graph.flow.flatMap(({ from, to }) => [from, to]));
  const passed = new Set(graph.flow.flatMap(({ edges }) => edges));
  const nodes = graph.nodes.filter(({ id }) => touched.has(id));
  const used = new Set<string | undefined>();
  for (const { place } of nodes) {
    for (let at: string | undefined = place; at !== undefined && !used.has(at); ) {
      used.add(at);
      at = graph.places.find(({ id }) => id === at)?.within;
    }
  }
  return {
    ...graph,
    places: graph.places.filter(({ id }) => used.has(id)),
    nodes,
    edges: graph.edges.filter(({ id }) => passed.has(id)),
    groups: [],
  };
}
