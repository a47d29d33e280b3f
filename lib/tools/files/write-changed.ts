import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes files anew where they stand otherwise, and leaves the others as they are.
 *
 * @param files - texts by their paths from the root
 * @returns paths of those that changed
 */
export function writeChanged(root: string, files: Iterable<readonly [file: string, text: string]>): readonly string[] {
  const changed: string[] = [];
  for (const [file, text] of files) {
    const path = join(root, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    writeFileSync(path, text);
    changed.push(file);
  }
  return changed;
}
