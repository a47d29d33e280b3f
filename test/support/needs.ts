import { spawnSync } from 'node:child_process';

/**
 * A group of tests that needs a program of this machine. Without it they are skipped, and say what they wait for; where
 * everything has to run (`CI`), they fail instead.
 *
 * @param program - name on the path, as its package is called
 */
export function describeWith(program: string, name: string, tests: () => void): void {
  const found = spawnSync(program, ['-version']).error === undefined;
  if (!found && process.env['CI']) throw new Error(`${name}: needs ${program}; install it, as .ci/run does`);
  if (found) describe(name, tests);
  else describe.skip(`${name} [needs ${program}: install it and run again]`, tests);
}
