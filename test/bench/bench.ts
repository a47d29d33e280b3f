/** `npm run bench`: ratios measured side by side in one run. Options: --rounds N (default 5), --json FILE, --only synth,sizes,worker. */
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'; // the laptop may run Node.js 20; the functions run 22

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSizes } from './bundle-sizes';
import { type Measurement, ratioOf } from './measurement';
import { synthTimes } from './synth-time';
import { workerThroughput } from './worker-throughput';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    only: { type: 'string', default: 'synth,sizes,worker' },
  },
});

const workspace = mkdtempSync(join(tmpdir(), 'bench-'));
main().finally(() => rmSync(workspace, { recursive: true, force: true }));

async function main(): Promise<void> {
  const rounds = Number(options.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error(`--rounds: "${options.rounds}" is not a whole number of at least 1; for example --rounds 5`);
  }
  const chosen = options.only.split(',');
  const measurements: Measurement[] = [];
  if (chosen.includes('synth')) measurements.push(...(await synthTimes(rounds, workspace)));
  if (chosen.includes('sizes')) measurements.push(...bundleSizes());
  if (chosen.includes('worker')) measurements.push(...(await workerThroughput(rounds)));

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
