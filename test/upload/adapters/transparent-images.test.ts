import sharp from 'sharp';
import { sharpRemake } from '../../../lib/upload/adapters/sharp-remake';
import { sharpTransform } from '../../../lib/upload/adapters/sharp-transform';
import type { ImageFormat } from '../../../lib/upload/domain/image-request';

const SIDE = 64;
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

/** A logo: red at the left, nothing at the right. */
function logo(): sharp.Sharp {
  const red = { create: { width: SIDE, height: SIDE, channels: 4, background: 'red' } } as const;
  return sharp({ create: { width: 2 * SIDE, height: SIDE, channels: 4, background: CLEAR } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

/** How much one sees of a point in the middle of either half, from 0 to 255, and whether what is at the right is white. */
async function seen(image: Uint8Array): Promise<string> {
  const { data, info } = await sharp(image)
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (part: number) => {
    const start = (Math.floor(info.height / 2) * info.width + Math.floor(info.width * part)) * info.channels;
    return [...data.subarray(start, start + info.channels)];
  };
  const [left, right] = [at(0.25), at(0.75)];
  if (right[3] === 0) return `${left[3] === 255 ? 'opaque' : 'faint'}, clear`;
  return right.every((value) => value > 250) ? 'opaque, white' : `opaque, ${right}`;
}

/** How AVIF says that an image of its own holds how much one sees of the other. Nothing here may decode AVIF. */
const ALPHA_OF_AVIF = 'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha';

const ORIGINALS = {
  'a PNG': () => logo().png(),
  'a PNG of few colours': () => logo().png({ palette: true }),
  'a PNG of greys': () => logo().toColourspace('b-w').png(),
  'a PNG of 16 bits': () => logo().toColourspace('rgb16').png(),
  'a WebP': () => logo().webp(),
  'a GIF': () => logo().gif(),
};

describe.each(Object.entries(ORIGINALS))('%s that is transparent in places', (_, original) => {
  let served: Uint8Array;
  beforeAll(async () => {
    const remade = await sharpRemake()(await original().toBuffer());
    if (!remade.ok) throw new Error(remade.reason);
    served = remade.body;
  });

  async function made(format: ImageFormat): Promise<Buffer> {
    const image = await sharpTransform()(served, { width: 160, height: 0, format }, 80);
    if (!image.ok) throw new Error(image.reason);
    return image.body;
  }

  it('is so too where it is served, and in the formats that can be', async () => {
    expect(await seen(served)).toBe('opaque, clear');
    expect(await seen(await made('webp'))).toBe('opaque, clear');
    expect((await made('avif')).includes(ALPHA_OF_AVIF)).toBe(true);
  });

  it('is white there for whoever takes JPEG alone', async () => {
    expect(await seen(await made('jpeg'))).toBe('opaque, white');
  });
});
