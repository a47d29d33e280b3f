import * as z from 'zod';
import { parseIncomingKey, type UploadKey } from './object-keys';

/** One version of an object that came into the quarantine. */
export interface Arrival extends UploadKey {
  /** The version that is checked, whatever is sent to the same key afterwards (U6). */
  readonly versionId: string;
  readonly bytes: number;
}

/** Why a message is none that the quarantine's notification sends. */
export type EventFault =
  | 'not-json'
  | 'not-an-event'
  | 'foreign-bucket'
  | 'malformed-key'
  | 'foreign-key'
  | 'no-version';

export type ReadEvent =
  | { readonly ok: true; readonly arrivals: readonly Arrival[] }
  | { readonly ok: false; readonly fault: EventFault };

const testEvent = z.object({ Service: z.literal('Amazon S3'), Event: z.literal('s3:TestEvent') });

const objectCreated = z.object({
  eventName: z.string().startsWith('ObjectCreated:'),
  s3: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), size: z.number().int().min(0), versionId: z.string().optional() }),
  }),
});

const notification = z.object({ Records: z.array(objectCreated).min(1) });

/**
 * Reads what S3 puts into the queue. A message is read whole or not at all: what S3 tells of is checked together, and comes back
 * together.
 *
 * @param bucket - name of the quarantine. The queue takes messages of every bucket of the account, since a narrower policy would
 * need the bucket before its queue
 */
export function readS3Event(body: string, bucket: string): ReadEvent {
  const event = parseJson(body);
  if (event === undefined) return { ok: false, fault: 'not-json' };
  // Sent once, when the notification is set up.
  if (testEvent.safeParse(event).success) return { ok: true, arrivals: [] };
  const parsed = notification.safeParse(event);
  if (!parsed.success) return { ok: false, fault: 'not-an-event' };

  const arrivals: Arrival[] = [];
  for (const { s3 } of parsed.data.Records) {
    if (s3.bucket.name !== bucket) return { ok: false, fault: 'foreign-bucket' };
    const key = decodeKey(s3.object.key);
    if (key === undefined) return { ok: false, fault: 'malformed-key' };
    const upload = parseIncomingKey(key);
    if (upload === undefined) return { ok: false, fault: 'foreign-key' };
    const { versionId, size } = s3.object;
    // A bucket without versions says "null", and one that never had any says nothing.
    if (!versionId || versionId === 'null') return { ok: false, fault: 'no-version' };
    arrivals.push({ ...upload, versionId, bytes: size });
  }
  return { ok: true, arrivals };
}

/**
 * A key as S3 writes it into events: as HTML forms are encoded, so that a space is a plus sign and a plus sign is %2B (U12).
 *
 * @returns undefined where a percent sign begins nothing
 */
export function decodeKey(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
