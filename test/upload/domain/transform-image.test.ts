import type { ImageSpec } from '../../../lib/upload/domain/image-request';
import { TRANSFORM_LIMITS } from '../../../lib/upload/domain/time-limits';
import { type MakeImage, transformImage } from '../../../lib/upload/domain/transform-image';

const ORIGINAL = Buffer.from('an original');
const RUNNING = new AbortController().signal;

function spec(format: ImageSpec['format']): ImageSpec {
  return { width: 640, height: 0, format };
}

/** Makes images of a byte for each part of quality, and says what it was asked for. */
function encoder(asked: number[] = []): MakeImage {
  return async (_original, _spec, quality) => {
    asked.push(quality);
    return { ok: true, body: Buffer.alloc(quality) };
  };
}

it.each([
  ['avif', 50],
  ['webp', 80],
  ['jpeg', 80],
] as const)('makes %s of quality %i once, where that is small enough', async (format, quality) => {
  const asked: number[] = [];
  const limits = { maxBytes: quality, signal: RUNNING };
  await expect(transformImage(ORIGINAL, spec(format), limits, encoder(asked))).resolves.toEqual({
    ok: true,
    body: Buffer.alloc(quality),
    contentType: `image/${format}`,
  });
  expect(asked).toEqual([quality]);
});

it('lowers the quality until an image is small enough', async () => {
  const asked: number[] = [];
  const made = await transformImage(ORIGINAL, spec('webp'), { maxBytes: 45, signal: RUNNING }, encoder(asked));
  expect([made.ok && made.body.length, asked]).toEqual([40, [80, 60, 40]]);
});

it('gives up where the lowest quality is too large', async () => {
  const made = await transformImage(ORIGINAL, spec('avif'), { maxBytes: 19, signal: RUNNING }, encoder());
  expect(made).toEqual({ ok: false, reason: 'too-large' });
});

it('tries no other quality of what cannot be decoded', async () => {
  const asked: number[] = [];
  const makeImage: MakeImage = async (_original, _spec, quality) => {
    asked.push(quality);
    return { ok: false, reason: 'damaged' };
  };
  const made = await transformImage(ORIGINAL, spec('jpeg'), { maxBytes: 1, signal: RUNNING }, makeImage);
  expect([made, asked]).toEqual([{ ok: false, reason: 'damaged' }, [80]]);
});

it('begins nothing when time is up', async () => {
  const ending = new AbortController();
  const asked: number[] = [];
  const makeImage: MakeImage = async (_original, _spec, quality) => {
    asked.push(quality);
    ending.abort();
    return { ok: true, body: Buffer.alloc(100) };
  };
  const made = await transformImage(ORIGINAL, spec('jpeg'), { maxBytes: 1, signal: ending.signal }, makeImage);
  expect([made, asked]).toEqual([{ ok: false, reason: 'took-too-long' }, [80]]);
});

it('leaves time for an image that is begun at the last moment, and for saying that there is none', () => {
  const { beginSeconds, makeSeconds, answerSeconds, timeoutSeconds } = TRANSFORM_LIMITS;
  expect(beginSeconds + makeSeconds).toBeLessThanOrEqual(answerSeconds);
  expect(answerSeconds).toBeLessThan(timeoutSeconds);
});
