import type Sharp from 'sharp';
import { loadSharp } from '../../shared/load-sharp';
import { MAX_PIXELS, type MakeThumbnails, type Thumbnail, type Thumbnails } from '../domain/run-thumbnail';

const QUALITY = 80;

/**
 * The largest picture takes two seconds a size. libvips cannot be interrupted otherwise, so this is also how long a job may
 * outlast its time.
 */
const SIZE_SECONDS = 10;

export function sharpThumbnails(): MakeThumbnails {
  return async (picture, sizes, signal) => makeThumbnails(await loadSharp(), picture, sizes, signal);
}

async function makeThumbnails(
  sharp: typeof Sharp,
  picture: Buffer,
  sizes: readonly number[],
  signal: AbortSignal | undefined,
): Promise<Thumbnails> {
  // sharp takes an empty buffer for a mistake of the caller.
  if (picture.length === 0) return { ok: false, code: 'not-a-picture' };
  // Not at a warning: many phones write scan parameters that the standard does not allow, and every viewer shows their photos.
  // A file that was cut off is an error still.
  const open = () => sharp(picture, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 });

  const header = await open()
    .metadata()
    .catch((error: Error) => error);
  if (header instanceof Error) return { ok: false, code: codeOf(header) };

  const thumbnails: Thumbnail[] = [];
  for (const size of sizes) {
    signal?.throwIfAborted();
    try {
      const { data, info } = await open()
        .autoOrient()
        .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: QUALITY })
        .timeout({ seconds: SIZE_SECONDS })
        .toBuffer({ resolveWithObject: true });
      thumbnails.push({ body: data, width: info.width, height: info.height });
    } catch (error) {
      return { ok: false, code: codeOf(error as Error) };
    }
  }
  return { ok: true, thumbnails };
}

/** libvips has no codes, so its words decide. What is not recognised counts as damage, never as a reason to retry. */
function codeOf({ message }: Error): Exclude<Thumbnails, { ok: true }>['code'] {
  if (/timeout/i.test(message)) return 'took-too-long';
  if (/pixel limit/i.test(message)) return 'picture-too-large';
  if (/unsupported image format/i.test(message)) return 'not-a-picture';
  return 'picture-damaged';
}
