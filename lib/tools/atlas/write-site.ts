import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeWithParents } from '../files/make-with-parents';
import type { Site } from './build-site';

/** Beside a site: the names of its files, by which the next one knows what it may replace. */
const LIST = 'atlas.json';

/** What systems put beside anything, and what stays there. */
const OF_THE_SYSTEM = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/**
 * Names in a folder that are of no earlier site: nothing may be written beside them.
 *
 * @throws the error of the system for what is no folder, or cannot be read
 */
export function foreignNames(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const own = namesListed(folder);
  return filesIn(folder).filter((name) => !own.includes(name));
}

/**
 * Makes the folder of a site, with those around it.
 *
 * @throws the error of the system where it cannot be made or written
 */
export function prepareSite(folder: string): void {
  makeWithParents(folder);
  writeList(folder, namesListed(folder));
}

/**
 * Writes a site in place of an earlier one.
 *
 * @throws the error of the system where it cannot be written
 */
export function writeSite(folder: string, site: Site): void {
  prepareSite(folder);
  const before = namesListed(folder);
  // Before anything is written: what is broken off half-way is known for a site too.
  writeList(folder, [...before, ...site.keys()]);
  for (const [name, text] of site) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const gone = filesIn(folder).filter((name) => before.includes(name) && name !== LIST && !site.has(name));
  for (const name of gone) rmSync(join(folder, name));
  writeList(folder, [...site.keys()]);
}

function writeList(folder: string, names: readonly string[]): void {
  const files = [...new Set([LIST, ...names])].sort();
  writeFileSync(join(folder, LIST), `${JSON.stringify({ files }, null, 2)}\n`);
}

/** None where there is no list, or something else of its name. */
function namesListed(folder: string): readonly string[] {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as { readonly files?: unknown };
    return Array.isArray(files) ? files.map(String) : [];
  } catch {
    return [];
  }
}

/** With `/` between folders, wherever they are. A link to a folder is a file here: nothing behind it is touched. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (OF_THE_SYSTEM.includes(entry.name)) return [];
    if (!entry.isDirectory()) return [entry.name];
    return filesIn(join(folder, entry.name)).map((name) => `${entry.name}/${name}`);
  });
}
