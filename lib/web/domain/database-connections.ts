/** Sizes of the database: T4g instances with 1, 2 and 4 GiB of memory. */
export type DatabaseSize = 'micro' | 'small' | 'medium';

/**
 * Connections that the server takes. They are set on it, so that they need not be guessed from its memory: either engine has
 * room for a little more in each size.
 */
export const MAX_CONNECTIONS: Readonly<Record<DatabaseSize, number>> = { micro: 80, small: 160, medium: 320 };

/** Connections that one server of the application opens at most. */
export const CONNECTIONS_PER_SERVER = 10;

/**
 * Servers that a database of a size has connections for. Four fifths are theirs and the rest is for people (W14); one server's
 * share is for the one that drains while another has taken its place.
 */
export function mostServers(size: DatabaseSize): number {
  return Math.floor((MAX_CONNECTIONS[size] * 0.8) / CONNECTIONS_PER_SERVER) - 1;
}
