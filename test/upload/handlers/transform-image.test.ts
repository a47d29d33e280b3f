import fc from 'fast-check';
import { logger } from '../../../lib/shared/logger';
import { sharpTransform } from '../../../lib/upload/adapters/sharp-transform';
import type { KeptImage } from '../../../lib/upload/domain/originals';
import {
  MOST_ANSWER_BYTES,
  type TransformImageDeps,
  transformImageHandler,
} from '../../../lib/upload/handlers/transform-image';
import recorded from '../events/function-url-request.json';
import { noise } from '../fakes/noise';

beforeAll(() => logger.setLogLevel('SILENT'));

const ENV = { FILES_NAME: 'files', VARIANTS_NAME: 'variants' };
const running = () => new AbortController().signal;
const PATH = recorded.rawPath;
const FOR_A_YEAR = 'public, max-age=3600, s-maxage=31536000, immutable';

function regional(deps: Partial<TransformImageDeps> = {}) {
  return transformImageHandler(
    {
      readOriginal: async () => ({ body: Buffer.from('an original'), cacheControl: FOR_A_YEAR }),
      makeImage: async () => ({ ok: true, body: Buffer.from('an image') }),
      keepImage: async () => {},
      isStillThere: async () => true,
      dropImage: () => Promise.reject(new Error('dropped')),
      deadlines: () => ({ begin: running(), answer: running() }),
      ...deps,
    },
    ENV,
  );
}

it('answers with the image, and keeps it where CloudFront looks first, under the address that it was asked for', async () => {
  const kept: KeptImage[] = [];
  const result = await regional({ keepImage: async (image) => void kept.push(image) })(recorded);
  expect(result).toEqual({
    statusCode: 200,
    headers: {
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=3600, s-maxage=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'Accept',
    },
    body: Buffer.from('an image').toString('base64'),
    isBase64Encoded: true,
  });
  expect(kept).toEqual([
    {
      bucket: 'variants',
      key: PATH.slice(1),
      body: Buffer.from('an image'),
      contentType: 'image/webp',
      cacheControl: 'public, max-age=3600, s-maxage=31536000, immutable',
    },
  ]);
});

it('has an image kept for no longer than its original says', async () => {
  const kept: KeptImage[] = [];
  const cacheControl = 'public, max-age=3600, s-maxage=3600';
  const result = await regional({
    readOriginal: async () => ({ body: Buffer.from('an original'), cacheControl }),
    keepImage: async (image) => void kept.push(image),
  })(recorded);
  expect([result.headers?.['cache-control'], kept[0]?.cacheControl]).toEqual([cacheControl, cacheControl]);
});

it('answers with the image also where it cannot be kept', async () => {
  const keepImage = () => Promise.reject(new Error('AccessDenied'));
  await expect(regional({ keepImage })(recorded)).resolves.toMatchObject({ statusCode: 200 });
});

it.each<[string, TransformImageDeps['isStillThere'], number]>([
  ['the original went', async () => false, 404],
  ['nobody can say whether the original is there', () => Promise.reject(new Error('SlowDown')), 429],
])('serves nothing, and keeps nothing, where %s while the image was made', async (_, isStillThere, statusCode) => {
  const kept = new Set<string>();
  const result = await regional({
    keepImage: async ({ key }) => void kept.add(key),
    isStillThere,
    dropImage: async ({ key }) => void kept.delete(key),
  })(recorded);
  expect([result.statusCode, [...kept]]).toEqual([statusCode, []]);
});

