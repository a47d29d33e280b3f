import { createHash } from 'node:crypto';
import { INDEX_PREFIX } from './index-names';

const HASH_DIGITS = 16;
const INDEX_NAME = new RegExp(`^${INDEX_PREFIX}[0-9a-f]{${HASH_DIGITS}}$`);

/**
 * Name of an index: the same for what decides the same, in whatever order it is written.
 *
 * @param decides - everything that decides what the index holds, as JSON
 */
export function indexName(decides: unknown): string {
  return `${INDEX_PREFIX}${contentHash(decides)}`;
}

/** Whether it names one index of passages: no alias, no pattern, none of somebody else's. */
export function isIndexName(name: string): boolean {
  return INDEX_NAME.test(name);
}

/** What JSON says, in some digits. */
export function contentHash(json: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(json)))
    .digest('hex')
    .slice(0, HASH_DIGITS);
}

function ordered(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(ordered);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).filter(([, value]) => value !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, ordered(value)]);
}
