import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Measurement, median, secondsOf } from './measurement';

const REPOSITORY = join(__dirname, '..', '..');
const CLI = join(REPOSITORY, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const ONE_TOPIC = 'node --stack-trace-limit=60 -r ts-node/register/transpile-only test/bench/one-topic-app.ts';

/**
 * `cdk synth` of each pattern against an app of one topic: the same CLI, runner, flags and validation.
 * The rounds are interleaved, so that whatever else the machine does falls on all of them.
 */
export async function synthTimes(rounds: number, workspace: string): Promise<Measurement[]> {
  const commands = {
    'one topic': ['--app', ONE_TOPIC],
    Lab: ['Lab', '-c', 'pattern=lab'],
    Async: ['Async', '-c', 'pattern=async'],
  };
  const seconds: Record<string, number[]> = { 'one topic': [], Lab: [], Async: [] };
  for (let round = -1; round < rounds; round++) {
    for (const [name, options] of Object.entries(commands)) {
      const taken = await secondsOf(() => synth(join(workspace, name.replace(' ', '-')), options));
      if (round >= 0) seconds[name]!.push(taken); // the first round warms the disk
    }
  }
  const baseline = { name: 'one topic', value: median(seconds['one topic']!) };
  return ['Lab', 'Async'].map((name) => ({
    name: `cdk synth ${name} -q`,
    value: median(seconds[name]!),
    unit: 's',
    baseline,
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
