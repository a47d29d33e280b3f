import type Sharp from 'sharp';
import { loadSharp } from '../../shared/load-sharp';
import { MAX_PIXELS } from '../domain/rejections';
import type { RemadeImage, RemakeImage } from '../domain/remake-image';

/** High, because every size that people see is made of this copy. */
const QUALITY = 90;

/**
 * Fifty million pixels take 8 seconds so, and 35 with the library's own choice of 4, for files of the same size. With 0 there are
 * images that cannot be encoded at all.
 */
const WEBP_EFFORT = 2;

/** libvips cannot be interrupted otherwise, and looks at its clock only between rows. */
const DECODE_SECONDS = 30;

const OPTIONS = {
  limitInputPixels: MAX_PIXELS,
  // Not at a warning: many phones write scan parameters that the standard does not allow, and every viewer shows their photos.
  // A file that was cut off is an error still.
  failOn: 'error',
  sequentialRead: true,
  pages: 1,
} as const satisfies Sharp.SharpOptions;

/** What each format is encoded as: itself, but for GIF, whose 256 colours one frame has no use for. */
const ENCODE: Readonly<
  Record<string, { readonly contentType: string; readonly as: (image: Sharp.Sharp) => Sharp.Sharp }>
> = {
  jpeg: { contentType: 'image/jpeg', as: (image) => image.jpeg({ quality: QUALITY }) },
  png: { contentType: 'image/png', as: (image) => image.png() },
  webp: { contentType: 'image/webp', as: (image) => image.webp({ quality: QUALITY, effort: WEBP_EFFORT }) },
  gif: { contentType: 'image/png', as: (image) => image.png() },
};

export function sharpRemake(): RemakeImage {
  return async (image) => {
    // sharp takes an empty buffer for a mistake of the caller.
    if (image.length === 0) return { ok: false, reason: 'damaged' };
    const sharp = await loadSharp();
    try {
      return await remake(sharp, image);
    } catch (error) {
      return { ok: false, reason: reasonOf(error as Error) };
    }
  };
}

async function remake(sharp: typeof Sharp, image: Uint8Array): Promise<RemadeImage> {
  const { format, pages = 1 } = await sharp(image, OPTIONS).metadata();
  const encode = ENCODE[format];
  if (encode === undefined) return { ok: false, reason: 'damaged' };
  const pipeline = sharp(image, OPTIONS).autoOrient().toColourspace('srgb').timeout({ seconds: DECODE_SECONDS });
  const { data, info } = await encode.as(pipeline).toBuffer({ resolveWithObject: true });
  const { contentType } = encode;
  return { ok: true, body: data, contentType, width: info.width, height: info.height, frames: pages };
}

/** libvips has no codes, so its words decide. What is not recognised counts as damage, never as a reason to retry. */
function reasonOf({ message }: Error): Exclude<RemadeImage, { ok: true }>['reason'] {
  if (/timeout/i.test(message)) return 'took-too-long';
  if (/pixel limit/i.test(message)) return 'too-many-pixels';
  return 'damaged';
}
