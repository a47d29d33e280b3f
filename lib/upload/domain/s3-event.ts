import { type NewsFault, readS3News } from '../../shared/s3-news';
import { parseIncomingKey, type UploadKey } from './object-keys';

/** One version of an object that came into the quarantine. */
export interface Arrival extends UploadKey {
  /** The version that is checked, whatever is sent to the same key afterwards (U6). */
  readonly versionId: string;
  readonly bytes: number;
}

/** Why a message is none that the quarantine's notification sends. */
export type EventFault = NewsFault | 'foreign-key' | 'no-version';

export type ReadEvent =
  | { readonly ok: true; readonly arrivals: readonly Arrival[] }
  | { readonly ok: false; readonly fault: EventFault };

/** Reads what S3 puts into the queue of arrivals. */
export function readS3Event(body: string, quarantine: string): ReadEvent {
  const read = readS3News(body, quarantine);
  if (!read.ok) return read;
  const arrivals: Arrival[] = [];
  for (const { event, key, bytes, versionId } of read.news) {
    if (!event.startsWith('ObjectCreated:') || bytes === undefined) return { ok: false, fault: 'not-an-event' };
    const upload = parseIncomingKey(key);
    if (upload === undefined) return { ok: false, fault: 'foreign-key' };
    if (versionId === undefined) return { ok: false, fault: 'no-version' };
    arrivals.push({ ...upload, versionId, bytes });
  }
  return { ok: true, arrivals };
}
