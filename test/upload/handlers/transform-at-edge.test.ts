import fc from 'fast-check';
import sharp from 'sharp';
import { logger } from '../../../lib/shared/logger';
import { edgeFaults } from '../../../lib/tools/laptop/cloudfront/edge-limits';
import { sharpTransform } from '../../../lib/upload/adapters/sharp-transform';
import { IMAGE_NAMES } from '../../../lib/upload/domain/image-names';
import type { OriginalPlace } from '../../../lib/upload/domain/originals';
import type { MakeImage } from '../../../lib/upload/domain/transform-image';
import {
  MOST_EDGE_BYTES,
  type TransformAtEdgeDeps,
  transformAtEdge,
} from '../../../lib/upload/handlers/transform-at-edge';
import recorded from '../events/origin-request.json';
import { noise, plain } from '../fakes/noise';

beforeAll(() => logger.setLogLevel('SILENT'));

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const FOR_A_YEAR = 'public, max-age=3600, s-maxage=31536000, immutable';
const ORIGINAL = { uri: `/originals/${ID}` };

const running = () => new AbortController().signal;

/** A deadline that comes when everything that can be done at once is done. */
function soon(): AbortSignal {
  const ending = new AbortController();
  setImmediate(() => ending.abort());
  return ending.signal;
}

const made: MakeImage = async () => ({ ok: true, body: Buffer.from('an image') });

function edge(deps: Partial<TransformAtEdgeDeps> = {}) {
  return transformAtEdge({
    readOriginal: async () => ({ body: Buffer.from('an original'), cacheControl: FOR_A_YEAR }),
    makeImage: made,
    isStillThere: async () => true,
    deadlines: () => ({ begin: running(), answer: running() }),
    ...deps,
  });
}

function originRequest(change: Record<string, unknown> = {}) {
  const event = structuredClone(recorded);
  Object.assign(event.Records[0]!.cf.request, change);
  return event;
}

it('has an image kept for no longer than its original says', async () => {
  const cacheControl = 'public, max-age=3600, s-maxage=3600';
  const readOriginal = async () => ({ body: Buffer.from('an original'), cacheControl });
  const result = await edge({ readOriginal })(originRequest());
  expect(result).toMatchObject({ headers: { 'cache-control': [{ value: cacheControl }] } });
});

it('lets S3 say that there is none, where the original went while the image was made', async () => {
  await expect(edge({ isStillThere: async () => false })(originRequest())).resolves.toMatchObject(ORIGINAL);
});

it('answers with an image that took longer than new ones may begin', async () => {
  const begin = new AbortController();
  const makeImage: MakeImage = async (...args) => {
    begin.abort();
    return made(...args);
  };
  const isStillThere: TransformAtEdgeDeps['isStillThere'] = async (_, signal) => !signal.aborted;
  const deadlines = () => ({ begin: begin.signal, answer: running() });
  await expect(edge({ makeImage, isStillThere, deadlines })(originRequest())).resolves.toMatchObject({ status: '200' });
});

it('answers with the image in the place of S3, for a year at the edge and an hour in a browser', async () => {
  const result = await edge()(originRequest());
  expect(result).toEqual({
    status: '200',
    statusDescription: 'OK',
    headers: {
      'content-type': [{ key: 'content-type', value: 'image/webp' }],
      'cache-control': [{ key: 'cache-control', value: 'public, max-age=3600, s-maxage=31536000, immutable' }],
      etag: [{ key: 'etag', value: expect.stringMatching(/^"[0-9a-f]{32}"$/) }],
      'x-content-type-options': [{ key: 'x-content-type-options', value: 'nosniff' }],
      vary: [{ key: 'vary', value: 'Accept' }],
    },
    bodyEncoding: 'base64',
    body: Buffer.from('an image').toString('base64'),
  });
  expect(edgeFaults(recorded, result)).toEqual([]);
});

it.each([
  ['files-3f1c.s3.ap-northeast-2.amazonaws.com', '', 'files-3f1c', 'ap-northeast-2'],
  ['files.of.mine.s3.eu-west-1.amazonaws.com', 'us-west-2', 'files.of.mine', 'eu-west-1'],
  ['files.s3.amazonaws.com', 'eu-central-1', 'files', 'eu-central-1'],
  ['files.s3.amazonaws.com', undefined, 'files', 'us-east-1'],
  ['files.s3.cn-north-1.amazonaws.com.cn', '', 'files', 'cn-north-1'],
])('finds bucket and region of %s in the event, wherever it runs', async (domainName, region, bucket, expected) => {
  const places: OriginalPlace[] = [];
  const readOriginal = async (place: OriginalPlace) => {
    places.push(place);
    return { body: Buffer.from('an original'), cacheControl: FOR_A_YEAR };
  };
  await edge({ readOriginal })(originRequest({ origin: { s3: { domainName, region, path: '' } } }));
  expect(places).toEqual([{ bucket, region: expected, uploadId: ID }]);
});

