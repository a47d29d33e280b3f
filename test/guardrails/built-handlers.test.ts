import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { builtHandlers } from '../../constructs/shared/built-handlers';
import { NATIVE_MODULES } from '../../lib/shared/native-modules';
import { PATTERNS } from '../patterns';
import { handlersOf } from '../support/handlers-of';

const REPOSITORY = join(__dirname, '..', '..');
/** Patterns that have functions of their own, with the names of their handlers. */
const withHandlers = PATTERNS.map(({ stack: { pattern } }) => [pattern.name, handlersOf(pattern.name)] as const).filter(
  ([, handlers]) => handlers.length > 0,
);

it('handlers are made of lib and installed packages only, which are what the cache of built handlers looks at', () => {
  for (const [pattern, handlers] of withHandlers) {
    const { metafile } = buildSync({
      absWorkingDir: REPOSITORY,
      entryPoints: handlers.map((name) => join(REPOSITORY, 'lib', pattern, 'handlers', `${name}.ts`)),
      outdir: 'unwritten',
      bundle: true,
      platform: 'node',
      external: [...NATIVE_MODULES, 'pg-native'],
      metafile: true,
      write: false,
    });
    const inputs = Object.keys(metafile.inputs).filter((path) => !path.startsWith('(disabled)'));
    expect(inputs.length).toBeGreaterThan(handlers.length);
    expect(inputs.filter((path) => !/^(lib|node_modules)\//.test(path))).toEqual([]);
  }
});

it('handlers are built with their source maps, once', () => {
  for (const [pattern, handlers] of withHandlers) {
    const first = builtHandlers(pattern, handlers);
    for (const name of handlers) {
      expect(existsSync(join(first, name, 'index.js'))).toBe(true);
      expect(existsSync(join(first, name, 'index.js.map'))).toBe(true);
    }
    expect(builtHandlers(pattern, handlers)).toBe(first);
  }
});
