import ELK from 'elkjs/lib/elk.bundled.js';
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api';
import type { Language } from '../../config/sentence';
import type { Graph, GraphNode, GraphPlace } from '../../model/graph/graph';
import type { Line, Shape } from './lines';
import { LABEL_TEXT, lengthOf, NAME_TEXT, PLACE_TEXT, wrapped } from './text-lines';

/** Width of a tile, in the units of the picture. */
export const TILE_WIDTH = 122;
const TILE_HEAD = 44;
const TILE_PADDING = 6;
/** Diameter of the number of a step, and how far apart two are. */
export const STEP_SIZE = 20;
const STEP_GAP = 2;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The way of a line, and where its numbers and words stand. */
export interface Way {
  readonly line: Line;
  readonly points: readonly Point[];
  /** Undefined for a line that says nothing. */
  readonly label: Box | undefined;
}

/** Where everything of a picture is. */
export interface LaidOut {
  readonly width: number;
  readonly height: number;
  /** What is outside has no box: it is what no box is around. */
  readonly places: ReadonlyMap<string, Box>;
  readonly tiles: ReadonlyMap<string, Box>;
  readonly ways: readonly Way[];
}

/** What is narrow is as wide as its widest row, which is shorter with tiles in the middle of their lines, and nearer to each other. */
const OPTIONS_OF: Readonly<Record<Shape, LayoutOptions>> = {
  wide: { 'elk.direction': 'RIGHT', 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX' },
  narrow: {
    'elk.direction': 'DOWN',
    'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
    'elk.spacing.nodeNode': '14',
    'elk.spacing.edgeNode': '10',
  },
};

/** Beside what is in a place. */
const SIDES: Readonly<Record<Shape, number>> = { wide: 14, narrow: 8 };

const OPTIONS: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '22',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '11',
  'elk.spacing.edgeLabel': '0',
  'elk.spacing.labelLabel': '2',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.randomSeed': '1',
};

/** Finds a place for every tile, and a way for every line. */
export async function laidOut(
  graph: Graph,
  language: Language,
  lines: readonly Line[],
  shape: Shape,
): Promise<LaidOut> {
  const inside = (within: string | undefined): ElkNode[] => [
    ...graph.nodes
      .filter((node) => (isOutside(graph, node) ? undefined : node.place) === within)
      .map((node) => tile(graph, node, language)),
    ...graph.places
      .filter((place) => place.within === within && place.kind !== 'outside')
      .map((place) => box(place, inside(place.id), language, shape))
      .filter(({ children = [] }) => children.length > 0),
  ];
  const root: ElkNode = {
    id: 'picture',
    layoutOptions: { ...OPTIONS, ...OPTIONS_OF[shape] },
    children: inside(undefined),
    edges: lines.map(
      (line): ElkExtendedEdge => ({
        id: line.id,
        sources: [`node ${line.from}`],
        targets: [`node ${line.to}`],
        labels: labelOf(line),
      }),
    ),
  };
  const done = await new ELK().layout(root);
  const boxes = everyNode(done).map((node) => [node.id, boxOf(node)] as const);
  const of = (kind: string) =>
    new Map(boxes.flatMap(([id, found]) => (id.startsWith(kind) ? [[id.slice(kind.length), found] as const] : [])));
  return {
    width: done.width ?? 0,
    height: done.height ?? 0,
    places: of('place '),
    tiles: of('node '),
    ways: (done.edges ?? []).map((edge) => wayOf(lines.find(({ id }) => id === edge.id)!, edge)),
  };
}

/** The name of a thing as its tile has it, with how many there are. */
export function nameLines({ name, count }: GraphNode, language: Language): readonly string[] {
  const whole = count > 1 ? `${name[language]} ×${count}` : name[language];
  return wrapped(whole, TILE_WIDTH - 2 * TILE_PADDING, NAME_TEXT);
}

/** How wide the numbers of a line are, with what is between them and its words. */
export function stepsWidth({ steps }: Line): number {
  return steps.length * (STEP_SIZE + STEP_GAP);
}

function isOutside({ places }: Graph, { place }: GraphNode): boolean {
  return places.find(({ id }) => id === place)?.kind === 'outside';
}

/** Who asks stands before everything, and what is only asked outside after it: on no way back. */
function tile(graph: Graph, node: GraphNode, language: Language): ElkNode {
  const lines = nameLines(node, language);
  const asks = graph.edges.some(({ from }) => from === node.id);
  return {
    id: `node ${node.id}`,
    width: TILE_WIDTH,
    height: TILE_HEAD + lines.length * NAME_TEXT.lineHeight,
    ...(isOutside(graph, node) && {
      layoutOptions: { 'elk.layered.layering.layerConstraint': asks ? 'FIRST' : 'LAST' },
    }),
  };
}

/** A place is at least as wide as its name. */
function box({ id, name }: GraphPlace, children: ElkNode[], language: Language, shape: Shape): ElkNode {
  const width = lengthOf(name[language], PLACE_TEXT) + 24;
  return {
    id: `place ${id}`,
    children,
    layoutOptions: {
      'elk.padding': `[top=34,left=${SIDES[shape]},bottom=14,right=${SIDES[shape]}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      // ELK turns the whole picture after it has given boxes their size.
      'elk.nodeSize.minimum': shape === 'wide' ? `(${width}, 0)` : `(0, ${width})`,
    },
  };
}

function labelOf(line: Line): ElkExtendedEdge['labels'] {
  const { words, steps } = line;
  const text = [...steps, words].join(' ').trim();
  if (text === '') return [];
  return [
    {
      text,
      width: stepsWidth(line) + (words === '' ? 0 : lengthOf(words, LABEL_TEXT) + 10),
      height: steps.length > 0 ? STEP_SIZE : LABEL_TEXT.lineHeight,
      layoutOptions: { 'elk.edgeLabels.inline': 'true' },
    },
  ];
}

function everyNode(node: ElkNode): ElkNode[] {
  return (node.children ?? []).flatMap((child) => [child, ...everyNode(child)]);
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box {
  return { x, y, width, height };
}

function wayOf(line: Line, { sections = [], labels: [label] = [] }: ElkExtendedEdge): Way {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  return { line, points, label: label && boxOf(label) };
}
