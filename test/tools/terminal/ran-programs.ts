/**
 * Runs programs one after the other in one process, which saves starting Node.js and loading the library for each:
 * `node ran-programs.ts '[{"file": "bin/take.ts", "args": ["--help"]}]'` prints what each printed.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A program of bin with its arguments. */
export interface Run {
  readonly file: string;
  readonly args: readonly string[];
}

/** How it ended, and what it printed. */
export interface Ran extends Run {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

async function ran({ file, args }: Run): Promise<Ran> {
  const path = resolve(file);
  const said = { output: '', errors: '' };
  console.log = (text: string) => {
    said.output += text;
  };
  console.error = (text: string) => {
    said.errors += text;
  };
  process.exitCode = undefined;
  process.exit = ((status: number) => {
    process.exitCode = status;
  }) as typeof process.exit;
  process.argv = [process.execPath, path, ...args];
  delete require.cache[path];
  require(path);
  while (process.exitCode === undefined) await wait(5);
  return { file, args, status: Number(process.exitCode), ...said };
}

async function main(runs: readonly Run[]): Promise<void> {
  const all: Ran[] = [];
  for (const run of runs) all.push(await ran(run));
  process.exitCode = 0;
  process.stdout.write(JSON.stringify(all));
}

if (require.main === module) main(JSON.parse(process.argv[2]!) as Run[]);
