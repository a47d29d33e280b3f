import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those around it that are missing. Not by Node's own `recursive`, which goes round for ever where a system says
 * of each folder that its parent is missing: /proc.
 *
 * @param path - absolute
 * @returns the outermost that was made, undefined where all were there
 * @throws the error of the system for one that cannot be made
 */
export function makeWithParents(path: string): string | undefined {
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const at of missing) mkdirSync(at);
  return missing[0];
}
