import { resultKey } from './file-keys';
import type { Files } from './files';
import { foreignFormat } from './foreign-format';
import { failed, type JobOutcome, type RunningJob, unusableFile } from './job-outcome';
import type { RequestOf } from './job-request';
import type { ResultFile } from './job-result';

/** Largest file that is decoded. */
const MAX_PICTURE_BYTES = 50 * 1024 * 1024;

/** A picture of 50 million pixels takes 150 MB when decoded; some bombs ask for 200 times that in 30 KB. */
export const MAX_PIXELS = 50_000_000;

export interface Thumbnail {
  readonly body: Buffer;
  readonly width: number;
  readonly height: number;
}

type RefusedPicture = 'not-a-picture' | 'picture-too-large' | 'picture-damaged' | 'took-too-long';

export type Thumbnails =
  | { readonly ok: true; readonly thumbnails: readonly Thumbnail[] }
  /** The bytes are no picture that is accepted here; the same bytes will not become one. */
  | { readonly ok: false; readonly code: RefusedPicture };

/** Makes one WebP per size, upright and without metadata. */
export type MakeThumbnails = (picture: Buffer, sizes: readonly number[], signal?: AbortSignal) => Promise<Thumbnails>;

export async function runThumbnail(
  request: RequestOf<'thumbnail'>,
  job: RunningJob,
  deps: { readonly files: Files; readonly makeThumbnails: MakeThumbnails },
): Promise<JobOutcome> {
  const picture = await deps.files.read(request.key, MAX_PICTURE_BYTES, job.signal);
  if (!picture.ok) return unusableFile(picture.reason, MAX_PICTURE_BYTES);

  const sizes = [...new Set(request.sizes)].sort((a, b) => a - b);
  const made = await deps.makeThumbnails(picture.bytes, sizes, job.signal);
  if (!made.ok) return refusal(made.code, picture.bytes);

  const files: ResultFile[] = [];
  for (const [index, { body, width, height }] of made.thumbnails.entries()) {
    const name = `thumbnail-${sizes[index]}.webp`;
    const key = resultKey(job.owner, job.jobId, name);
    await deps.files.write(key, body, 'image/webp', job.signal);
    files.push({ name, key, contentType: 'image/webp', bytes: body.length, width, height });
  }
  return { status: 'succeeded', result: { files } };
}

function refusal(code: RefusedPicture, file: Uint8Array): JobOutcome {
  switch (code) {
    case 'not-a-picture':
      // Whoever sends a photo that no browser shows is told what it is: its name on the telephone often does not say so.
      return failed(code, foreignFormat(file));
    case 'picture-too-large':
      return failed(code, MAX_PIXELS);
    case 'took-too-long':
      return failed(code, 'thumbnail');
    default:
      return failed(code);
  }
}
