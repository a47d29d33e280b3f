import { dropImage, isStillThere, keepImage, readOriginal } from '../../../lib/upload/adapters/original-images';
import { type CannedReply, CannedService } from '../../support/canned-service';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const RUNNING = new AbortController().signal;
const service = new CannedService();

beforeAll(async () => {
  process.env['AWS_ENDPOINT_URL_S3'] = await service.start();
});
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL_S3'];
  await service.stop();
});
beforeEach(() => service.requests.splice(0));

const refusal = (status: number, code: string) => (): CannedReply => ({
  status,
  body: `<Error><Code>${code}</Code></Error>`,
});

it('reads an original in the region of its bucket, wherever it runs itself', async () => {
  service.answer = () => ({ status: 200, headers: { 'cache-control': 'public, max-age=7' }, body: 'an original' });
  const original = await readOriginal({ bucket: 'files', region: 'eu-west-1', uploadId: ID }, RUNNING);
  expect(Buffer.from(original!.body).toString()).toBe('an original');
  expect(original!.cacheControl).toBe('public, max-age=7');
  const [{ url, headers }] = service.requests as [(typeof service.requests)[0]];
  expect([process.env['AWS_REGION'], url.split('?')[0]]).toEqual(['ap-southeast-2', `/files/originals/${ID}`]);
  expect(headers.authorization).toContain('/eu-west-1/s3/aws4_request');
});

it('has images kept for an hour of an original that does not say how long', async () => {
  service.answer = () => ({ status: 200, body: 'an original' });
  const original = await readOriginal({ bucket: 'files', uploadId: ID }, RUNNING);
  expect(original!.cacheControl).toBe('public, max-age=3600, s-maxage=3600');
});

it('reads in its own region where it is told none', async () => {
  service.answer = () => ({ status: 200, body: 'an original' });
  await readOriginal({ bucket: 'files', uploadId: ID }, RUNNING);
  expect(service.requests[0]!.headers.authorization).toContain('/ap-southeast-2/s3/aws4_request');
});

it.each([
  [404, 'NoSuchKey'],
  [403, 'AccessDenied'],
])('finds no original where S3 says %i %s', async (status, code) => {
  service.answer = refusal(status, code);
  await expect(readOriginal({ bucket: 'files', uploadId: ID }, RUNNING)).resolves.toBeUndefined();
});

it.each([
  [503, 'SlowDown'],
  [404, 'NoSuchBucket'],
  [403, 'InvalidAccessKeyId'],
])('says what else S3 says: %i %s', async (status, code) => {
  service.answer = refusal(status, code);
  await expect(readOriginal({ bucket: 'files', uploadId: ID }, RUNNING)).rejects.toMatchObject({ name: code });
});

it('does not read what no image can be', async () => {
  service.answer = () => ({ status: 200, headers: { 'content-length': '200000001' }, body: 'an original' });
  await expect(readOriginal({ bucket: 'files', uploadId: ID }, RUNNING)).rejects.toThrow('too large to be read');
});

it('reads nothing when time is up', async () => {
  await expect(readOriginal({ bucket: 'files', uploadId: ID }, AbortSignal.abort())).rejects.toThrow();
});

it('keeps an image with what browsers and CloudFront are to be told of it', async () => {
  service.answer = () => ({ status: 200 });
  await keepImage(
    {
      bucket: 'variants',
      key: `images/${ID}/640x0.webp`,
      body: Buffer.from('an image'),
      contentType: 'image/webp',
      cacheControl: 'public',
    },
    RUNNING,
  );
  expect(service.requests).toMatchObject([
    {
      method: 'PUT',
      url: expect.stringMatching(`^/variants/images/${ID}/640x0.webp`),
      headers: { 'content-type': 'image/webp', 'cache-control': 'public' },
    },
  ]);
});

it.each([
  [200, true],
  [404, false],
  [403, false],
])('knows by an answer of %i whether an original is still there', async (status, expected) => {
  service.answer = () => ({ status });
  await expect(isStillThere({ bucket: 'files', region: 'eu-west-1', uploadId: ID }, RUNNING)).resolves.toBe(expected);
  expect(service.requests[0]).toMatchObject({ method: 'HEAD', url: `/files/originals/${ID}` });
});

it('does not know by any other answer', async () => {
  service.answer = () => ({ status: 400 });
  await expect(isStillThere({ bucket: 'files', uploadId: ID }, RUNNING)).rejects.toThrow();
});

it('drops an image by its key', async () => {
  service.answer = () => ({ status: 204 });
  await dropImage({ bucket: 'variants', key: `images/${ID}/640x0.webp` }, RUNNING);
  expect(service.requests[0]).toMatchObject({
    method: 'DELETE',
    url: expect.stringContaining(`/variants/images/${ID}/640x0.webp`),
  });
});
