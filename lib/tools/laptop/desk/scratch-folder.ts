import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isGone, writeOwner } from './start-owner';

const PREFIX = 'laptop-';
const OWNER = 'started-by.json';

/** Makes the one folder that holds all a run needs, so that removing it removes the run. */
export function makeScratchFolder(parent = tmpdir()): string {
  removeLeftovers(parent);
  const folder = realpathSync(mkdtempSync(join(parent, PREFIX)));
  writeOwner(join(folder, OWNER));
  return folder;
}

/** Folders of starts that were killed: ours by name and owner, and of a process that is no more. */
export function removeLeftovers(parent: string, userId = process.getuid?.()): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(parent, name);
    try {
      const found = lstatSync(folder);
      // Windows tells of no owner; a folder there is whose its own file says.
      const isOurs = userId === undefined || found.uid === userId;
      if (!found.isDirectory() || !isOurs || !isGone(join(folder, OWNER))) continue;
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Gone already, or not to be removed by us.
    }
  }
}
