import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../config/sentence';
import { SynthesisError } from './synthesis-error';

const LOCALES: Readonly<Record<Language, string>> = { en: 'C.UTF-8', ko: 'ko_KR.UTF-8' };

/** This repository, where nobody names another. */
export const REPOSITORY = join(__dirname, '..', '..', '..');

/** Frames that a trace keeps: with the ten of Node.js, most constructs would lead back to a file of the library alone. */
const FRAMES = 60;

/** One run of the app. */
export interface Synthesis {
  /** What `cdk` would take from `-c`. */
  readonly context: Readonly<Record<string, string>>;
  /** Where the assembly goes. */
  readonly directory: string;
  /** Of the messages of the app. */
  readonly language: Language;
  /**
   * Whether programs are bundled: without, they have the sources' hash for their own, and a synthesis takes some seconds less.
   * @default true
   */
  readonly bundled?: boolean;
  /**
   * Whether every construct notes the line that made it, for which it takes a quarter longer.
   * @default true
   */
  readonly traced?: boolean;
  /**
   * A checkout of this repository.
   * @default - this one
   */
  readonly root?: string;
}

/**
 * Synthesizes an assembly in a process of its own: the same app that `cdk deploy` runs, without validation, which whoever changed
 * it has done.
 *
 * @throws SynthesisError with the app's own message when it refuses the configuration
 */
export async function synthesizeApp({
  context,
  directory,
  language,
  bundled = true,
  traced = true,
  root = REPOSITORY,
}: Synthesis): Promise<void> {
  const { context: flags } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { context: object };
  const frames = `--stack-trace-limit=${traced ? FRAMES : 0}`;
  const app = spawn(process.execPath, [frames, '-r', 'ts-node/register/transpile-only', 'bin/app.ts'], {
    cwd: root,
    env: {
      ...process.env,
      // The app speaks the language of its terminal, which this person may have chosen otherwise.
      LC_ALL: LOCALES[language],
      // Starting the engine would cost each synthesis two seconds.
      CDK_VALIDATION: 'false',
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify({ ...flags, 'aws:cdk:bundling-stacks': bundled ? ['**'] : [], ...context }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const messages: Buffer[] = [];
  app.stderr.on('data', (chunk: Buffer) => messages.push(chunk));
  const status = await new Promise((resolve, reject) => app.once('error', reject).once('close', resolve));
  if (status !== 0) throw new SynthesisError(Buffer.concat(messages).toString('utf8').trim());
}
