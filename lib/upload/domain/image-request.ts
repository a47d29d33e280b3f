import { weightedList } from '../../shared/weighted-list';

/**
 * What may be asked of an image: 48 sizes in three formats, whatever a query says, so that nobody fills a cache or a bill with
 * sizes of their own. A CloudFront Function bundles this file, so it is written in the syntax that its runtime knows.
 */
export const SIZES = [160, 320, 640, 960, 1280, 1920] as const;

/** By what a client that takes several is given: the smallest first. */
export const IMAGE_FORMATS = ['avif', 'webp', 'jpeg'] as const;

export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** The box that an image is to fit into, in pixels; 0 where a side is free. */
export interface ImageSpec {
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
}

/** Of a query, what is asked about. Everything else in it counts for nothing. */
export interface ImageQuery {
  readonly w?: string | undefined;
  readonly h?: string | undefined;
  readonly format?: string | undefined;
}

export type ImageReading =
  | { readonly ok: true; readonly spec: ImageSpec }
  | { readonly ok: false; readonly parameter: keyof ImageQuery; readonly value: string };

const LARGEST = SIZES[SIZES.length - 1]!;
const USUAL_WIDTH = 960;

/**
 * @param query - values as they stand in the address, where a number needs no escapes
 * @param accept - the header `Accept`, or nothing
 */
export function readImageQuery(query: ImageQuery, accept: string): ImageReading {
  const width = sideOf(query.w);
  if (width === undefined) return { ok: false, parameter: 'w', value: query.w! };
  const height = sideOf(query.h);
  if (height === undefined) return { ok: false, parameter: 'h', value: query.h! };
  const format = formatOf(query.format, accept);
  if (format === undefined) return { ok: false, parameter: 'format', value: query.format! };
  return {
    ok: true,
    spec: { width: width === 0 && height === 0 ? USUAL_WIDTH : width, height: height, format: format },
  };
}

/** The next size that is made; 0 where nothing is asked for, undefined where it is no positive whole number. */
function sideOf(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  if (!/^0*[1-9][0-9]*$/.test(text)) return undefined;
  const pixels = Number(text);
  return SIZES.find((size) => size >= pixels) || LARGEST;
}

function formatOf(text: string | undefined, accept: string): ImageFormat | undefined {
  if (text === undefined || text === 'auto') return acceptedFormat(accept);
  return IMAGE_FORMATS.find((format) => format === text);
}

/**
 * What a client likes best. AVIF and WebP only where they are named: old browsers ask for any image, and show neither. JPEG is what
 * every client shows, also one that says it takes none of the three.
 */
function acceptedFormat(accept: string): ImageFormat {
  const ranges = weightedList(accept);
  const named = (name: string) => ranges.find((range) => range.name === name);
  const best = { format: 'jpeg' as ImageFormat, weight: 0 };
  IMAGE_FORMATS.forEach((format) => {
    const range = named(`image/${format}`) || (format === 'jpeg' && (named('image/*') || named('*/*')));
    if (range && range.weight > best.weight) {
      best.format = format;
      best.weight = range.weight;
    }
  });
  return best.format;
}

/** The last part of an image's address in the cache, and of its key in S3: `640x0.webp`. */
export function imageName(spec: ImageSpec): string {
  return `${spec.width}x${spec.height}.${spec.format}`;
}

/** A UUID of version 7, as ids are made. A capital letter would be another key in every cache for the same upload. */
export function isUploadId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
