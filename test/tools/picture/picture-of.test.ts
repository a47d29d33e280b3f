import type { Graph } from '../../../lib/model/graph/graph';
import { graphOf } from '../../../lib/model/graph/graph-of';
import { patternTours } from '../../../lib/tools/graph/pattern-tours';
import { type Box, laidOut, type Point } from '../../../lib/tools/picture/laid-out';
import { linesOf } from '../../../lib/tools/picture/lines';
import { pictureOf } from '../../../lib/tools/picture/picture-of';
import { PATTERNS } from '../../patterns';
import { tracedStacks } from '../../support/traced-stacks';

const tours = patternTours();

describe.each(PATTERNS.map(({ stack }) => stack.pattern.name))('the picture of %s', (name) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = graphOf(await tracedStacks(name, { context: {} }), tours.find(({ pattern }) => pattern === name)!);
  });

  it('has every thing, every edge and every step of the way', async () => {
    const picture = await pictureOf(graph, 'ko', 'wide');
    const all = (attribute: string) =>
      [...picture.matchAll(new RegExp(` data-${attribute}="([^"]*)"`, 'g'))].map(([, id]) =>
        id!.replace(/&amp;/g, '&'),
      );
    const edges = graph.edges.filter(({ from, to }) => from !== to);
    expect(all('node').sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
    expect(all('edge').sort()).toEqual(edges.map(({ id }) => id).sort());
    expect([...new Set(all('step').map(Number))].sort((a, b) => a - b)).toEqual(graph.flow.map(({ number }) => number));
  });

  it.each(['wide', 'narrow'] as const)(
    '%s, puts every tile into the box of its place, whose name fits, nothing onto another, and no line through either',
    async (shape) => {
      const { tiles, places, ways } = await laidOut(graph, 'en', linesOf(graph, 'en', shape), shape);
      const misplaced = graph.nodes.filter(({ id, place }) => {
        const box = places.get(place);
        return box ? !isWithin(tiles.get(id)!, box) : place !== 'outside';
      });
      const labels = ways.flatMap(({ label, line }) => (label ? [[line.id, label] as const] : []));
      const boxes = [...tiles, ...labels];
      const covered = boxes.flatMap(([id, one], at) =>
        boxes
          .slice(at + 1)
          .filter(([, other]) => overlap(one, other))
          .map(([other]) => [id, other]),
      );
      const narrow = graph.places.filter(({ id, name: { en } }) => (places.get(id)?.width ?? Infinity) < 7 * en.length);
      // As in kieler/elkjs#42 and kieler/elkjs#77.
      const crossed = ways.flatMap(({ line, points }) =>
        boxes
          .filter(([id]) => ![line.id, line.from, line.to].includes(id))
          .filter(([, box]) => points.slice(1).some((point, at) => overlap(between(points[at]!, point), box)))
          .map(([id]) => [line.id, id]),
      );
      expect([misplaced.map(({ id }) => id), covered, narrow.map(({ id }) => id)]).toEqual([[], [], []]);
      expect(crossed).toEqual([]);
    },
  );

  it.each([
    ['wide', 'x'],
    ['narrow', 'y'],
  ] as const)(
    '%s, who asks stands before everything along %s, and what is only asked outside after it',
    async (shape, axis) => {
      const { tiles } = await laidOut(graph, 'en', linesOf(graph, 'en', shape), shape);
      const x = ({ id }: { readonly id: string }) => tiles.get(id)![axis];
      const [outside, inside] = [true, false].map((is) =>
        graph.nodes.filter(({ place }) => (place === 'outside') === is),
      );
      const asks = outside!.filter(({ id }) => graph.edges.some(({ from }) => from === id));
      const asked = outside!.filter((node) => !asks.includes(node));
      expect(Math.max(...asks.map(x))).toBeLessThan(Math.min(...inside!.map(x)));
      expect(Math.min(...asked.map(x))).toBeGreaterThan(Math.max(...inside!.map(x)));
    },
  );

  it('is drawn the same each time', async () => {
    expect(await pictureOf(graph, 'en', 'wide')).toBe(await pictureOf(graph, 'en', 'wide'));
  });
});

function isWithin(inner: Box, { x, y, width, height }: Box): boolean {
  return inner.x >= x && inner.y >= y && inner.x + inner.width <= x + width && inner.y + inner.height <= y + height;
}

/** The ground below a straight part of a line. */
function between(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function overlap(one: Box, other: Box): boolean {
  const apart = one.x + one.width <= other.x || other.x + other.width <= one.x;
  return !apart && one.y < other.y + other.height && other.y < one.y + one.height;
}
