import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { builtHandlers } from '../../constructs/shared/built-handlers';
import { NATIVE_MODULES } from '../../lib/shared/native-modules';

const REPOSITORY = join(__dirname, '..', '..');
const HANDLERS = join(REPOSITORY, 'lib', 'async', 'handlers');
const names = readdirSync(HANDLERS)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.env.ts'))
  .map((file) => basename(file, '.ts'));

it('is made of lib and installed packages only, which are what the cache of built handlers looks at', () => {
  const { metafile } = buildSync({
    absWorkingDir: REPOSITORY,
    entryPoints: names.map((name) => join(HANDLERS, `${name}.ts`)),
    outdir: 'unwritten',
    bundle: true,
    platform: 'node',
    external: [...NATIVE_MODULES, 'pg-native'],
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs).filter((path) => !path.startsWith('(disabled)'));
  expect(inputs.length).toBeGreaterThan(100);
  expect(inputs.filter((path) => !/^(lib|node_modules)\//.test(path))).toEqual([]);
});

it('builds each handler with its source map, once', () => {
  const first = builtHandlers('async', names);
  for (const name of names) {
    expect(existsSync(join(first, name, 'index.js'))).toBe(true);
    expect(existsSync(join(first, name, 'index.js.map'))).toBe(true);
  }
  expect(builtHandlers('async', names)).toBe(first);
});
