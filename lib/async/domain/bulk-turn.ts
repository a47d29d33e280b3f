import type { Change } from './versioned-store';

/** Which bulk job of an owner may have chunks in flight. One at a time, so that no owner fills the queue (A19). */
export interface BulkTurn {
  readonly jobId: string;
  readonly untilMs: number;
  /** When the store may forget it, in epoch seconds. */
  readonly expiresAt: number;
}

/** A turn that is not prolonged ends: its job is in the dead-letter queue, and others need not wait for it. */
const TURN_MS = 15 * 60 * 1000;

/** How long a bulk job waits when another of its owner has the turn. It waits as a delayed message and uses up no receives. */
export const TURN_WAIT_SECONDS = 30;

/** Gives the turn to a job, or prolongs it, unless another job has it. */
export function takeTurn(current: BulkTurn | undefined, jobId: string, nowMs: number): Change<BulkTurn, boolean> {
  if (current !== undefined && current.jobId !== jobId && current.untilMs > nowMs) return { result: false };
  return { write: turn(jobId, nowMs + TURN_MS), result: true };
}

/** Ends a job's turn, unless it has gone to another job meanwhile. */
export function endTurn(current: BulkTurn | undefined, jobId: string, nowMs: number): Change<BulkTurn, void> {
  if (current?.jobId !== jobId || current.untilMs <= nowMs) return { result: undefined };
  return { write: turn(jobId, nowMs), result: undefined };
}

function turn(jobId: string, untilMs: number): BulkTurn {
  return { jobId, untilMs, expiresAt: Math.ceil(untilMs / 1000) + 86_400 };
}
