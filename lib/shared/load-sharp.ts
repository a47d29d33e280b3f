import type Sharp from 'sharp';

/** The decoders of what browsers show. Everything else libvips can read, SVG and PDF first of all, is refused. */
const DECODERS = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadNsgifBuffer',
];

let loaded: Promise<typeof Sharp> | undefined;

/** Loaded with the first picture: it costs a tenth of a second that whoever has no pictures need not spend. */
export function loadSharp(): Promise<typeof Sharp> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: DECODERS });
    return sharp;
  });
  return loaded;
}
