import type { Sentence } from '../../../config/sentence';
import type { AssembledStack } from '../../../model/assembly';
import type { Graph, GraphNode, TemplateResource } from '../../../model/graph/graph';
import { graphOf } from '../../../model/graph/graph-of';
import { wayOf } from '../../../model/graph/way-of';
import { type WayPictures, wayPictures } from '../../picture/way-pictures';
import type { PageParts } from './pattern-page';

/** The picture of a page: the way of a request through the variant that runs, and what a click on a tile shows. */
export interface PagePicture {
  readonly svg: WayPictures;
  /** By the id of a node. */
  readonly tiles: Readonly<Record<string, Tile>>;
  /** Ids of the nodes that this variant has of each part. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** What the numbers in it say, in their order. */
  readonly steps: readonly Sentence[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

interface Tile {
  readonly name: Sentence;
  readonly why: Sentence;
  readonly console?: Sentence;
  readonly files: readonly string[];
  /** Its first resource as the template has it; of what is in no template, the one that lets it in or lets others reach it. */
  readonly resource?: object;
}

/**
 * Draws what was synthesized for a page.
 *
 * @throws UndecidableError for a template that the graph cannot place
 */
export async function pagePicture(
  { tour, parts = {} }: Pick<PageParts, 'tour' | 'parts'>,
  stacks: readonly AssembledStack[],
): Promise<PagePicture> {
  const graph = graphOf(stacks, tour);
  const way = wayOf(graph);
  const ids = graph.nodes.map(({ id }) => id);
  const filesOf = (id: string) => [
    ...new Set(Object.values(parts).flatMap(({ tiles, files }) => (tiles.includes(id) ? files : []))),
  ];
  return {
    svg: await wayPictures(way),
    tiles: Object.fromEntries(graph.nodes.map((node) => [node.id, tileOf(graph, node, filesOf(node.id), stacks)])),
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, { tiles }]) => [name, tiles.filter((id) => ids.includes(id))]),
    ),
    steps: way.flow.map(({ text }) => text),
    edges: way.edges.map(({ id, from, to }) => ({ id, from, to })),
  };
}

function tileOf(graph: Graph, node: GraphNode, files: readonly string[], stacks: readonly AssembledStack[]): Tile {
  const { name, why, console } = node;
  const resource = node.resource ?? between(graph, node);
  const found = resource && stacks.find(({ id }) => id === resource.stack)?.model.resources.get(resource.logicalId);
  return {
    name,
    why,
    ...(console && { console }),
    files,
    ...(found && { resource: { [found.logicalId]: { Type: found.type, Properties: found.properties } } }),
  };
}

/** What makes the edges of something outside, a permission first. */
function between({ edges }: Graph, { id }: GraphNode): TemplateResource | undefined {
  const own = edges.filter(({ from, to }) => from === id || to === id);
  return (own.find(({ permitted }) => permitted) ?? own[0])?.resource;
}
