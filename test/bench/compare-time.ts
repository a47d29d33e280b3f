import { fullDiff } from '@aws-cdk/cloudformation-diff';
import { compareStacks } from '../../lib/tools/compare/compare-stacks';
import { stackIdOf } from '../../stacks/pattern-stack';
import { PATTERNS } from '../patterns';
import { synthesizeStacks } from '../support/synthesize';
import { variantsOf } from '../support/variants';
import { type Measurement, median, secondsOf } from './measurement';

/**
 * Each pattern in one mode against itself in the other: what every question together takes, against the library that names the
 * differences alone, and against the synthesis of the two sides, without which there is nothing to compare. Rounds are interleaved.
 */
export async function compareTimes(rounds: number): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const pattern of PATTERNS) {
    const [one, ...others] = variantsOf(pattern);
    const other = others.find(({ config }) => config.mode !== one!.config.mode)!;
    const taken = { compare: [] as number[], diff: [] as number[], synth: [] as number[] };
    const id = stackIdOf(pattern.stack.pattern.name);
    let sides: ReturnType<typeof synthesizeStacks>[] = [];
    const ofPattern = (side: 0 | 1) => sides[side]!.find((stack) => stack.id === id)!;
    for (let round = -1; round < rounds; round++) {
      const seconds = {
        synth: await secondsOf(() => {
          sides = [one!, other].map(synthesizeStacks);
        }),
        diff: await secondsOf(() => fullDiff(ofPattern(0).template, ofPattern(1).template)),
        compare: await secondsOf(() => compareStacks(ofPattern(0), ofPattern(1))),
      };
      if (round < 0) continue; // the first round loads what AWS publishes
      for (const name of ['compare', 'diff', 'synth'] as const) taken[name].push(seconds[name]);
    }
    const { name } = pattern.stack.pattern;
    const value = median(taken.compare);
    measured.push(
      {
        name: `compare ${name}, diff as floor`,
        value,
        unit: 's',
        baseline: { name: 'cloudformation-diff', value: median(taken.diff) },
      },
      {
        name: `compare ${name}, synth as floor`,
        value,
        unit: 's',
        baseline: { name: 'two syntheses', value: median(taken.synth) },
        aim: 1,
      },
    );
  }
  return measured;
}
