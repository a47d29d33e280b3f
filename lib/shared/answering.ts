export const CONNECT_MS = 2_000;

/** How long a client of a service waits: for a connection, and for its answer. Without it, a dead connection is waited for for ever. */
export function answering(requestTimeout: number) {
  return { connectionTimeout: CONNECT_MS, requestTimeout, throwOnRequestTimeout: true };
}
