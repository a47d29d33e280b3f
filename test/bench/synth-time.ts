import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { stackIdOf } from '../../stacks/pattern-stack';
import { PATTERNS } from '../patterns';
import { type Measurement, median, secondsOf } from './measurement';

const REPOSITORY = join(__dirname, '..', '..');
const CLI = join(REPOSITORY, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const ONE_TOPIC = 'node --stack-trace-limit=60 -r ts-node/register/transpile-only test/bench/one-topic-app.ts';
const FLOOR = 'one topic';

/**
 * `cdk synth` of each pattern against an app of one topic: the same CLI, runner, flags and validation.
 * The rounds are interleaved, so that whatever else the machine does falls on all of them.
 */
export async function synthTimes(rounds: number, workspace: string): Promise<Measurement[]> {
  const commands = new Map([[FLOOR, ['--app', ONE_TOPIC]]]);
  for (const { stack } of PATTERNS) {
    const { name } = stack.pattern;
    commands.set(stackIdOf(name), [stackIdOf(name), '-c', `pattern=${name}`]);
  }
  const seconds = new Map([...commands.keys()].map((name): [string, number[]] => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, options] of commands) {
      const taken = await secondsOf(() => synth(join(workspace, name.replace(' ', '-')), options));
      if (round >= 0) seconds.get(name)!.push(taken); // the first round warms the disk
    }
  }
  const [floor, ...patterns] = [...seconds].map(([name, taken]) => ({ name, value: median(taken) }));
  return patterns.map(({ name, value }) => ({
    name: `cdk synth ${name} -q`,
    value,
    unit: 's',
    baseline: floor!,
    aim: 1.3,
  }));
}

function synth(outdir: string, options: readonly string[]): void {
  const { CDK_VALIDATION: _, ...environment } = process.env;
  execFileSync(process.execPath, [CLI, 'synth', '-q', '-o', outdir, ...options], {
    cwd: REPOSITORY,
    env: { ...environment, CI: 'true' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}
