/** Header that says who sends a request: a laptop has no IAM to sign with. */
export const USER_HEADER = 'x-laptop-user';
const DEFAULT_USER = 'user';
const PREFIX = 'AIDALAPTOP';

/**
 * `aws:userid` of whoever sends a request.
 *
 * @returns undefined when the name is none: 1 to 20 letters, digits or hyphens
 */
export function callerIdOf(name: string | undefined): string | undefined {
  const user = name ?? DEFAULT_USER;
  return /^[A-Za-z0-9-]{1,20}$/.test(user) ? `${PREFIX}${user.toUpperCase()}` : undefined;
}

/** The name that a caller's id was made of. */
export function userOf(callerId: string): string {
  return callerId.slice(PREFIX.length).toLowerCase();
}
