import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { StackModel } from '../../../../model/template';

const MODULES = join(__dirname, '..', '..', '..', '..', '..', 'node_modules');

/** Lets copied bundles find compiled modules as npm installed them for this machine; NODE_PATH would not reach `import()`. */
export function linkModules(directory: string): void {
  symlinkSync(MODULES, join(directory, 'node_modules'), 'junction');
}

/**
 * Copies a bundle out of its asset, which holds compiled modules for Linux on the function's CPU. The copy finds this
 * machine's instead, in the folder that linkModules has linked.
 *
 * @returns the file to load
 */
export function copyBundle(stack: StackModel, assetHash: string, directory: string): string {
  const asset = stack.assets.get(assetHash);
  if (!asset) throw new Error(`The assembly has no asset ${assetHash}`);
  mkdirSync(directory, { recursive: true });
  for (const file of ['index.js', 'index.js.map']) {
    if (existsSync(join(asset, file))) cpSync(join(asset, file), join(directory, file));
  }
  return join(directory, 'index.js');
}

/** Compiles one of the programs beside this file that run in a child process. */
export function compileProgram(name: 'runtime' | 'parent-guard', directory: string): string {
  const outfile = join(directory, `${name}.js`);
  buildSync({
    entryPoints: [join(__dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // What the repository's tsconfig.json says is for its own tools.
    tsconfigRaw: {},
    logLevel: 'error',
  });
  return outfile;
}
