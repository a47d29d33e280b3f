import ELK from 'elkjs/lib/elk.bundled.js';
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api';
import type { Language } from '../../config/sentence';
import type { Graph, GraphEdge, GraphNode } from '../../model/graph/graph';
import { lengthOf, wrapped } from './text-lines';

/** Width of a tile, in the units of the picture. */
export const TILE_WIDTH = 148;
const TILE_HEAD = 44;
export const LINE_HEIGHT = 15;

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DrawnEdge {
  readonly edge: GraphEdge;
  /** From where the data comes to where it goes. */
  readonly points: readonly Point[];
  readonly label?: Box & { readonly text: string };
}

/** Where everything of a picture is. */
export interface LaidOut {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<string, Box>;
  readonly tiles: ReadonlyMap<string, Box>;
  readonly edges: readonly DrawnEdge[];
}

/** Whether a request goes from left to right, or from top to bottom on a narrow screen. */
export type Shape = 'wide' | 'narrow';

const DIRECTIONS: Readonly<Record<Shape, string>> = { wide: 'RIGHT', narrow: 'DOWN' };

const OPTIONS: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': '46',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.randomSeed': '1',
};
const PLACE_OPTIONS: LayoutOptions = { 'elk.padding': '[top=34,left=16,bottom=16,right=16]' };

/** A consumer asks its queue, and messages come the other way: a picture shows the way of what is sent. */
const AGAINST = ['polls'];

/**
 * Finds a place for every tile, and a way for every edge.
 *
 * @param worded - what stands on an edge
 */
export async function laidOut(
  graph: Graph,
  language: Language,
  worded: (edge: GraphEdge) => string | undefined,
  shape: Shape = 'wide',
): Promise<LaidOut> {
  const inside = (place: string | undefined): ElkNode[] => [
    ...graph.nodes.filter((node) => node.place === place).map((node) => tile(node, language)),
    ...graph.places
      .filter(({ within }) => within === place)
      .map(({ id }) => ({ id: `place ${id}`, children: inside(id), layoutOptions: PLACE_OPTIONS }))
      .filter(({ children }) => children.length > 0),
  ];
  const edges = graph.edges.filter(({ from, to }) => from !== to);
  const root: ElkNode = {
    id: 'picture',
    layoutOptions: { ...OPTIONS, 'elk.direction': DIRECTIONS[shape] },
    children: inside(undefined),
    edges: edges.map((edge): ElkExtendedEdge => {
      const [source, target] = AGAINST.includes(edge.meaning) ? [edge.to, edge.from] : [edge.from, edge.to];
      const text = worded(edge);
      return {
        id: edge.id,
        sources: [`node ${source}`],
        targets: [`node ${target}`],
        ...(text !== undefined && { labels: [{ text, width: lengthOf(text, 11) + 6, height: 14 }] }),
      };
    }),
  };
  const done = await new ELK().layout(root);
  const boxes = new Map(everyNode(done).map((node) => [node.id, boxOf(node)]));
  const of = (kind: string) =>
    new Map([...boxes].flatMap(([id, box]) => (id.startsWith(kind) ? [[id.slice(kind.length), box] as const] : [])));
  return {
    width: done.width ?? 0,
    height: done.height ?? 0,
    places: of('place '),
    tiles: of('node '),
    edges: (done.edges ?? []).map((drawn) => drawnEdge(edges.find(({ id }) => id === drawn.id)!, drawn)),
  };
}

function tile({ id, name }: GraphNode, language: Language): ElkNode {
  const lines = wrapped(name[language], TILE_WIDTH - 12, 12);
  return { id: `node ${id}`, width: TILE_WIDTH, height: TILE_HEAD + lines.length * LINE_HEIGHT };
}

function everyNode(node: ElkNode): ElkNode[] {
  return (node.children ?? []).flatMap((child) => [child, ...everyNode(child)]);
}

function boxOf({ id, x = 0, y = 0, width = 0, height = 0 }: ElkNode): Box {
  return { id, x, y, width, height };
}

function drawnEdge(edge: GraphEdge, { sections = [], labels = [] }: ElkExtendedEdge): DrawnEdge {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  const [label] = labels;
  return {
    edge,
    points,
    ...(label?.text !== undefined && { label: { ...boxOf({ ...label, id: edge.id }), text: label.text } }),
  };
}
