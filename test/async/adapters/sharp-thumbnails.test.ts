import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { sharpThumbnails } from '../../../lib/async/adapters/sharp-thumbnails';

const make = sharpThumbnails();

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } });
}

async function codeOf(bytes: Buffer): Promise<string> {
  const made = await make(bytes, [64]);
  return made.ok ? 'ok' : made.code;
}

/** A PNG of one colour at one bit a pixel: huge when decoded, a few kilobytes as a file. */
function bomb(side: number): Buffer {
  const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(typed.length + 8);
    out.writeUInt32BE(data.length, 0);
    typed.copy(out, 4);
    out.writeUInt32BE(crc(typed), typed.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (side / 8 + 1)), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

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

  it('are refused for what is no picture, or one that browsers do not show', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    const refused = {
      nothing: Buffer.alloc(0),
      text: Buffer.from('this is not a picture'),
      svg: Buffer.from(svg),
      'svg with a comment': Buffer.from(`<?xml version="1.0"?><!-- ${'x'.repeat(300)} -->${svg}`),
      tiff: await plain(9, 9).tiff().toBuffer(),
      avif: await plain(16, 16).avif().toBuffer(),
      html: Buffer.from('<!doctype html><img src=x onerror=alert(1)>'),
      pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj'),
    };
    for (const [name, bytes] of Object.entries(refused)) {
      expect({ name, code: await codeOf(bytes) }).toEqual({ name, code: 'not-a-picture' });
    }
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
        expect(['ok', 'not-a-picture', 'picture-damaged', 'picture-too-large']).toContain(await codeOf(bytes));
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('stop when the job’s time is up', async () => {
    const picture = await plain(100, 100).png().toBuffer();
    await expect(make(picture, [64], AbortSignal.abort(new Error('time is up')))).rejects.toThrow('time is up');
  });
});
