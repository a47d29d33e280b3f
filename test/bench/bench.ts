/** `npm run bench`: ratios measured side by side in one run. Options: --rounds N (default 5), --json FILE, --only NAMES, for example synth,sizes. */
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'; // the laptop may run Node.js 20; the functions run 22

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PATTERNS } from '../patterns';
import { bundleSizes } from './bundle-sizes';
import { type Measurement, ratioOf } from './measurement';
import { synthTimes } from './synth-time';

/** What can be measured: of every pattern, and what a pattern measures of its own. */
const BENCHMARKS: Readonly<Record<string, (rounds: number, workspace: string) => Promise<readonly Measurement[]>>> = {
  synth: synthTimes,
  sizes: async () => bundleSizes(),
  ...Object.assign({}, ...PATTERNS.map(({ benchmarks }) => benchmarks ?? {})),
};

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    only: { type: 'string', default: Object.keys(BENCHMARKS).join() },
  },
});

const workspace = mkdtempSync(join(tmpdir(), 'bench-'));
main().finally(() => rmSync(workspace, { recursive: true, force: true }));

async function main(): Promise<void> {
  const rounds = Number(options.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error(`--rounds: "${options.rounds}" is not a whole number of at least 1; for example --rounds 5`);
  }
  const measurements: Measurement[] = [];
  for (const name of options.only.split(',')) {
    const measure = BENCHMARKS[name];
    if (!measure) throw new Error(`--only: there is no "${name}"; use some of ${Object.keys(BENCHMARKS).join()}`);
    measurements.push(...(await measure(rounds, workspace)));
  }

  for (const measurement of measurements) console.log(line(measurement));
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ rounds, measurements }, null, 2)}\n`);
}

function line(measurement: Measurement): string {
  const { name, value, unit, baseline, aim } = measurement;
  const amount = `${name.padEnd(34)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(7)}`;
  if (!baseline) return amount.trimEnd();
  const ratio = ratioOf(measurement)!;
  const verdict = aim === undefined ? '' : ratio <= aim ? `  (aim <= ${aim})` : `  ABOVE THE AIM of ${aim}`;
  return `${amount} ${baseline.name}: ${baseline.value.toFixed(2)} ${unit}, ratio ${ratio.toFixed(2)}${verdict}`;
}
