import type { RejectionReason } from './rejections';

/** An image as its bytes say, made anew from its pixels alone. */
export type RemadeImage =
  | {
      readonly ok: true;
      readonly body: Uint8Array;
      /** By the encoder, never by the upload (U11). */
      readonly contentType: string;
      readonly width: number;
      readonly height: number;
      /** How many images the file held, of which the first was taken. */
      readonly frames: number;
    }
  | { readonly ok: false; readonly reason: Extract<RejectionReason, 'damaged' | 'too-many-pixels' | 'took-too-long'> };

/**
 * Decodes an image under limits, turns it as its camera says, brings its colours to sRGB, and encodes it without anything that came
 * with it: no place, no camera, no bytes behind its end.
 */
export type RemakeImage = (image: Uint8Array) => Promise<RemadeImage>;
