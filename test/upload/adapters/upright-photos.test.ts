import sharp from 'sharp';
import { sharpRemake } from '../../../lib/upload/adapters/sharp-remake';
import { sharpTransform } from '../../../lib/upload/adapters/sharp-transform';

const COLOURS = { red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], white: [255, 255, 255] } as const;
type Colour = keyof typeof COLOURS;

const SIDE = 64;
const WIDE = { width: 3 * SIDE, height: 2 * SIDE };

/** How a camera keeps it: red, green, white and blue are its corners from the upper left one clockwise. */
function kept(orientation: number): Promise<Buffer> {
  const corner = (colour: Colour, left: number, top: number) => {
    const [r, g, b] = COLOURS[colour];
    return {
      input: { create: { width: SIDE, height: SIDE, channels: 3, background: { r, g, b } } },
      left,
      top,
    } as const;
  };
  return sharp({ create: { ...WIDE, channels: 3, background: 'black' } })
    .composite([
      corner('red', 0, 0),
      corner('green', 2 * SIDE, 0),
      corner('white', 2 * SIDE, SIDE),
      corner('blue', 0, SIDE),
    ])
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .withMetadata({ orientation })
    .toBuffer();
}

/** The corners as people see them, from the upper left one clockwise, by a reader that turns nothing. */
async function corners(image: Buffer): Promise<string> {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [right, bottom] = [info.width - 8, info.height - 8];
  const at = (x: number, y: number): Colour | undefined => {
    const start = (y * info.width + x) * info.channels;
    const near = (colour: Colour) =>
      COLOURS[colour].every((value, index) => Math.abs(value - data[start + index]!) < 40);
    return (Object.keys(COLOURS) as Colour[]).find(near);
  };
  return [at(8, 8), at(right, 8), at(right, bottom), at(8, bottom)].join(' ');
}

it.each([
  [1, 'red green white blue'],
  [2, 'green red blue white'],
  [3, 'white blue red green'],
  [4, 'blue white green red'],
  [5, 'red blue white green'],
  [6, 'blue red green white'],
  [7, 'white green red blue'],
  [8, 'green white blue red'],
])(
  'a photo of a camera that was held as orientation %d says stands upright in what is served and in each size',
  async (orientation, seen) => {
    const remade = await sharpRemake()(await kept(orientation));
    if (!remade.ok) throw new Error(remade.reason);
    expect(await corners(Buffer.from(remade.body))).toBe(seen);
    const made = await sharpTransform()(remade.body, { width: 160, height: 0, format: 'webp' }, 90);
    if (!made.ok) throw new Error(made.reason);
    expect(await corners(made.body)).toBe(seen);
  },
);