describe('where an image takes longer than new ones may begin', () => {
  const until = (signal: AbortSignal) => signal.throwIfAborted();
  const slow = (): Partial<TransformImageDeps> => {
    const begin = new AbortController();
    return {
      makeImage: async () => {
        begin.abort();
        return { ok: true, body: Buffer.from('an image') };
      },
      deadlines: () => ({ begin: begin.signal, answer: running() }),
    };
  };

  it('keeps it and answers with it', async () => {
    const kept: string[] = [];
    const result = await regional({
      ...slow(),
      keepImage: async ({ key }, signal) => {
        until(signal);
        kept.push(key);
      },
      isStillThere: async (_, signal) => {
        until(signal);
        return true;
      },
    })(recorded);
    expect([result.statusCode, kept]).toEqual([200, [PATH.slice(1)]]);
  });

  it('takes it back when its original went meanwhile', async () => {
    const kept = new Set<string>();
    const result = await regional({
      ...slow(),
      keepImage: async ({ key }) => void kept.add(key),
      isStillThere: async () => false,
      dropImage: async ({ key }, signal) => {
        until(signal);
        kept.delete(key);
      },
    })(recorded);
    expect([result.statusCode, [...kept]]).toEqual([404, []]);
  });
});

it.each<[string, Partial<TransformImageDeps>, Record<string, unknown>, number, string]>([
  ['there is no original', { readOriginal: async () => undefined }, {}, 404, 'public, max-age=10'],
  ['the path names no image', {}, { rawPath: '/images/x/640x0.webp' }, 404, 'public, max-age=10'],
  ['the size is none that is made', {}, { rawPath: PATH.replace('640', '641') }, 404, 'public, max-age=10'],
  ['S3 does not answer', { readOriginal: () => Promise.reject(new Error('SlowDown')) }, {}, 429, 'public, max-age=5'],
  [
    'there is no time to begin',
    { deadlines: () => ({ begin: AbortSignal.abort(), answer: running() }) },
    {},
    429,
    'public, max-age=5',
  ],
  [
    'time is up',
    { makeImage: () => new Promise(() => {}), deadlines: () => ({ begin: running(), answer: AbortSignal.abort() }) },
    {},
    429,
    'public, max-age=5',
  ],
  [
    'the original is damaged',
    { makeImage: async () => ({ ok: false, reason: 'damaged' }) },
    {},
    422,
    'public, max-age=10',
  ],
])('has a problem where %s, and keeps nothing', async (_, deps, change, statusCode, caching) => {
  const keepImage = () => Promise.reject(new Error('kept'));
  const result = await regional({ keepImage, ...deps })({ ...recorded, ...change });
  expect(result).toMatchObject({ statusCode, headers: { 'cache-control': caching, 'content-language': 'en' } });
  expect(JSON.parse(result.body!)).toMatchObject({ status: statusCode, title: expect.any(String) });
});

it('speaks Korean to whoever asks for it', async () => {
  const event = { ...recorded, rawPath: '/', headers: { 'accept-language': 'ko' } };
  expect(JSON.parse((await regional()(event)).body!).title).toBe('그런 이미지가 없습니다.');
});

it('answers anything with an image or a problem, never with a 5xx, and never throws', async () => {
  const events = fc.oneof(
    fc.anything(),
    fc.record({ rawPath: fc.oneof(fc.constant(PATH), fc.string()), headers: fc.anything() }),
  );
  await fc.assert(
    fc.asyncProperty(events, async (event) => {
      const { statusCode = 0, body = '' } = await regional()(event);
      return statusCode === 200 || (statusCode === 404 && JSON.parse(body).status === 404);
    }),
    { numRuns: 1_000 },
  );
});

it('answers with as many bytes as fit into 6 MB of JSON', async () => {
  const makeImage = async () => ({ ok: true, body: Buffer.alloc(MOST_ANSWER_BYTES) }) as const;
  const result = await regional({ makeImage })(recorded);
  expect(result.statusCode).toBe(200);
  expect(JSON.stringify(result).length).toBeLessThan(6_000_000);
});

it('answers to noise of the largest size', async () => {
  const original = await noise(1_920, 1_920).jpeg().toBuffer();
  const handle = regional({
    makeImage: sharpTransform(),
    readOriginal: async () => ({ body: original, cacheControl: FOR_A_YEAR }),
  });
  const event = { ...recorded, rawPath: PATH.replace('640x0.webp', '1920x1920.jpeg') };
  await expect(handle(event)).resolves.toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/jpeg' } });
});
