import { IMAGE_FORMATS, type ImageSpec, imageName, isUploadId, SIZES } from './image-request';
import { PREFIXES } from './prefixes';

const SIDES = [0, ...SIZES];

/** Everything that can be made of an original, by name: 144. */
const SPECS: ReadonlyMap<string, ImageSpec> = new Map(
  SIDES.flatMap((width) => SIDES.map((height) => ({ width, height })))
    .filter(({ width, height }) => width + height > 0)
    .flatMap((box) => IMAGE_FORMATS.map((format): ImageSpec => ({ ...box, format })))
    .map((spec) => [imageName(spec), spec]),
);

export const IMAGE_NAMES: readonly string[] = [...SPECS.keys()];

export interface NamedImage {
  readonly uploadId: string;
  readonly spec: ImageSpec;
}

/** The key of an image in S3, which is its address in the cache without the first slash. */
export function imageKey({ uploadId, spec }: NamedImage): string {
  return `${PREFIXES.images}${uploadId}/${imageName(spec)}`;
}

/** What an address in the cache asks for: `/images/<upload>/640x0.webp`, letter by letter, or nothing that exists. */
export function namedImage(uri: string): NamedImage | undefined {
  const [empty, prefix, uploadId = '', name = '', ...rest] = uri.split('/');
  const spec = SPECS.get(name);
  if (empty !== '' || `${prefix}/` !== PREFIXES.images || rest.length > 0 || !isUploadId(uploadId)) return undefined;
  return spec && { uploadId, spec };
}
