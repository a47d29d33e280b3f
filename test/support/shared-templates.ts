import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where one run keeps the templates it synthesized, so that each shape is synthesized once for all that reads it.
 * Whoever runs several commands over the same sources may name a directory for them all, and removes it.
 */
const DIRECTORY = 'TEMPLATES_OF_THIS_RUN';

let made: string | undefined;

/** Called once, before jest starts its workers, which inherit the environment. */
export function shareTemplates(): void {
  process.env[DIRECTORY] ??= made = mkdtempSync(join(tmpdir(), 'templates-'));
}

/** Called once, after jest's last worker, by the process that shared them. */
export function forgetTemplates(): void {
  if (made) rmSync(made, { recursive: true, force: true });
}

/** @returns undefined outside such a run */
export function directoryOfThisRun(): string | undefined {
  return process.env[DIRECTORY];
}

/**
 * What JSON can say, made once in a run.
 *
 * @param key - all that it depends on, apart from the sources, which are the same for one run
 */
export function shared<Made>(key: unknown, synthesize: () => Made): Made {
  const directory = process.env[DIRECTORY];
  if (!directory) return synthesize();
  const file = join(directory, `${createHash('sha256').update(JSON.stringify(key)).digest('hex')}.json`);
  const text = textOf(file);
  if (text !== undefined) return JSON.parse(text) as Made;
  const result = synthesize();
  // A worker that looks now finds the whole of it or none; of two that make the same, the last wins.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(result));
  renameSync(unfinished, file);
  return result;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
