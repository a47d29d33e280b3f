import { createInterface } from 'node:readline/promises';

const YES = /^(y|yes|예|네)$/i;

/**
 * Asks whoever sits at the terminal; the question goes where messages go, so that output can be sent elsewhere.
 *
 * @returns undefined where nobody sits there; false also when the signal ends first
 */
export async function askYes(question: string, signal: AbortSignal): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return YES.test((await terminal.question(question, { signal })).trim());
  } catch {
    return false;
  } finally {
    terminal.close();
  }
}
