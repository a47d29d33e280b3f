import type { Clock } from './deadline';

/** New permissions of a collection act after 45 seconds, its name is known after a minute, and it wakes in half of one. */
const PATIENCE_MS = 5 * 60_000;
const PAUSE_MS = 10_000;

/**
 * Has something done that cannot succeed yet, until it does. Nobody says why it does not: what has not been let in yet, and what
 * never will be, are refused in the same words.
 *
 * @throws what it failed with last, when patience is over
 */
export async function patiently<Result>(
  clock: Clock,
  signal: AbortSignal,
  work: () => Promise<Result>,
  onFailure: (error: unknown) => void,
): Promise<Result> {
  const until = clock.nowMs() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      onFailure(error);
      if (signal.aborted || clock.nowMs() + PAUSE_MS > until) throw error;
      await clock.wait(PAUSE_MS, signal);
    }
  }
}
