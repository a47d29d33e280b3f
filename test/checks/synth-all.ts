/**
 * `npm run synth:all`: every pattern through the plain CLI in three regions, and in this process every variant in both modes, and
 * the most different ones in each further region, with the library's own template validation as errors, no credentials, and no account.
 *
 * The validation engine takes two seconds to start and hundredths of a second for a template, hence the one process.
 */
process.env.CDK_APP_MODE = 'inmemory'; // a refused template throws its report instead of printing it

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PolicyValidationReportJson } from 'aws-cdk-lib/cloud-assembly-schema';
import type { App } from 'aws-cdk-lib/core';
import { MODE_SETTINGS } from '../../lib/config/mode';
import { REGIONS } from '../../lib/config/regions';
import { PATTERNS_AND_TINY } from '../patterns';
import { buildVariant } from '../support/build-variant';
import { variantsElsewhere, variantsOf } from '../support/variants';
import { careless, misspelled, openDoor } from './careless-apps';

const REPOSITORY = join(__dirname, '..', '..');
const workspace = mkdtempSync(join(tmpdir(), 'synth-all-'));
/** While these are refused, the validation is awake. */
const MUST_BE_REFUSED = [
  [misspelled, 'DisplayNmae'],
  [openDoor, 'W2508'],
] as const;

/** Nothing of the shell that started this but the way to node: no credentials, no profile, no region. */
const emptyHanded = { PATH: process.env.PATH, HOME: workspace, CI: 'true' };
for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];

main()
  .finally(() => rmSync(workspace, { recursive: true, force: true }))
  .then((failures) => process.exit(failures > 0 ? 1 : 0));

async function main(): Promise<number> {
  const variants = PATTERNS_AND_TINY.flatMap((pattern) => [...variantsOf(pattern), ...variantsElsewhere(pattern)]);
  let failures = 0;
  for (const [build, complaint] of MUST_BE_REFUSED) {
    const found = validated((outdir) => careless(build, outdir));
    if (!found?.includes(complaint)) failures += report(build.name, `the validation is asleep: no ${complaint}`);
  }
  for (const variant of variants) {
    failures += report(
      variant.name,
      validated((outdir) => buildVariant(variant, outdir)),
    );
  }
  console.log(`${variants.length} variants in ${REGIONS.length} regions, ${failures} refused`);

  // Each mode and each region once at least; together they were all tried above.
  const modes = Object.keys(MODE_SETTINGS);
  const commands = REGIONS.map((region, at) => ['-c', `mode=${modes[at % modes.length]}`, '-c', `region=${region}`]);
  for (const options of commands) failures += report(`cdk synth -q ${options.join(' ')}`, await throughCli(options));
  console.log(`${commands.length} runs of the CLI, ${failures} failures in all`);
  return failures;
}

/** @returns what the library finds wrong, or undefined */
function validated(build: (outdir: string) => App): string | undefined {
  const outdir = join(workspace, 'variant');
  try {
    build(outdir).synth();
    const { pluginReports } = JSON.parse(
      readFileSync(join(outdir, 'validation-report.json'), 'utf8'),
    ) as PolicyValidationReportJson;
    const found = pluginReports.flatMap(({ violations }) => violations);
    return found.length > 0
      ? found.map(({ ruleName, description }) => `${ruleName}: ${description}`).join('\n')
      : undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

async function throughCli(options: readonly string[]): Promise<string | undefined> {
  const outdir = join(workspace, 'cli');
  const cdk = join(REPOSITORY, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  try {
    await promisify(execFile)(process.execPath, [cdk, 'synth', '-q', '-o', outdir, ...options], {
      cwd: REPOSITORY,
      env: emptyHanded,
    });
    return undefined;
  } catch (error) {
    return (error as { stderr?: string }).stderr ?? String(error);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function report(name: string, problem: string | undefined): 0 | 1 {
  if (problem === undefined) return 0;
  console.error(`\n${name}:\n${problem}\n`);
  return 1;
}
