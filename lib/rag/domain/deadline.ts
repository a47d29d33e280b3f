import { inTime } from '../../shared/in-time';

/** The time, as a test can have it too. */
export interface Clock {
  readonly nowMs: () => number;
  /** Returns after so long, or when the signal ends; never throws. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Until when something may take. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** Something took longer than it may. */
export class OutOfTimeError extends Error {
  constructor() {
    super('took longer than it may');
    this.name = 'OutOfTimeError';
  }
}

/** A deadline, and how to call it off when it is not needed any more. */
export interface OpenDeadline extends Deadline {
  /** Ends the signal, and whatever still works under it. */
  readonly close: () => void;
}

/** @param outer - ends it as well, when that comes first */
export function openDeadline(clock: Clock, ms: number, outer?: Deadline): OpenDeadline {
  const controller = new AbortController();
  const closed = new AbortController();
  const end = () => controller.abort(outer?.signal.reason);
  if (outer?.signal.aborted) end();
  else outer?.signal.addEventListener('abort', end, { once: true, signal: closed.signal });
  void clock.wait(ms, closed.signal).then(() => {
    if (!closed.signal.aborted) controller.abort(new OutOfTimeError());
  });
  return {
    signal: controller.signal,
    endsAt: Math.min(clock.nowMs() + ms, outer?.endsAt ?? Number.POSITIVE_INFINITY),
    close: () => {
      closed.abort();
      controller.abort();
    },
  };
}

/**
 * What work comes to within a time of its own, inside of that of the whole. Work that ignores its signal is left to itself.
 *
 * @throws OutOfTimeError when the time is over first
 */
export async function within<Result>(
  clock: Clock,
  ms: number,
  outer: Deadline,
  work: (deadline: Deadline) => Promise<Result>,
): Promise<Result> {
  outer.signal.throwIfAborted();
  const deadline = openDeadline(clock, ms, outer);
  try {
    return await inTime(work(deadline), deadline.signal);
  } finally {
    deadline.close();
  }
}
