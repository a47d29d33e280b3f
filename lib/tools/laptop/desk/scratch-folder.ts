import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './is-alive';

const PREFIX = 'laptop-';
/** Says whose folder it is: the process id of the start that made it. */
const OWNER = 'process-id';

/** Makes the one folder that holds all a run needs, so that removing it removes the run. */
export function makeScratchFolder(): string {
  removeLeftovers();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), PREFIX)));
  writeFileSync(join(folder, OWNER), String(process.pid));
  return folder;
}

/** Folders of starts that were killed: ours, by name, owner and content, and of a process that is no more. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    try {
      if (statSync(folder).uid !== userInfo().uid || isAlive(ownerOf(folder))) continue;
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Not ours, or gone already.
    }
  }
}

function ownerOf(folder: string): number {
  const text = readFileSync(join(folder, OWNER), 'utf8');
  if (!/^\d+$/.test(text)) throw new Error(`${folder} is not ours`);
  return Number(text);
}
