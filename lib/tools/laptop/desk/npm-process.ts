import { spawnSync } from 'node:child_process';
import { isAlive } from './is-alive';

const LOOK_MS = 500;

/**
 * Calls when the `npm start` that started this process is gone: npm may be killed without a word to what it has started.
 * Whoever started this without npm has no npm to lose.
 *
 * @param environment - npm says there what it runs
 */
export function onNpmGone(environment: NodeJS.ProcessEnv, tell: () => void): void {
  if (environment['npm_lifecycle_event'] !== 'start') return;
  const parent = process.ppid;
  const ids = [parent, grandparent(parent)].filter((id): id is number => id !== undefined && id > 1);
  const timer = setInterval(() => {
    if (process.ppid === parent && ids.every(isAlive)) return;
    clearInterval(timer);
    tell();
  }, LOOK_MS);
  timer.unref();
}

/** Of a shell that stands between npm and this process; some shells put themselves out of the way. */
function grandparent(parent: number): number | undefined {
  if (process.platform === 'win32') return undefined;
  const ps = (field: string) =>
    spawnSync('ps', ['-o', `${field}=`, '-p', String(parent)])
      .stdout?.toString()
      .trim();
  return /(^|\/)-?(ba|da|a|z|k)?sh$/.test(ps('comm') ?? '') ? Number(ps('ppid')) || undefined : undefined;
}
