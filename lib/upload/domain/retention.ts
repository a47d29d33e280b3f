import type { Settlement } from './checked-record';
import type { SignIn } from './sign-in';

/** Days that a form is remembered which nobody sent: a day longer than it is valid, so that a late event still finds its record. */
export const WAITING_DAYS = 1;

/** Days that a refused file is kept, and its reason with it. */
export const REJECTED_DAYS = 7;

/** Days that a file is kept where nobody signs in, so that nobody needs to come back to delete it. */
export const UNSIGNED_DAYS = 1;

/** @returns the moment, in seconds, after which an upload's record goes; undefined for one that its owner deletes */
export function expiryOf({ status }: Settlement, signIn: SignIn, nowMs: number): number | undefined {
  if (status === 'rejected') return inDays(REJECTED_DAYS, nowMs);
  return signIn === 'none' ? inDays(UNSIGNED_DAYS, nowMs) : undefined;
}

export function inDays(days: number, nowMs: number): number {
  return Math.floor(nowMs / 1000) + days * 86_400;
}
