import { detectType } from '../../../lib/upload/adapters/detect-type';
import { sharpRemake } from '../../../lib/upload/adapters/sharp-remake';
import { UPLOAD } from '../fakes/arrivals';
import { CheckedUploads } from '../fakes/checked-uploads';
import { validatorOn } from '../fakes/validator';

const remakeImage = sharpRemake();

export interface Checked {
  /** What it is served as, or why it is not. */
  readonly outcome: string;
  /** What is served. */
  readonly body: Buffer | undefined;
  /** Bytes that were read to find that out. */
  readonly bytesRead: number;
}

/** Checks a file as the function does, with real decoders. */
export async function checked(declared: string, bytes: Buffer): Promise<Checked> {
  const uploads = new CheckedUploads();
  uploads.issue(UPLOAD, declared);
  const { validate } = validatorOn(uploads, { detectType, remakeImage });
  await validate(uploads.receive(UPLOAD, 'v1', bytes));
  const [served] = uploads.objects.values();
  return { outcome: outcomeOf(uploads, served?.contentType), body: served?.body, bytesRead: uploads.bytesRead };
}

function outcomeOf(uploads: CheckedUploads, contentType: string | undefined): string {
  const { status, reason, looksLike, result } = uploads.record(UPLOAD)!;
  if (status === 'rejected') return [reason, looksLike].filter(Boolean).join(' ');
  if (result?.kind !== 'image') return `${contentType}`;
  const { width, height, firstFrameOnly } = result;
  return `${contentType} ${width}x${height}${firstFrameOnly ? ' first of several' : ''}`;
}
