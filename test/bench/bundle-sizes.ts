import { statSync } from 'node:fs';
import { join } from 'node:path';
import { builtHandlers } from '../../constructs/shared/built-handlers';
import { PATTERNS } from '../patterns';
import { handlersOf } from '../support/handlers-of';
import type { Measurement } from './measurement';

/** Size of each handler's code without source map and compiled modules: what a cold start has to read. */
export function bundleSizes(): Measurement[] {
  return PATTERNS.flatMap(({ stack: { pattern } }) => {
    const handlers = handlersOf(pattern.name);
    const bundles = handlers.length > 0 ? builtHandlers(pattern.name, handlers) : '';
    return handlers.map((name) => ({
      name: `bundle ${pattern.name} ${name}`,
      value: statSync(join(bundles, name, 'index.js')).size / 1000,
      unit: 'kB' as const,
    }));
  });
}
