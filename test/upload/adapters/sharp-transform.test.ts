import fc from 'fast-check';
import sharp from 'sharp';
import { sharpTransform } from '../../../lib/upload/adapters/sharp-transform';
import { IMAGE_FORMATS, type ImageSpec } from '../../../lib/upload/domain/image-request';
import { noise, plain } from '../fakes/noise';

const make = sharpTransform();

async function made(original: Buffer, spec: Partial<ImageSpec>, quality = 80): Promise<Buffer> {
  const image = await make(original, { width: 0, height: 0, format: 'webp', ...spec }, quality);
  if (!image.ok) throw new Error(image.reason);
  return image.body;
}

async function sizeOf(image: Buffer): Promise<string> {
  const { width, height } = await sharp(image).metadata();
  return `${width}x${height}`;
}

it.each([
  [{ width: 320 }, '320x213'],
  [{ height: 160 }, '240x160'],
  [{ width: 640, height: 160 }, '240x160'],
  [{ width: 160, height: 640 }, '160x107'],
  [{ width: 1_920 }, '1200x800'],
  [{ width: 1_920, height: 1_920 }, '1200x800'],
])('fits an original into %j, keeps its proportions and does not make it larger', async (spec, size) => {
  const original = await plain(1_200, 800).jpeg().toBuffer();
  expect(await sizeOf(await made(original, spec))).toBe(size);
});

it.each([
  ['avif', 4, 'ftypavif'],
  ['webp', 8, 'WEBP'],
  ['jpeg', 0, '\xff\xd8\xff'],
] as const)('makes %s that begins as such', async (format, at, sign) => {
  const image = await made(await plain(400, 300).png().toBuffer(), { width: 160, format });
  expect(image.toString('latin1', at, at + sign.length)).toBe(sign);
});

it.each(IMAGE_FORMATS)('needs fewer bytes of %s for a lower quality', async (format) => {
  const original = await noise(320, 240).png().toBuffer();
  const high = await made(original, { width: 160, format }, 80);
  const low = await made(original, { width: 160, format }, 20);
  expect(low.length).toBeLessThan(high.length / 2);
});

it('shows white through what is transparent, where a format has no transparency', async () => {
  const clear = { create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } } as const;
  const image = await made(await sharp(clear).png().toBuffer(), { width: 160, format: 'jpeg' });
  const { channels } = await sharp(image).stats();
  expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
});

it('makes the same bytes each time, so that two who ask at once see one image', async () => {
  const original = await noise(300, 200).jpeg().toBuffer();
  expect((await made(original, { width: 160 })).equals(await made(original, { width: 160 }))).toBe(true);
});

it('carries nothing of a camera along', async () => {
  const original = await plain(300, 200)
    .jpeg()
    .withExif({ IFD0: { Make: 'CanaryCamera' } })
    .toBuffer();
  expect((await made(original, { width: 160, format: 'jpeg' })).includes('CanaryCamera')).toBe(false);
});

it.each([
  ['nothing', ''],
  ['text', 'hello'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a document', '%PDF-1.7\n1 0 obj\n<<>>\nendobj'],
])('makes no image of %s', async (_, text) => {
  const image = await make(Buffer.from(text), { width: 160, height: 0, format: 'webp' }, 80);
  expect(image).toEqual({ ok: false, reason: 'damaged' });
});

it('makes no image of a part of an original, instead of showing it above grey', async () => {
  const original = await noise(400, 300).jpeg().toBuffer();
  const part = original.subarray(0, Math.floor(original.length * 0.6));
  expect(await make(part, { width: 160, height: 0, format: 'webp' }, 80)).toEqual({ ok: false, reason: 'damaged' });
});

it('makes no image of more pixels than an original may have', async () => {
  const original = await plain(7_100, 7_100).jpeg().toBuffer();
  expect(await make(original, { width: 160, height: 0, format: 'webp' }, 80)).toEqual({ ok: false, reason: 'damaged' });
});

it('encodes AVIF at the effort of an eighth of the time', async () => {
  const original = await noise(300, 200).png().toBuffer();
  const atEffort = (effort: number) => sharp(original).resize({ width: 160 }).avif({ quality: 50, effort }).toBuffer();
  const image = await made(original, { width: 160, format: 'avif' }, 50);
  expect([image.equals(await atEffort(2)), image.equals(await atEffort(4))]).toEqual([true, false]);
});

it('has an image or a reason for any damage to an original', async () => {
  const originals = await Promise.all(
    [plain(60, 40).jpeg(), plain(60, 40).png(), plain(60, 40).webp()].map((image) => image.toBuffer()),
  );
  const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...originals), flips, async (original, changes) => {
      const bytes = Buffer.from(original);
      for (const [position, value] of changes) bytes[position % bytes.length] = value;
      const image = await make(bytes, { width: 160, height: 0, format: 'jpeg' }, 80);
      return image.ok ? image.body.length > 0 : image.reason === 'damaged';
    }),
    { numRuns: 500 },
  );
});
