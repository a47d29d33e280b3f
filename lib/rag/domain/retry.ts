import type { Clock, Deadline } from './deadline';
import { OutOfTimeError } from './deadline';

/** With the first. */
export const MOST_ATTEMPTS = 3;

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 10_000;

/** What trying again needs. */
export interface RetryDeps {
  readonly clock: Clock;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/** What is tried again, and how often. */
export interface Retries {
  /** Tries at most, with the first. */
  readonly most: number;
  /** Whether the same request may succeed a little later. */
  readonly mayPass: (error: unknown) => boolean;
  /**
   * Milliseconds that whoever failed asks for.
   * @default - nobody asks for any
   */
  readonly leastMs?: (error: unknown) => number;
}

const USUAL: Retries = { most: MOST_ATTEMPTS, mayPass };

/** Whether the same request may succeed a little later, as errors say it of themselves. */
export function mayPass(error: unknown): boolean {
  return error instanceof OutOfTimeError || (error as { readonly mayPass?: unknown } | null)?.mayPass === true;
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
  { signal, endsAt }: Deadline,
  { most, mayPass: passes, leastMs }: Retries = USUAL,
): Promise<boolean> {
  if (attempt >= most || !passes(error) || signal.aborted) return false;
  const ms = Math.max(leastMs?.(error) ?? 0, random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1)));
  if (clock.nowMs() + ms >= endsAt) return false;
  await clock.wait(ms, signal);
  return !signal.aborted;
}

/** What a call comes to, tried again as often as there is a point in it. */
export async function withRetries<Result>(
  call: () => Promise<Result>,
  deps: RetryDeps,
  deadline: Deadline,
  retries: Retries = USUAL,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!(await waitToRetry(attempt, error, deps, deadline, retries))) throw error;
    }
  }
}

/** A deadline that only a signal ends. */
export function untilEnded(signal: AbortSignal): Deadline {
  return { signal, endsAt: Number.POSITIVE_INFINITY };
}
