import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { patternPages } from '../../../../lib/tools/laptop/desk/pattern-pages';

const ROOT = join(__dirname, '../../../..');

describe.each(patternPages().map((page) => [page.name, page] as const))('the picture of %s', (_, page) => {
  const { tour, parts = {}, directory } = page;

  test('leads to files that are there', () => {
    const files = Object.values(parts).flatMap((part) => part.files);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test('has a box for every part, and a part for every box', () => {
    const boxes = [...readFileSync(join(directory, 'main.html'), 'utf8').matchAll(/id="node-(\w+)"/g)];
    expect(boxes.map(([, name]) => name).sort()).toEqual(Object.keys(parts).sort());
  });

  test('lights up tiles that the tour names', () => {
    const tiles = Object.values(parts).flatMap((part) => part.tiles);
    const shared = ['outside/users', 'outside/callers', 'outside/everybody'];
    expect(tiles.filter((id) => !(id in tour.nodes) && !shared.includes(id))).toEqual([]);
  });
});
