/** `npm run bench`: ratios measured side by side in one run; `--help` names the options. */
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'; // the laptop may run Node.js 20; the functions run 22

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultInWords } from '../../lib/tools/terminal/argument-fault';
import { counted } from '../../lib/tools/terminal/progress-words';
import { readOptions } from '../../lib/tools/terminal/read-options';
import { PATTERNS } from '../patterns';
import { bundleSizes } from './bundle-sizes';
import { compareTimes } from './compare-time';
import { type Measurement, ratioOf } from './measurement';
import { synthTimes } from './synth-time';

/** Said without a trace: the mistake is on the command line. */
class WrongOption extends Error {}

/** What can be measured: of every pattern, and what a pattern measures of its own. */
const BENCHMARKS: Readonly<Record<string, (rounds: number, workspace: string) => Promise<readonly Measurement[]>>> = {
  synth: synthTimes,
  compare: compareTimes,
  sizes: async () => bundleSizes(),
  ...Object.assign({}, ...PATTERNS.map(({ benchmarks }) => benchmarks ?? {})),
};

const OPTIONS = {
  rounds: { type: 'string', default: '5' },
  json: { type: 'string' },
  only: { type: 'string', default: Object.keys(BENCHMARKS).join() },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const HELP = `npm run bench -- [options]

Measures side by side, in one run, and prints each value with its ratio to a floor or a peer.

  --only NAMES    what to measure, with commas between (default: all)
                  ${Object.keys(BENCHMARKS).join()}
  --rounds N      how often, a whole number of at least 1 (default 5); medians are printed
  --json FILE     the measurements as data too
  --help          this text
`;

main().catch((error) => {
  console.error(error instanceof WrongOption ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  const { rounds, names } = options;
  const workspace = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const measurements: Measurement[] = [];
    for (const name of names) {
      console.error(counted(names.indexOf(name) + 1, names.length, name));
      const measured = await BENCHMARKS[name]!(rounds, workspace);
      for (const measurement of measured) console.log(line(measurement));
      measurements.push(...measured);
    }
    if (options.json) writeFileSync(options.json, `${JSON.stringify({ rounds, measurements }, null, 2)}\n`);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

interface Options {
  readonly help: boolean;
  readonly rounds: number;
  readonly names: readonly string[];
  readonly json?: string;
}

/** @throws WrongOption naming the option, its value and what to write instead. */
function optionsOf(args: readonly string[]): Options {
  const { rounds, only, json, help } = parsed(args);
  if (!/^[1-9]\d{0,3}$/.test(rounds)) {
    throw new WrongOption(`--rounds: "${rounds}" is not a whole number from 1 to 9999; for example --rounds 5`);
  }
  const names = only.split(',').map((name) => name.trim());
  const strange = names.find((name) => !Object.hasOwn(BENCHMARKS, name));
  if (strange !== undefined) {
    throw new WrongOption(`--only: there is no "${strange}"; use some of ${Object.keys(BENCHMARKS).join()}`);
  }
  return { help, rounds: Number(rounds), names, ...(json && { json }) };
}

function parsed(args: readonly string[]) {
  const { values, fault } = readOptions(args, OPTIONS, false);
  if (fault) throw new WrongOption(faultInWords(fault).en);
  return values;
}

function line(measurement: Measurement): string {
  const { name, value, unit, baseline, aim } = measurement;
  const amount = `${name.padEnd(34)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(7)}`;
  if (!baseline) return amount.trimEnd();
  const ratio = ratioOf(measurement)!;
  const verdict = aim === undefined ? '' : ratio <= aim ? `  (aim <= ${aim})` : `  ABOVE THE AIM of ${aim}`;
  return `${amount} ${baseline.name}: ${baseline.value.toFixed(2)} ${unit}, ratio ${ratio.toFixed(2)}${verdict}`;
}
