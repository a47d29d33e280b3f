import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { InFolder } from '../domain/run-video';

const PREFIX = 'job-';

/** Folders under `parent`, one a job. */
export function workFolder(parent: string): InFolder {
  return async (work) => {
    await mkdir(parent, { recursive: true });
    const folder = await mkdtemp(join(parent, PREFIX));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** Removes what a process left behind that was ended in the middle of a job. */
export async function emptyWorkFolder(parent: string): Promise<void> {
  await mkdir(parent, { recursive: true });
  const leftovers = (await readdir(parent)).filter((name) => name.startsWith(PREFIX));
  await Promise.all(leftovers.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}
