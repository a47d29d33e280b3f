import { REGIONS } from '../../config/regions';
import type { Language } from '../../config/sentence';
import { synthesizedStacks } from '../synth/synthesized-stacks';
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
  const stacks = await synthesizedStacks({ context: { ...context, pattern }, language });
  return costOfStacks(stacks, context['region'] ?? REGIONS[0], stated);
}
