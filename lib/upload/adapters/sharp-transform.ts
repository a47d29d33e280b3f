import type Sharp from 'sharp';
import { loadSharp } from '../../shared/load-sharp';
import type { ImageFormat, ImageSpec } from '../domain/image-request';
import { MAX_PIXELS } from '../domain/rejections';
import { TRANSFORM_LIMITS } from '../domain/time-limits';
import type { MadeImage, MakeImage } from '../domain/transform-image';

/**
 * How each format is encoded. AVIF at its usual effort of 4 takes eight times as long as at 2, for four hundredths fewer bytes. JPEG
 * has no transparency: white shows through, not black.
 */
const ENCODE: Readonly<Record<ImageFormat, (image: Sharp.Sharp, quality: number) => Sharp.Sharp>> = {
  avif: (image, quality) => image.avif({ quality, effort: 2 }),
  webp: (image, quality) => image.webp({ quality }),
  jpeg: (image, quality) => image.flatten({ background: '#fff' }).jpeg({ quality }),
};

export function sharpTransform(): MakeImage {
  return async (original, spec, quality) => {
    // sharp takes an empty buffer for a mistake of the caller.
    if (original.length === 0) return { ok: false, reason: 'damaged' };
    try {
      return { ok: true, body: await make(await loadSharp(), original, spec, quality) };
    } catch (error) {
      return { ok: false, reason: reasonOf(error as Error) };
    }
  };
}

/** An original stands upright already, in the colours of screens, and brings nothing along. */
function make(sharp: typeof Sharp, original: Uint8Array, spec: ImageSpec, quality: number): Promise<Buffer> {
  const image = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 })
    .resize({
      ...(spec.width > 0 && { width: spec.width }),
      ...(spec.height > 0 && { height: spec.height }),
      fit: 'inside',
      withoutEnlargement: true,
    })
    .timeout({ seconds: TRANSFORM_LIMITS.makeSeconds });
  return ENCODE[spec.format](image, quality).toBuffer();
}

/** libvips has no codes, so its words decide. */
function reasonOf({ message }: Error): Extract<MadeImage, { ok: false }>['reason'] {
  return /timeout/i.test(message) ? 'took-too-long' : 'damaged';
}
