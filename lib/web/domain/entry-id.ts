import { createHash } from 'node:crypto';

/** Bytes of a hash that an id is made of: too many for two of them ever to be the same by chance. */
const ID_BYTES = 16;

const ENTRY_ID = /^[\w-]{22}$/;

export const IDEMPOTENCY_KEY_FORM = {
  en: '8 to 64 letters, digits, hyphens or underscores',
  ko: '영문자, 숫자, 하이픈, 밑줄 8~64자',
} as const;

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,64}$/;

export function isEntryId(text: string): boolean {
  return ENTRY_ID.test(text);
}

export function isIdempotencyKey(text: string): boolean {
  return IDEMPOTENCY_KEY.test(text);
}

/**
 * The id of the entry that is sent with a key: the same key is the same entry, however often it comes. A hash, because ids
 * are shown and a key is its sender's; and one for each way in, so that no program can take a form's key.
 */
export function entryIdOf(way: 'form' | 'api', key: string): string {
  return createHash('sha256').update(`${way}:${key}`).digest().subarray(0, ID_BYTES).toString('base64url');
}
