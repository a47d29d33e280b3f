import type { Settlement } from './checked-record';
import type { SignIn } from './sign-in';
import { REJECTED_DAYS, UNCLAIMED_DAYS } from './time-limits';

/** @returns the moment, in seconds, after which an upload's record goes; undefined for one that its owner deletes */
export function expiryOf({ status }: Settlement, signIn: SignIn, nowMs: number): number | undefined {
  if (status === 'rejected') return inDays(REJECTED_DAYS, nowMs);
  return signIn === 'none' ? inDays(UNCLAIMED_DAYS, nowMs) : undefined;
}

export function inDays(days: number, nowMs: number): number {
  return Math.floor(nowMs / 1000) + days * 86_400;
}
