import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { AssetOptions } from 'aws-cdk-lib/aws-s3-assets';
import { Stack, Stage, SymlinkFollowMode } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { NATIVE_MODULES, nativeModulesDirectory } from '../../lib/shared/native-modules';
import { builtHandlers } from './built-handlers';

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
    ? withNativeModules(bundle, join(Stage.of(scope)!.outdir, '.handlers', source.name), source.nativeFor)
    : { path: bundle, options: hashed(bundle, BUNDLE_FILES) };
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

/** A directory per CPU that links to the bundle and to the modules' Linux build; the asset copies what the links lead to. */
function withNativeModules(bundle: string, directory: string, cpu: 'arm64' | 'x86_64'): HandlerBundle {
  const modules = nativeModulesDirectory(cpu);
  if (!existsSync(modules)) {
    throw new Error(
      `The Linux build of ${NATIVE_MODULES.join(', ')} is missing at ${modules}; run: npm run native-modules`,
    );
  }
  const path = `${directory}.${cpu}`;
  if (!existsSync(path)) {
    mkdirSync(path, { recursive: true });
    for (const file of BUNDLE_FILES) symlinkSync(join(bundle, file), join(path, file));
    symlinkSync(modules, join(path, 'node_modules'), 'junction');
  }
  const options = hashed(path, [...BUNDLE_FILES, 'node_modules/.package-lock.json']);
  return { path, options: { ...options, followSymlinks: SymlinkFollowMode.ALWAYS } };
}

/** Content hash over every input, so that 20 MB of compiled modules are not read at each synth: their lock file stands for them. */
function hashed(directory: string, files: readonly string[]): AssetOptions {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(directory, file)));
  return { assetHash: hash.digest('hex') };
}
