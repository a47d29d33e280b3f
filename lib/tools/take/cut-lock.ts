import { spawnSync } from 'node:child_process';

const ARGUMENTS = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund', '--offline'];

/**
 * npm takes out of a folder's lock file what its package.json does not want any more. It asks nobody: what is left was there
 * before, at the same version and with the same hash.
 *
 * @throws Error with what npm says
 */
export function cutLock(folder: string): void {
  // Within `npm run`, npm says which npm it is; that one needs no shell, also on Windows.
  const npm = process.env['npm_execpath'];
  const { status, stderr, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...ARGUMENTS], { cwd: folder, encoding: 'utf8' })
    : spawnSync('npm', ARGUMENTS, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error((error?.message ?? stderr).trim());
}
