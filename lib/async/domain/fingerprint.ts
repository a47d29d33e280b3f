import { createHash } from 'node:crypto';

/**
 * SHA-256 of an owner's request, the same for every way to write the same JSON.
 *
 * Retries are recognised by it, never by SQS's message id: a producer that tries again gets a new one (A9).
 */
export function fingerprint(owner: string, submitted: unknown): string {
  return createHash('sha256').update(owner).update('\0').update(canonicalJson(submitted)).digest('hex');
}

/** Job id of a request that came without an Idempotency-Key. */
export function jobIdOf(requestFingerprint: string): string {
  return requestFingerprint.slice(0, 32);
}

/** JSON with the keys of every object in order. Only for values that passed the request's schema, so depth is bounded. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
