import type { Graph } from '../../../lib/model/graph/graph';
import { graphOf } from '../../../lib/model/graph/graph-of';
import { patternTours } from '../../../lib/tools/graph/pattern-tours';
import { laidOut } from '../../../lib/tools/picture/laid-out';
import { pictureOf } from '../../../lib/tools/picture/picture-of';
import { PATTERNS } from '../../patterns';
import { tracedStacks } from '../atlas/traced-site';

const tours = patternTours();

describe.each(PATTERNS.map(({ stack }) => stack.pattern.name))('the picture of %s', (name) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = graphOf(await tracedStacks(name, { context: {} }), tours.find(({ pattern }) => pattern === name)!);
  });

  it('has every thing, every edge and every step of the way', async () => {
    const picture = await pictureOf(graph, 'ko');
    const all = (attribute: string) =>
      [...picture.matchAll(new RegExp(` data-${attribute}="([^"]*)"`, 'g'))].map(([, id]) =>
        id!.replace(/&amp;/g, '&'),
      );
    const edges = graph.edges.filter(({ from, to }) => from !== to);
    expect(all('node').sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
    expect(all('edge').sort()).toEqual(edges.map(({ id }) => id).sort());
    expect([...new Set(all('step').map(Number))].sort((a, b) => a - b)).toEqual(graph.flow.map(({ number }) => number));
  });

  it('puts every tile into the box of its place, and none onto another', async () => {
    const { tiles, places } = await laidOut(graph, 'en', () => undefined);
    const boxes = [...tiles];
    const outside = graph.nodes.filter(({ id, place }) => {
      const [tile, box] = [tiles.get(id)!, places.get(place)!];
      const right = tile.x + tile.width <= box.x + box.width && tile.y + tile.height <= box.y + box.height;
      return !(tile.x >= box.x && tile.y >= box.y && right);
    });
    const covered = boxes.flatMap(([id, one], at) =>
      boxes
        .slice(at + 1)
        .filter(
          ([, other]) =>
            Math.abs(one.x - other.x) < one.width && one.y < other.y + other.height && other.y < one.y + one.height,
        )
        .map(([other]) => [id, other]),
    );
    expect([outside.map(({ id }) => id), covered]).toEqual([[], []]);
  });

  it('is drawn the same each time', async () => {
    expect(await pictureOf(graph, 'en')).toBe(await pictureOf(graph, 'en'));
  });
});
