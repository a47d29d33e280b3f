import type { Command } from '../constructs/shared/stack-outputs';

/**
 * A script of this repository with its options. In PowerShell `npm` is a script itself, which takes the `--` before the
 * options for its own; `npm.cmd` passes it on.
 */
export function npmCommand(script: string, options: string): Command {
  const command = (npm: string) => `${npm} run ${script} -- ${options}`;
  return { value: command('npm'), powershell: command('npm.cmd') };
}
