import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Language } from '../../config/sentence';
import { readAssembly } from '../../model/assembly';
import { REPOSITORY, synthesizeApp } from '../synth/synthesize-app';
import type { SiteRequest } from './build-site';

/** Synthesizes variants of this project, as many at once as there are processors. */
export function assembler(language: Language): SiteRequest['assemble'] {
  const limited = pLimit(availableParallelism());
  return (pattern, { context }) =>
    limited(async () => {
      const directory = mkdtempSync(join(tmpdir(), 'atlas-'));
      try {
        await synthesizeApp({ context: { pattern, ...context }, directory, language, bundled: false });
        return readAssembly(directory, REPOSITORY);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    });
}
