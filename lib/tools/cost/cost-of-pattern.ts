import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGIONS } from '../../config/regions';
import type { Language } from '../../config/sentence';
import { readAssembly } from '../../model/assembly';
import { REPOSITORY, synthesizeApp } from '../synth/synthesize-app';
import { type CostOfStacks, costOfStacks } from './cost-of-stacks';
import type { StatedUse } from './uses';

/**
 * What a pattern costs under a configuration: the same app that `cdk deploy` runs is synthesized, without its programs.
 *
 * @throws SynthesisError with the app's own message when it refuses the configuration
 */
export async function costOfPattern(
  pattern: string,
  context: Readonly<Record<string, string>>,
  language: Language,
  stated?: StatedUse,
): Promise<CostOfStacks> {
  const directory = await mkdtemp(join(tmpdir(), 'cost-'));
  try {
    await synthesizeApp({ context: { ...context, pattern }, directory, language, bundled: false });
    return costOfStacks(readAssembly(directory, REPOSITORY), context['region'] ?? REGIONS[0], stated);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
