/** Where an original lies. Who runs far from it is told its region, or asks in the wrong one. */
export interface OriginalPlace {
  readonly bucket: string;
  /** @default - the region that the function runs in */
  readonly region?: string;
  readonly uploadId: string;
}

export interface Original {
  readonly body: Uint8Array;
  /** How long an image of it may be kept, as HTTP says it. */
  readonly cacheControl: string;
}

/**
 * Reads an original.
 *
 * @returns undefined where there is none, or none that may be read
 * @throws whatever S3 says else
 */
export type ReadOriginal = (place: OriginalPlace, signal: AbortSignal) => Promise<Original | undefined>;

/**
 * Whether an original is still there. Somebody may have deleted it while an image was made of it: then nothing of it is to be served.
 *
 * @throws whatever S3 says else than yes or no
 */
export type IsStillThere = (place: OriginalPlace, signal: AbortSignal) => Promise<boolean>;

/** Keeps an image that was made, so that it is made once. */
export type KeepImage = (image: KeptImage, signal: AbortSignal) => Promise<void>;

export interface KeptImage {
  readonly bucket: string;
  readonly key: string;
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** Removes an image that was kept. */
export type DropImage = (image: Pick<KeptImage, 'bucket' | 'key'>, signal: AbortSignal) => Promise<void>;
