import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = join(__dirname, '..', '..', '.cache', 'handlers');
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;
/** A virus scanner on Windows holds on to files that were just written, and no folder moves until it lets go. */
const HELD_ON_TO = ['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY'];
const WAITS_MILLISECONDS = [10, 50, 250, 1000, 2000];

/**
 * A directory that is made once and kept between synths, until nobody has asked for it for a day.
 *
 * @param name - says all that the content depends on, by a hash
 * @param make - fills an empty directory
 * @returns the directory
 */
export function keptBuild(name: string, make: (directory: string) => void): string {
  const kept = join(CACHE, name);
  if (existsSync(kept)) {
    utimesSync(kept, new Date(), new Date());
    return kept;
  }
  mkdirSync(CACHE, { recursive: true });
  removeOldBuilds();
  const fresh = mkdtempSync(join(CACHE, 'build-'));
  try {
    make(fresh);
    moveTo(kept, fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true, maxRetries: 3 });
  }
  return kept;
}

/** By renaming, so that nobody sees half a build. Another synth may have been faster with the same one. */
function moveTo(kept: string, fresh: string): void {
  for (const wait of [...WAITS_MILLISECONDS, undefined]) {
    try {
      renameSync(fresh, kept);
      return;
    } catch (error) {
      if (existsSync(kept)) return;
      if (wait === undefined || !HELD_ON_TO.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}

function removeOldBuilds(): void {
  for (const name of readdirSync(CACHE)) {
    const build = join(CACHE, name);
    if (Date.now() - (statSync(build, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > KEPT_MILLISECONDS) {
      rmSync(build, { recursive: true, force: true });
    }
  }
}
