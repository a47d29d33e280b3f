import { runNpm } from '../npm/run-npm';

const ARGUMENTS = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund', '--offline'];

/**
 * npm takes out of a folder's lock file what its package.json does not want any more. It asks nobody: what is left was there
 * before, at the same version and with the same hash.
 *
 * @throws Error with what npm says
 */
export function cutLock(folder: string): void {
  runNpm(folder, ARGUMENTS);
}
