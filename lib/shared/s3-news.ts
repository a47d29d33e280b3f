import * as z from 'zod';
import { parseJson } from './parse-json';

/** What S3 tells of one object. */
export interface ObjectNews {
  /** What happened: `ObjectCreated:Put`, `ObjectRemoved:DeleteMarkerCreated`. */
  readonly event: string;
  readonly key: string;
  /** @default - S3 does not say, as of what was removed */
  readonly bytes?: number;
  /** @default - the bucket keeps no versions */
  readonly versionId?: string;
  /** Place in the order of what happened to this key. @default - S3 does not say */
  readonly sequencer?: string;
}

/** Why a message is none that a bucket's notification sends. */
export type NewsFault = 'not-json' | 'not-an-event' | 'foreign-bucket' | 'malformed-key';

export type ReadNews =
  | { readonly ok: true; readonly news: readonly ObjectNews[] }
  | { readonly ok: false; readonly fault: NewsFault };

const testEvent = z.object({ Service: z.literal('Amazon S3'), Event: z.literal('s3:TestEvent') });

const record = z.object({
  eventName: z.string().regex(/^Object(Created|Removed):/),
  s3: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({
      key: z.string(),
      size: z.number().int().min(0).optional(),
      versionId: z.string().optional(),
      sequencer: z.string().optional(),
    }),
  }),
});

const notification = z.object({ Records: z.array(record).min(1) });

/**
 * Reads what S3 puts into a queue. A message is read whole or not at all: what S3 tells of comes back together.
 *
 * @param bucket - the one whose news this is. The queue takes messages of every bucket of the account, since a narrower policy would
 * need the bucket before its queue
 */
export function readS3News(body: string, bucket: string): ReadNews {
  const event = parseJson(body);
  if (event === undefined) return { ok: false, fault: 'not-json' };
  // Sent once, when the notification is set up.
  if (testEvent.safeParse(event).success) return { ok: true, news: [] };
  const parsed = notification.safeParse(event);
  if (!parsed.success) return { ok: false, fault: 'not-an-event' };

  const news: ObjectNews[] = [];
  for (const { eventName, s3 } of parsed.data.Records) {
    if (s3.bucket.name !== bucket) return { ok: false, fault: 'foreign-bucket' };
    const key = decodeKey(s3.object.key);
    if (key === undefined) return { ok: false, fault: 'malformed-key' };
    const { size, versionId, sequencer } = s3.object;
    news.push({
      event: eventName,
      key,
      ...(size !== undefined && { bytes: size }),
      // A bucket without versions says "null", and one that never had any says nothing.
      ...(versionId && versionId !== 'null' && { versionId }),
      ...(sequencer && { sequencer }),
    });
  }
  return { ok: true, news };
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
