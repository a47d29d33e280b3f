export const CONNECT_MS = 2_000;

/** The SDKs try again, with full jitter, after throttling and server errors only. */
export const MAX_ATTEMPTS = 3;

/** Three tries of one call end within the time that an answer of an API may take. */
export const ANSWER_MS = 2_000;

/** How long a client of a service waits: for a connection, and for its answer. Without it, a dead connection is waited for for ever. */
export function answering(requestTimeout: number) {
  return { connectionTimeout: CONNECT_MS, requestTimeout, throwOnRequestTimeout: true };
}
