import { readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { isAlive } from './is-alive';

/** Whose a folder is: the start that made it. Containers and machines that share a folder count their processes each from one. */
interface StartOwner {
  readonly processId: number;
  readonly host: string;
  readonly user: string;
}

export function writeOwner(file: string): void {
  const owner: StartOwner = { processId: process.pid, host: hostname(), user: userInfo().username };
  writeFileSync(file, JSON.stringify(owner));
}

/** Whether it was a start of this person on this machine, and is no more. What cannot be read was none. */
export function isGone(file: string): boolean {
  let owner: Partial<StartOwner>;
  try {
    owner = JSON.parse(readFileSync(file, 'utf8')) as Partial<StartOwner>;
  } catch {
    return false;
  }
  const { processId, host, user } = owner ?? {};
  if (!Number.isInteger(processId) || host !== hostname() || user !== userInfo().username) return false;
  return !isAlive(processId!);
}
