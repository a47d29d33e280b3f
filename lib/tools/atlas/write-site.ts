import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Site } from './build-site';

/** Names that an earlier site may have left. */
const OF_A_SITE = /^(page|[a-z]+(-[a-z0-9-]+)?\.html|sources-[a-z]+\.js)$/;

/** Whether a folder is not there, empty, or holds nothing but an earlier site. */
export function isFree(folder: string): boolean {
  if (!existsSync(folder)) return true;
  try {
    const names = readdirSync(folder);
    return names.length === 0 || (names.includes('index.html') && names.every((name) => OF_A_SITE.test(name)));
  } catch {
    return false;
  }
}

/** Writes a site in place of an earlier one. */
export function writeSite(folder: string, site: Site): void {
  if (existsSync(folder)) for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  for (const [name, text] of site) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
