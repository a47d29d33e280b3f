import type { Change } from './versioned-store';

/** Which bulk job of an owner may have chunks in flight. One at a time, so that no owner fills the queue (A19). */
export interface OwnerLease {
  readonly jobId: string;
  readonly untilMs: number;
  /** When the store may forget it, in epoch seconds. */
  readonly expiresAt: number;
}

/** A lease that is not renewed ends: its job is in the dead-letter queue, and others need not wait for it. */
const LEASE_MS = 15 * 60 * 1000;

export function acquire(current: OwnerLease | undefined, jobId: string, nowMs: number): Change<OwnerLease, boolean> {
  if (current !== undefined && current.jobId !== jobId && current.untilMs > nowMs) return { result: false };
  return { write: lease(jobId, nowMs + LEASE_MS), result: true };
}

/** Ends a lease, unless it has gone to another job meanwhile. */
export function release(current: OwnerLease | undefined, jobId: string, nowMs: number): Change<OwnerLease, void> {
  if (current?.jobId !== jobId || current.untilMs <= nowMs) return { result: undefined };
  return { write: lease(jobId, nowMs), result: undefined };
}

function lease(jobId: string, untilMs: number): OwnerLease {
  return { jobId, untilMs, expiresAt: Math.ceil(untilMs / 1000) + 86_400 };
}
