import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { AssetOptions } from 'aws-cdk-lib/aws-s3-assets';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { NATIVE_MODULES, nativeModulesDirectory } from '../../lib/shared/native-modules';
import { builtHandlers } from './built-handlers';
import { keptBuild } from './kept-build';

const REPOSITORY = join(__dirname, '..', '..');
const BUNDLE_FILES = ['index.js', 'index.js.map'];

/** Where a handler's code is: `lib/<pattern>/handlers/<name>.ts`. */
export interface HandlerSource {
  readonly pattern: string;
  readonly name: string;
  /**
   * CPU of the machine that runs the code, when the handler needs compiled modules such as sharp.
   * @default - the handler is plain JavaScript, the same on every CPU
   */
  readonly nativeFor?: 'arm64' | 'x86_64';
}

/** A handler's bundle as a directory and the options its asset needs. */
export interface HandlerBundle {
  readonly path: string;
  readonly options: AssetOptions;
}

/**
 * Bundles one handler: `index.js`, its source map, and the Linux build of compiled modules if it asks for them.
 *
 * Where the CLI asks for no bundling, as unit tests do, the sources stand in for the bundle.
 *
 * @throws Error when there is no such handler, or when the compiled modules were never fetched
 */
export function bundleHandler(scope: IConstruct, source: HandlerSource): HandlerBundle {
  const sources = join(REPOSITORY, 'lib', source.pattern, 'handlers');
  const names = handlerNames(sources);
  if (!names.includes(source.name)) {
    throw new Error(
      `There is no handler lib/${source.pattern}/handlers/${source.name}.ts; known are ${names.join(', ')}`,
    );
  }
  if (!Stack.of(scope).bundlingRequired) return { path: sources, options: {} };

  const bundle = join(builtHandlers(source.pattern, names), source.name);
  return source.nativeFor
    ? withNativeModules(bundle, source.nativeFor)
    : { path: bundle, options: { assetHash: hashOf(filesOf(bundle)) } };
}

/** The same bundle as the code of a Lambda function. */
export function handlerCode(scope: IConstruct, source: HandlerSource): Code {
  const { path, options } = bundleHandler(scope, source);
  return Code.fromAsset(path, options);
}

function handlerNames(sources: string): string[] {
  return readdirSync(sources)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.env.ts'))
    .map((file) => basename(file, '.ts'));
}

/**
 * The bundle beside the modules' Linux build, under a hash of every input. 20 MB of compiled modules are not read at each
 * synth: their lock file stands for them. Copied, since Windows lets only administrators link, and some disks nobody.
 */
function withNativeModules(bundle: string, cpu: 'arm64' | 'x86_64'): HandlerBundle {
  const modules = nativeModulesDirectory(cpu);
  const lock = join(modules, '.package-lock.json');
  if (!existsSync(lock)) {
    throw new Error(
      `The Linux build of ${NATIVE_MODULES.join(', ')} is missing at ${modules}; run: npm run native-modules`,
    );
  }
  const assetHash = hashOf([...filesOf(bundle), lock]);
  // Half of the hash: programs on Windows read paths of 259 letters, and modules lie deep.
  const path = keptBuild(`native-${cpu}-${assetHash.slice(0, 32)}`, (directory) => {
    for (const file of filesOf(bundle)) cpSync(file, join(directory, basename(file)));
    // Programs of modules are links, which nothing calls.
    const filter = (source: string) => basename(source) !== '.bin';
    cpSync(modules, join(directory, 'node_modules'), { recursive: true, filter });
  });
  return { path, options: { assetHash } };
}

function filesOf(bundle: string): string[] {
  return BUNDLE_FILES.map((file) => join(bundle, file));
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
