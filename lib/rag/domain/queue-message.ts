import * as z from 'zod';
import { parseJson } from '../../shared/parse-json';
import { type NewsFault, readS3News } from '../../shared/s3-news';
import { type DocumentKey, parseDocumentKey } from './document-key';
import type { Happened, Newest } from './document-record';
import type { DocumentNews } from './ingest-document';
import { orderOf } from './sequencer';

/** What the queue of documents holds: news of S3, and what the ingestion tells itself while an index takes another's place. */
export type QueueMessage =
  | { readonly kind: 'news'; readonly news: readonly DocumentNews[] }
  /** Have all documents written into an index, from behind one of them on. */
  | { readonly kind: 'begin'; readonly index: string; readonly after?: string }
  /** Write a document into an index that is being filled. */
  | { readonly kind: 'fill'; readonly index: string; readonly document: DocumentKey }
  /** Look whether an index is filled, and then have questions answered from it. */
  | { readonly kind: 'switch'; readonly index: string }
  /** Drop an index that is asked no more. */
  | { readonly kind: 'drop'; readonly index: string };

export type MessageFault = NewsFault | 'foreign-key' | 'no-version' | 'no-order';

export type ReadMessage =
  | { readonly ok: true; readonly message: QueueMessage }
  | { readonly ok: false; readonly fault: MessageFault };

const own = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begin'), index: z.string(), after: z.string().optional() }),
  z.strictObject({ kind: z.literal('fill'), index: z.string(), key: z.string() }),
  z.strictObject({ kind: z.literal('switch'), index: z.string() }),
  z.strictObject({ kind: z.literal('drop'), index: z.string() }),
]);

/** A message of the ingestion to itself, as it is sent. */
export type OwnMessage = z.output<typeof own>;

/** Whose news it is. */
export interface Source {
  readonly bucket: string;
  readonly tenants: readonly string[];
}

/** Reads a message of the queue. */
export function readMessage(body: string, source: Source): ReadMessage {
  const ours = own.safeParse(parseJson(body));
  return ours.success ? readOwn(ours.data, source) : readNews(body, source);
}

function readOwn(message: OwnMessage, { tenants }: Source): ReadMessage {
  if (message.kind !== 'fill') return { ok: true, message };
  const document = parseDocumentKey(message.key, tenants);
  if (!document) return { ok: false, fault: 'foreign-key' };
  return { ok: true, message: { kind: 'fill', index: message.index, document } };
}

function readNews(body: string, { bucket, tenants }: Source): ReadMessage {
  const read = readS3News(body, bucket);
  if (!read.ok) return read;
  const news: DocumentNews[] = [];
  for (const { event, key, bytes = 0, versionId, sequencer = '' } of read.news) {
    const document = parseDocumentKey(key, tenants);
    // A folder that the console made, or what lies in the folder of nobody: no document, and no fault.
    if (!document) continue;
    if (versionId === undefined) return { ok: false, fault: 'no-version' };
    const order = orderOf(sequencer);
    if (order === undefined) return { ok: false, fault: 'no-order' };
    news.push({ document, newest: happened(event, { order, versionId, bytes }) });
  }
  return { ok: true, message: { kind: 'news', news } };
}

/** In a bucket with versions a marker hides an object; by its version alone one is deleted, and it may be an old one. */
function happened(event: string, version: Omit<Newest, 'what'>): Happened {
  if (event === 'ObjectRemoved:Delete') return { ...version, what: 'purged' };
  return { ...version, what: event.startsWith('ObjectCreated:') ? 'came' : 'went' };
}
