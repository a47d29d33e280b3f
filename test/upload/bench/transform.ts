import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { sharpTransform } from '../../../lib/upload/adapters/sharp-transform';
import { IMAGE_FORMATS, type ImageFormat } from '../../../lib/upload/domain/image-request';
import { transformAtEdge } from '../../../lib/upload/handlers/transform-at-edge';
import { type Measurement, median, secondsOf } from '../../bench/measurement';
import recorded from '../events/origin-request.json';

const WIDTH = 640;
const running = () => new AbortController().signal;
/** Images one after the other: AVIF takes longer than the others together. */
const IMAGES: Readonly<Record<ImageFormat, number>> = { avif: 4, webp: 12, jpeg: 20 };

/** What the handler is to reach of the throughput of sharp alone. */
const SHARE = 0.95;

const ENCODE: Readonly<Record<ImageFormat, (image: sharp.Sharp) => sharp.Sharp>> = {
  avif: (image) => image.avif({ quality: 50, effort: 2 }),
  webp: (image) => image.webp({ quality: 80 }),
  jpeg: (image) => image.jpeg({ quality: 80 }),
};

/**
 * The function at the edge, from its event to the answer in base64, against sharp alone on the same photo of 12 megapixels, and
 * against ImageMagick where there is one, which starts anew for each image as it would in a function. Seconds for one image.
 */
export async function transformSpeed(rounds: number): Promise<Measurement[]> {
  const photo = await photoOf(4_000, 3_000);
  const handle = transformAtEdge({
    readOriginal: async () => ({ body: photo, cacheControl: 'public' }),
    makeImage: sharpTransform(),
    isStillThere: async () => true,
    deadlines: () => ({ begin: running(), answer: running() }),
  });
  const folder = mkdtempSync(join(tmpdir(), 'transform-'));
  const magick = ['magick', 'convert'].find((program) => spawnSync(program, ['-version']).status === 0);
  try {
    const measurements: Measurement[] = [];
    for (const format of IMAGE_FORMATS) {
      const ways: Record<string, () => Promise<unknown>> = {
        handler: () => handle(originRequest(format)),
        sharp: () => ENCODE[format](sharp(photo).resize({ width: WIDTH })).toBuffer(),
        ...(magick && format !== 'avif' && { ImageMagick: imageMagick(magick, photo, folder, format) }),
      };
      const seconds = await measured(ways, rounds, IMAGES[format]);
      const { handler, ...others } = seconds;
      for (const [name, value] of Object.entries(others)) {
        measurements.push({
          name: `${WIDTH} px ${format} of 12 MP`,
          value: handler!,
          unit: 's',
          baseline: { name, value },
          aim: name === 'sharp' ? 1 / SHARE : 1,
        });
      }
    }
    return measurements;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The ways take turns, so that whatever else the machine does falls on all of them. The first round warms them. */
async function measured(
  ways: Readonly<Record<string, () => Promise<unknown>>>,
  rounds: number,
  images: number,
): Promise<Record<string, number>> {
  const seconds: Record<string, number[]> = {};
  for (let round = -1; round < rounds; round++) {
    for (let image = 0; image < images; image++) {
      for (const [name, way] of Object.entries(ways)) {
        const taken = await secondsOf(way);
        if (round >= 0) seconds[name] = [...(seconds[name] ?? []), taken];
      }
    }
  }
  return Object.fromEntries(Object.entries(seconds).map(([name, taken]) => [name, median(taken)]));
}

function originRequest(format: ImageFormat): unknown {
  const event = structuredClone(recorded);
  const { request } = event.Records[0]!.cf;
  request.uri = request.uri.replace(/\d+x\d+\.\w+$/, `${WIDTH}x0.${format}`);
  return event;
}

function imageMagick(program: string, photo: Buffer, folder: string, format: ImageFormat): () => Promise<unknown> {
  const source = join(folder, 'photo.jpg');
  writeFileSync(source, photo);
  const target = join(folder, `photo.${format}`);
  // With the hint that lets it decode a JPEG at a part of its size, as sharp does by itself.
  const options = [
    '-define',
    `jpeg:size=${WIDTH * 2}x${WIDTH * 2}`,
    source,
    '-resize',
    `${WIDTH}x`,
    '-quality',
    '80',
    target,
  ];
  return async () => {
    const { status, stderr } = spawnSync(program, options, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} does not make ${format}: ${stderr}`);
  };
}

/** Soft shapes with some noise, which take about as many bytes as a photo does. */
function photoOf(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 }, background: 'white' },
  })
    .blur(2)
    .jpeg({ quality: 90 })
    .toBuffer();
}