it.each<[string, Partial<TransformAtEdgeDeps>, Record<string, unknown>]>([
  ['there is no original that it may read', { readOriginal: async () => undefined }, {}],
  ['S3 does not answer', { readOriginal: () => Promise.reject(new Error('SlowDown')) }, {}],
  ['the original is damaged', { makeImage: async () => ({ ok: false, reason: 'damaged' }) }, {}],
  ['an encoder takes too long', { makeImage: async () => ({ ok: false, reason: 'took-too-long' }) }, {}],
  ['an encoder throws', { makeImage: () => Promise.reject(new Error('out of memory')) }, {}],
  ['there is no time to begin', { deadlines: () => ({ begin: AbortSignal.abort(), answer: running() }) }, {}],
  [
    'an encoder does not come to an end',
    { makeImage: () => new Promise(() => {}), deadlines: () => ({ begin: running(), answer: soon() }) },
    {},
  ],
  ['nothing is small enough', { makeImage: async () => ({ ok: true, body: Buffer.alloc(800_000) }) }, {}],
  ['the origin is no bucket', {}, { origin: { custom: { domainName: 'example.com' } } }],
  ['the origin is a host of another name', {}, { origin: { s3: { domainName: 'example.com', path: '' } } }],
  ['there is no origin', {}, { origin: undefined }],
])('lets S3 answer with the original where %s', async (_, deps, change) => {
  const event = originRequest(change);
  const result = await edge(deps)(structuredClone(event));
  expect(result).toEqual({ ...event.Records[0]!.cf.request, ...ORIGINAL });
  expect(edgeFaults(event, result)).toEqual([]);
});

it.each(['/images/', `/images/${ID}`, `/images/${ID}/641x0.webp`, `/originals/${ID}`, '/images/../x/640x0.webp'])(
  'has no image at %s, and asks nobody',
  async (uri) => {
    const readOriginal = () => Promise.reject(new Error('asked'));
    const result = await edge({ readOriginal })(originRequest({ uri }));
    expect(result).toMatchObject({
      status: '404',
      headers: { 'cache-control': [{ value: 'public, max-age=10' }] },
    });
    expect(edgeFaults(recorded, result)).toEqual([]);
  },
);

it('answers with as many bytes as fit into 1 MB with their headers, and with one more lets S3', async () => {
  const bytes =
    (count: number): MakeImage =>
    async () => ({ ok: true, body: Buffer.alloc(count) });
  const largest = await edge({ makeImage: bytes(MOST_EDGE_BYTES) })(originRequest());
  expect(JSON.stringify(largest).length).toBeLessThanOrEqual(1_000_000);
  expect(largest).toMatchObject({ status: '200' });
  const tooLarge = await edge({ makeImage: bytes(MOST_EDGE_BYTES + 1) })(originRequest());
  expect(tooLarge).toMatchObject(ORIGINAL);
});

it('answers anything with an answer that CloudFront takes, or with the request, and never throws', async () => {
  const cf = fc.record({ config: fc.constant(recorded.Records[0]!.cf.config), request: fc.anything() });
  const uri = fc.oneof(
    fc.string(),
    fc.constantFrom(...IMAGE_NAMES).map((name) => `/images/${ID}/${name}`),
  );
  const request = fc.record({ uri, origin: fc.anything(), headers: fc.constant({}) });
  const events = fc.oneof(
    fc.anything(),
    fc.record({ Records: fc.tuple(fc.record({ cf })) }),
    fc.record({ Records: fc.tuple(fc.record({ cf: fc.record({ config: fc.anything(), request }) })) }),
  );
  await fc.assert(
    fc.asyncProperty(events, async (event) => {
      const result = (await edge()(event)) as { status?: string; uri?: string };
      return result.status === '404' || result.status === '200' || result.uri === ORIGINAL.uri;
    }),
    { numRuns: 1_000 },
  );
});

describe('with real images', () => {
  const makeImage = sharpTransform();

  it.each([
    ['jpeg', '200'],
    ['webp', undefined],
  ])('answers within 1 MB to noise in %s, or lets S3', async (format, status) => {
    const original = await noise(1_920, 1_440).jpeg().toBuffer();
    const event = originRequest({ uri: `/images/${ID}/1920x0.${format}` });
    const result = await edge({ makeImage, readOriginal: async () => ({ body: original, cacheControl: FOR_A_YEAR }) })(
      event,
    );
    expect(edgeFaults(event, result)).toEqual([]);
    const { body = '', ...head } = result as { body?: string; status?: string };
    expect(head.status).toBe(status);
    expect(body.length + JSON.stringify(head).length).toBeLessThanOrEqual(1_000_000);
  });

  it('makes the size that the address names', async () => {
    const original = await plain(1_000, 500).jpeg().toBuffer();
    const event = originRequest({ uri: `/images/${ID}/320x160.jpeg` });
    const { body } = (await edge({
      makeImage,
      readOriginal: async () => ({ body: original, cacheControl: FOR_A_YEAR }),
    })(event)) as { body: string };
    await expect(sharp(Buffer.from(body, 'base64')).metadata()).resolves.toMatchObject({
      format: 'jpeg',
      width: 320,
      height: 160,
    });
  });
});
