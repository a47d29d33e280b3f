import type { Clock, Deadline } from './deadline';
import { OutOfTimeError } from './deadline';
import { ModelFault } from './model-fault';

/** With the first. */
export const MOST_ATTEMPTS = 3;

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 4000;

/** What trying again needs. */
export interface RetryDeps {
  readonly clock: Clock;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/** Whether the same request may succeed a little later. */
export function mayPass(error: unknown): boolean {
  return error instanceof OutOfTimeError || (error instanceof ModelFault && error.mayPass);
}

/**
 * Waits before the next attempt: any time up to a longest that doubles, so that those that failed together do not come back
 * together.
 *
 * @param attempt - that failed, from 1
 * @returns false without waiting when there is no point in another: it was the last, the fault does not pass, or time is over first
 */
export async function waitToRetry(
  attempt: number,
  error: unknown,
  { clock, random }: RetryDeps,
  deadline: Deadline,
): Promise<boolean> {
  if (attempt >= MOST_ATTEMPTS || !mayPass(error) || deadline.signal.aborted) return false;
  const ms = random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  if (clock.nowMs() + ms >= deadline.endsAt) return false;
  await clock.wait(ms, deadline.signal);
  return !deadline.signal.aborted;
}

/** What a call comes to, tried again as often as there is a point in it. */
export async function withRetries<Result>(
  call: () => Promise<Result>,
  deps: RetryDeps,
  deadline: Deadline,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!(await waitToRetry(attempt, error, deps, deadline))) throw error;
    }
  }
}
