import type { ImageFormat, ImageSpec } from './image-request';

/** An image made of an original, or why there is none. */
export type MadeImage =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly reason: 'damaged' | 'took-too-long' };

/** Decodes an original, fits it into a box without making it larger, and encodes it. Never throws. */
export type MakeImage = (original: Uint8Array, spec: ImageSpec, quality: number) => Promise<MadeImage>;

export type TransformedImage =
  | { readonly ok: true; readonly body: Buffer; readonly contentType: string }
  | { readonly ok: false; readonly reason: 'damaged' | 'took-too-long' | 'too-large' };

/** Tells when to begin nothing more, and when to answer without what is still being made. */
export type Deadlines = () => { readonly begin: AbortSignal; readonly answer: AbortSignal };

/**
 * The first is what people see; the others are tried where the answer must be smaller. AVIF 50, WebP 80 and JPEG 80 look alike, in
 * ascending order of bytes.
 */
const QUALITIES: Readonly<Record<ImageFormat, readonly number[]>> = {
  avif: [50, 35, 20],
  webp: [80, 60, 40, 20],
  jpeg: [80, 60, 40, 20],
};

export interface TransformLimits {
  /** Most bytes that can be answered with. */
  readonly maxBytes: number;
  /** Ends the trying; what has begun still comes to its end. */
  readonly signal: AbortSignal;
}

/**
 * Makes an image that fits into an answer, in the best quality that does.
 *
 * @returns too-large where none does, which is so for noise alone
 */
export async function transformImage(
  original: Uint8Array,
  spec: ImageSpec,
  { maxBytes, signal }: TransformLimits,
  makeImage: MakeImage,
): Promise<TransformedImage> {
  for (const quality of QUALITIES[spec.format]) {
    if (signal.aborted) return { ok: false, reason: 'took-too-long' };
    const made = await makeImage(original, spec, quality);
    if (!made.ok) return made;
    if (made.body.length <= maxBytes) return { ok: true, body: made.body, contentType: `image/${spec.format}` };
  }
  return { ok: false, reason: 'too-large' };
}
