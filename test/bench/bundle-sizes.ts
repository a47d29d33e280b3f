import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { builtHandlers } from '../../constructs/shared/built-handlers';
import type { Measurement } from './measurement';

const PATTERN = 'async';

/** Size of each handler's code without source map and compiled modules: what a cold start has to read. */
export function bundleSizes(): Measurement[] {
  const handlers = readdirSync(join(__dirname, '..', '..', 'lib', PATTERN, 'handlers'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.env.ts'))
    .map((file) => basename(file, '.ts'));
  const bundles = builtHandlers(PATTERN, handlers);
  return handlers.map((name) => ({
    name: `bundle ${name}`,
    value: statSync(join(bundles, name, 'index.js')).size / 1000,
    unit: 'kB',
  }));
}
