import type { Language } from '../../config/sentence';

/** What the guestbook answered to an entry. */
export interface SignedGuestbook {
  readonly status: number;
  /** @default - nobody answered */
  readonly servedBy?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Sends an entry as a program would, through everything that stands before the database.
 *
 * @param entry - JSON
 * @param key - sent again with the same one, it makes no second entry
 */
export async function signGuestbook(
  site: string,
  entry: string,
  key: string,
  language: Language,
): Promise<SignedGuestbook> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'accept-language': language };
  const answer = await fetch(`${site}/api/entries`, { method: 'POST', headers, body: entry });
  const servedBy = answer.headers.get('x-served-by');
  const text = await answer.text();
  // What stands before the servers answers in words.
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '');
  const body = isJson ? (JSON.parse(text) as SignedGuestbook['body']) : { detail: text.trim() };
  return { status: answer.status, ...(servedBy && { servedBy }), body };
}

/** Why it was refused. */
export function detailOf({ title, detail }: SignedGuestbook['body']): string {
  return [title, detail].filter(Boolean).join(' ');
}
