import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../config/sentence';
import { readAssembly } from '../../../model/template';
import { LaptopError } from '../engine/laptop-error';
import { pickStacks, type SynthesizedPattern } from './synthesized-pattern';

const LOCALES: Readonly<Record<Language, string>> = { en: 'C.UTF-8', ko: 'ko_KR.UTF-8' };
const REPOSITORY = join(__dirname, '..', '..', '..', '..');

/**
 * Synthesizes one pattern into a directory, with its handlers bundled, in a process of its own: the same app that
 * `cdk deploy` runs, with the values that `cdk` would take from `-c`.
 *
 * @param language - of the messages of the app
 * @throws LaptopError with the app's own message when it refuses the configuration
 */
export async function synthesizePattern(
  pattern: string,
  context: Readonly<Record<string, string>>,
  directory: string,
  language: Language,
): Promise<SynthesizedPattern> {
  const { context: flags } = JSON.parse(readFileSync(join(REPOSITORY, 'cdk.json'), 'utf8')) as { context: object };
  const app = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', 'bin/app.ts'], {
    cwd: REPOSITORY,
    env: {
      ...process.env,
      // The app speaks the language of its terminal, which this person may have chosen otherwise.
      LC_ALL: LOCALES[language],
      // The template was checked by whoever changed it; starting the engine would cost each start two seconds.
      CDK_VALIDATION: 'false',
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify({ ...flags, 'aws:cdk:bundling-stacks': ['**'], ...context, pattern }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const messages: Buffer[] = [];
  app.stderr.on('data', (chunk: Buffer) => messages.push(chunk));
  const status = await new Promise((resolve, reject) => app.once('error', reject).once('close', resolve));
  if (status !== 0) throw new LaptopError(Buffer.concat(messages).toString('utf8').trim());

  return pickStacks(pattern, readAssembly(directory));
}
