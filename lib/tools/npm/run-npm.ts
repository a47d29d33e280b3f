import { spawnSync } from 'node:child_process';

/**
 * Runs npm in a folder and waits for its end.
 *
 * @returns what it printed
 * @throws Error with what npm says
 */
export function runNpm(folder: string, args: readonly string[]): string {
  // Within `npm run`, npm says which npm it is, and that one needs no shell. On Windows npm is a script of the shell's.
  const npm = process.env['npm_execpath'];
  const ran = npm?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [npm, ...args], { ...OPTIONS, cwd: folder })
    : process.platform === 'win32'
      ? spawnSync(['npm', ...args].join(' '), { ...OPTIONS, cwd: folder, shell: true })
      : spawnSync('npm', args, { ...OPTIONS, cwd: folder });
  if (ran.status !== 0) throw new Error((ran.error?.message ?? ran.stderr).trim());
  return ran.stdout;
}

const OPTIONS = { encoding: 'utf8', maxBuffer: 1 << 28 } as const;
