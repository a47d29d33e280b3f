import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { Language } from '../../config/sentence';
import { synthesizedStacks } from '../synth/synthesized-stacks';
import type { SiteRequest } from './build-site';

/** Synthesizes variants of this project, as many at once as there are processors. */
export function assembler(language: Language): SiteRequest['assemble'] {
  const limited = pLimit(availableParallelism());
  return (pattern, { context }) => limited(() => synthesizedStacks({ context: { pattern, ...context }, language }));
}
