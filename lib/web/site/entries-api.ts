import * as z from 'zod';
import type { Language, Sentence } from '../../config/sentence';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import type { ApiRequest } from '../../shared/api-request';
import { isCursor, pageOf } from '../domain/cursor';
import type { Entry } from '../domain/entry';
import { isEntryId, isIdempotencyKey } from '../domain/entry-id';
import { ENTRY_FIELDS, type EntryFaults, type EntryText } from '../domain/entry-text';
import { TOKEN_BYTES } from '../domain/form-token';
import { postEntry } from '../domain/post-entry';
import { isFromElsewhere } from '../domain/same-site';
import { type SiteProblemCode, siteProblem } from '../domain/site-problems';
import { ANSWER_SECONDS } from '../domain/time-limits';
import { KEPT_BODY_BYTES, type SiteDeps, type SiteSettings } from './site-parts';

const ENTRIES = { usual: 20, most: 100 } as const;

const entryBody = z.strictObject({ author: z.string(), message: z.string() });

/** What the API answers when it cannot answer: without a key, whoever sends an entry again may post it twice. */
const UNAVAILABLE = siteProblem('unavailable', {
  en: 'Send the same again in a moment. With the same Idempotency-Key no entry is posted twice.',
  ko: '잠시 뒤에 같은 요청을 다시 보내세요. Idempotency-Key가 같으면 글이 두 번 남지 않습니다.',
});

/** `GET /api/entries?before=&limit=`: entries from the newest, and where the next page begins. */
export function listEntries({ guestbook }: SiteDeps): RequestAnswer {
  return inTime(async (request, deadline, language) => {
    const { before, limit: asked } = request.queryParameters;
    if (before !== undefined && !isCursor(before)) return refused('invalid-cursor', language);
    const limit = asked === undefined ? ENTRIES.usual : limitIn(asked);
    if (limit === undefined) return refused('invalid-limit', language);
    const { entries, next } = pageOf(await guestbook.list({ before, limit: limit + 1 }, deadline), limit);
    return jsonReply(200, { entries: entries.map(viewOf), ...(next && { next }) });
  });
}

/** `GET /api/entries/{id}` */
export function readEntry({ guestbook }: SiteDeps): RequestAnswer {
  return inTime(async (request, deadline, language) => {
    const id = request.pathParameters['id'] ?? '';
    if (!isEntryId(id)) return refused('invalid-entry-id', language);
    const entry = await guestbook.find(id, deadline);
    return entry ? jsonReply(200, viewOf(entry)) : refused('entry-not-found', language);
  });
}

/** `POST /api/entries`: for programs. A page of another site cannot send JSON here: browsers ask first, and hear no. */
export function postJson({ guestbook, randomText }: SiteDeps, { viewerScheme }: SiteSettings): RequestAnswer {
  return inTime(async (request, deadline, language) => {
    if (isFromElsewhere(request.headers, viewerScheme)) return refused('from-another-site', language);
    if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) {
      return refused('unsupported-media-type', language);
    }
    if (request.bodyBytes > KEPT_BODY_BYTES) return refused('too-large', language);
    const key = request.headers['idempotency-key'];
    if (key !== undefined && !isIdempotencyKey(key)) return refused('invalid-idempotency-key', language);
    const typed = entryIn(request.body);
    if (typeof typed === 'string') return refused(typed, language);

    const add: Parameters<typeof postEntry>[3] = (entry) => guestbook.add(entry, deadline);
    const result = await postEntry('api', key ?? randomText(TOKEN_BYTES.key), typed, add);
    switch (result.outcome) {
      case 'invalid':
        return problemReply(siteProblem('invalid-entry', sentenceOf(result.faults)), language);
      case 'key-reused':
        return refused('idempotency-key-reused', language);
      case 'posted':
        return jsonReply(201, viewOf(result.entry), {
          location: `/api/entries/${result.entry.id}`,
          ...(result.replayed && { 'idempotency-replayed': 'true' }),
        });
    }
  });
}

function inTime(
  answer: (request: ApiRequest, deadline: AbortSignal, language: Language) => ReturnType<RequestAnswer>,
): RequestAnswer {
  return answerInTime((request, deadline) => answer(request, deadline, languageOf(request)), {
    answerSeconds: ANSWER_SECONDS.answer,
    unavailable: UNAVAILABLE,
  });
}

/** An entry as its readers see it. */
function viewOf({ id, author, message, createdAt }: Entry) {
  return { id, author, message, createdAt };
}

function entryIn(body: string): EntryText | SiteProblemCode {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return 'malformed-json';
  }
  const parsed = entryBody.safeParse(value);
  return parsed.success ? parsed.data : 'invalid-entry';
}

function limitIn(text: string): number | undefined {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= ENTRIES.most ? limit : undefined;
}

function sentenceOf(faults: EntryFaults): Sentence {
  const said = ENTRY_FIELDS.flatMap((field) => faults[field] ?? []);
  return { en: said.map(({ en }) => en).join(' '), ko: said.map(({ ko }) => ko).join(' ') };
}

function refused(code: SiteProblemCode, language: Language) {
  return problemReply(siteProblem(code), language);
}
