/** Where an original lies. Who runs far from it is told its region, or asks in the wrong one. */
export interface OriginalPlace {
  readonly bucket: string;
  /** @default - the region that the function runs in */
  readonly region?: string;
  readonly uploadId: string;
}

/**
 * Reads an original.
 *
 * @returns undefined where there is none, or none that may be read
 * @throws whatever S3 says else
 */
export type ReadOriginal = (place: OriginalPlace, signal: AbortSignal) => Promise<Uint8Array | undefined>;

/** Keeps an image that was made, so that it is made once. */
export type KeepImage = (image: KeptImage, signal: AbortSignal) => Promise<void>;

export interface KeptImage {
  readonly bucket: string;
  readonly key: string;
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
}
