import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from './measurement';

/** Size of each handler's code without source map and compiled modules: what a cold start has to read. */
export function bundleSizes(assembly: string): Measurement[] {
  const bundles = join(assembly, '.handlers', 'async');
  return readdirSync(bundles)
    .filter((name) => !name.includes('.')) // `work-jobs.arm64` links to `work-jobs`
    .map((name) => ({
      name: `bundle ${name}`,
      value: statSync(join(bundles, name, 'index.js')).size / 1000,
      unit: 'kB',
    }));
}
