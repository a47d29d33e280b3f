import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import sharp from 'sharp';
import { sharpThumbnails } from '../../../lib/async/adapters/sharp-thumbnails';
import { png } from '../../support/picture-bytes';

const make = sharpThumbnails();

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } });
}

async function codeOf(bytes: Buffer): Promise<string> {
  const made = await make(bytes, [64]);
  return made.ok ? 'ok' : made.code;
}

const bomb = (side: number) => png({ width: side, height: side, rows: side });

describe('thumbnails', () => {
  it('fit into each size, keep the proportions and never grow', async () => {
    const made = await make(await plain(1200, 800).jpeg().toBuffer(), [64, 320, 2048]);
    if (!made.ok) throw new Error(made.code);
    expect(made.thumbnails.map(({ width, height }) => [width, height])).toEqual([
      [64, 43],
      [320, 213],
      [1200, 800],
    ]);
    for (const { body, width, height } of made.thumbnails) {
      expect(await sharp(body).metadata()).toMatchObject({ format: 'webp', width, height });
    }
  });

  it('are made of JPEG, PNG, WebP and GIF', async () => {
    for (const picture of [plain(80, 40).jpeg(), plain(80, 40).png(), plain(80, 40).webp(), plain(80, 40).gif()]) {
      expect(await codeOf(await picture.toBuffer())).toBe('ok');
    }
  });

  it('stand upright and carry no metadata of the camera', async () => {
    const exif = { IFD0: { Make: 'CanaryCamera' }, IFD3: { GPSLatitude: '37/1 33/1 0/1' } };
    const photo = await plain(300, 100).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
    const made = await make(photo, [100]);
    if (!made.ok) throw new Error(made.code);
    const [thumbnail] = made.thumbnails;
    expect([thumbnail!.width, thumbnail!.height]).toEqual([33, 100]);
    const metadata = await sharp(thumbnail!.body).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
    expect(thumbnail!.body.includes('CanaryCamera')).toBe(false);
  });

  it('are the same bytes each time, so that a repeated job changes nothing', async () => {
    const picture = await plain(500, 300).jpeg().toBuffer();
    expect(await make(picture, [64])).toEqual(await make(picture, [64]));
  });

  it('are refused for a damaged or cut-off file, instead of showing half of it', async () => {
    const jpeg = await sharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
        background: 'white',
      },
    })
      .jpeg()
      .toBuffer();
    for (const share of [0.3, 0.6, 0.9]) {
      expect(await codeOf(jpeg.subarray(0, Math.floor(jpeg.length * share)))).toBe('picture-damaged');
    }
  });

  it('are refused for a bomb before it is decoded', async () => {
    const bytes = bomb(16_000);
    expect(bytes.length).toBeLessThan(40_000);
    const before = process.memoryUsage().rss;
    expect(await codeOf(bytes)).toBe('picture-too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    expect(await codeOf(bomb(4_000))).toBe('ok');
  });

  it('of an animation show its first frame, and do not decode the others', async () => {
    const frames = await sharp(Buffer.alloc(40 * 4000 * 3), {
      raw: { width: 40, height: 4000, channels: 3, pageHeight: 40 },
    })
      .gif()
      .toBuffer();
    const made = await make(frames, [20]);
    expect(made).toMatchObject({ ok: true, thumbnails: [{ width: 20, height: 20 }] });
  });

  it('have a result or a reason for any damage to a file', async () => {
    const pictures = await Promise.all(
      [plain(60, 40).jpeg(), plain(60, 40).png(), plain(60, 40).webp(), plain(60, 40).gif()].map((p) => p.toBuffer()),
    );
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pictures), flips, async (picture, changes) => {
        const bytes = Buffer.from(picture);
        for (const [position, value] of changes) bytes[position % bytes.length] = value;
        assert.ok(['ok', 'not-a-picture', 'picture-damaged', 'picture-too-large'].includes(await codeOf(bytes)));
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('stop when the job’s time is up', async () => {
    const picture = await plain(100, 100).png().toBuffer();
    await expect(make(picture, [64], AbortSignal.abort(new Error('time is up')))).rejects.toThrow('time is up');
  });
});
