import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOfFiles, STATIC_DIRECTORY, staticPath } from '../../lib/web/static-path';

const file = (name: string, text: string) => ({ name, content: Buffer.from(text) });

test('the path of static files changes with any of them, and with nothing else', () => {
  const files = [file('a.css', 'one'), file('b.js', 'two')];
  const paths = [
    files,
    [file('a.css', 'onf'), file('b.js', 'two')],
    [file('a.css', 'on'), file('b.js', 'etwo')],
    [file('a.css', 'one'), file('c.js', 'two')],
    [file('a.css', 'one')],
    [file('a.css', ''), file('b.js', 'onetwo')],
  ].map(pathOfFiles);
  expect(new Set(paths).size).toBe(paths.length);
  expect(pathOfFiles([...files].reverse())).toBe(paths[0]);
  expect(staticPath()).toMatch(/^\/static\/[0-9a-f]{16}$/);
});

test('the script writes text only, never HTML', () => {
  const script = readFileSync(join(STATIC_DIRECTORY, 'page.js'), 'utf8');
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(/);
});
