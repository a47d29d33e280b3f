import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { NATIVE_MODULES } from '../../lib/shared/native-modules';
import { OLDEST_NODE } from '../../lib/shared/runtime';
import { keptBuild } from './kept-build';

const REPOSITORY = join(__dirname, '..', '..');

/**
 * Builds all handlers of a pattern, `<name>/index.js` and its source map each, by one in-process esbuild call: starting a
 * bundler per function costs a third of a second each.
 *
 * The result is kept under a hash of everything it is made of, so that a synth that changed none of it builds nothing.
 *
 * @returns the directory that holds them
 */
export function builtHandlers(pattern: string, names: readonly string[]): string {
  return keptBuild(`${pattern}-${fingerprint()}`, (directory) => build(pattern, names, directory));
}

function build(pattern: string, names: readonly string[], outdir: string): void {
  buildSync({
    entryPoints: names.map((name) => ({
      in: join(REPOSITORY, 'lib', pattern, 'handlers', `${name}.ts`),
      out: join(name, 'index'),
    })),
    outdir,
    bundle: true,
    platform: 'node',
    target: OLDEST_NODE,
    format: 'cjs',
    sourcemap: true,
    sourcesContent: false,
    minifySyntax: true,
    external: [...NATIVE_MODULES, 'pg-native'],
    logLevel: 'warning',
  });
}

/** All of lib, the packages as they are installed, the compiler's settings, and this file, which holds the bundler's. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of [installedPackages(), join(REPOSITORY, 'tsconfig.json'), __filename, ...filesBelow('lib')]) {
    hash.update(file.slice(REPOSITORY.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

/** npm's own record of node_modules: unlike the lock file of the repository, it cannot be ahead of what is installed. */
function installedPackages(): string {
  const installed = join(REPOSITORY, 'node_modules', '.package-lock.json');
  return existsSync(installed) ? installed : join(REPOSITORY, 'package-lock.json');
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [join(REPOSITORY, path)];
    });
}
