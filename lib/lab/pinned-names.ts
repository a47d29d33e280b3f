import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Instance types of EC2 that run the lab's server, as of the file's date. */
export function instanceTypes(): readonly string[] {
  return linesOf(join(__dirname, 'instance-types.txt'));
}

/** AWS managed policies that a group can have, as of the file's date. */
export function managedPolicies(): readonly string[] {
  return linesOf(join(__dirname, 'managed-policies.txt'));
}

const read = new Map<string, readonly string[]>();

function linesOf(path: string): readonly string[] {
  const lines =
    read.get(path) ??
    readFileSync(path, 'utf8')
      .split(/\r?\n/)
      .filter((line) => /^[^#]/.test(line));
  read.set(path, lines);
  return lines;
}
