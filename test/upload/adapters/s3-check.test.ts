import { S3Client } from '@aws-sdk/client-s3';
import { s3Quarantine } from '../../../lib/upload/adapters/s3-quarantine';
import { s3ServedFiles } from '../../../lib/upload/adapters/s3-served-files';
import type { Quarantine, ServedFiles } from '../../../lib/upload/domain/validate-deps';
import { CannedService } from '../../support/canned-service';
import { UPLOAD } from '../fakes/arrivals';

const service = new CannedService();
const ARRIVAL = { ...UPLOAD, versionId: 'v+1/=', bytes: 5 };
const INCOMING = `/quarantine/incoming/${UPLOAD.owner}/${UPLOAD.uploadId}`;
const SOURCE = `quarantine/incoming/${UPLOAD.owner}/${UPLOAD.uploadId}?versionId=v%2B1%2F%3D`;
const COPIED = { status: 200, body: '<CopyObjectResult><ETag>"a"</ETag></CopyObjectResult>' };

let client: S3Client;
let quarantine: Quarantine;
let served: ServedFiles;

beforeAll(async () => {
  client = new S3Client({ endpoint: await service.start(), forcePathStyle: true, maxAttempts: 1 });
  quarantine = s3Quarantine(client, 'quarantine');
  served = s3ServedFiles(client, 'files', 'quarantine', 'cognito');
});
afterAll(() => service.stop());
beforeEach(() => service.requests.splice(0));

const refusal = (status: number, code: string) => () => ({ status, body: `<Error><Code>${code}</Code></Error>` });

/** What was asked: of which version, and with which headers of those that matter. */
const asked = () => {
  const { method, url, headers } = service.requests.at(-1)!;
  const [path, query = ''] = url.split('?') as [string, string?];
  return { method, path, version: new URLSearchParams(query).get('versionId'), headers };
};

describe('the quarantine', () => {
  it('is asked for a part of one version', async () => {
    service.answer = () => ({ status: 206, body: 'ell' });
    expect(Buffer.from((await quarantine.readPart(ARRIVAL, 1, 3))!).toString()).toBe('ell');
    expect(asked()).toMatchObject({ method: 'GET', path: INCOMING, version: 'v+1/=', headers: { range: 'bytes=1-3' } });
  });

  it('is read piece by piece, and no further than somebody looks', async () => {
    service.answer = () => ({ status: 200, body: Buffer.alloc(3_000_000, 'a') });
    let bytes = 0;
    for await (const piece of (await quarantine.readPieces(ARRIVAL))!) bytes += piece.length;
    expect(bytes).toBe(3_000_000);
    for await (const _ of (await quarantine.readPieces(ARRIVAL))!) break;
    expect(asked()).toMatchObject({ path: INCOMING, version: 'v+1/=' });
  });

  it('keeps a copy of a refused version that opens as a download, with nothing of what a browser said', async () => {
    service.answer = () => COPIED;
    expect(await quarantine.keepRejected(ARRIVAL)).toBe(true);
    expect(asked()).toMatchObject({
      method: 'PUT',
      path: INCOMING.replace('incoming', 'rejected'),
      headers: {
        'x-amz-copy-source': SOURCE,
        'x-amz-metadata-directive': 'REPLACE',
        'x-amz-tagging-directive': 'REPLACE',
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
      },
    });
  });

  it('loses one version for good', async () => {
    service.answer = () => ({ status: 204 });
    await quarantine.remove(ARRIVAL);
    expect(asked()).toMatchObject({ method: 'DELETE', path: INCOMING, version: 'v+1/=' });
  });

  it('says so when a version is gone, in each of the ways in which S3 does', async () => {
    for (const answer of [refusal(404, 'NoSuchVersion'), refusal(404, 'NoSuchKey'), refusal(403, 'AccessDenied')]) {
      service.answer = answer;
      expect(await quarantine.readPart(ARRIVAL, 0, 1)).toBeUndefined();
      expect(await quarantine.readPieces(ARRIVAL)).toBeUndefined();
      expect(await quarantine.keepRejected(ARRIVAL)).toBe(false);
      expect(await served.copyFile(ARRIVAL, 'application/zip', 'a.zip')).toBe(false);
    }
  });

  it('throws when S3 is throttled, broken or set up wrongly, so that the event comes back', async () => {
    const faults = [
      refusal(503, 'SlowDown'),
      refusal(500, 'InternalError'),
      refusal(404, 'NoSuchBucket'),
      refusal(403, 'InvalidAccessKeyId'),
      () => ({ status: 200, body: '<Error><Code>InternalError</Code></Error>' }),
    ];
    for (const answer of faults) {
      service.answer = answer;
      await expect(quarantine.keepRejected(ARRIVAL)).rejects.toThrow();
      await expect(served.copyFile(ARRIVAL, 'application/zip', 'a.zip')).rejects.toThrow();
    }
  });
});

describe('what is served', () => {
  it('gets an image under the type of its encoder', async () => {
    service.answer = () => ({ status: 200 });
    await served.writeImage(UPLOAD.uploadId, Buffer.from('image'), 'image/webp');
    expect(asked()).toMatchObject({
      method: 'PUT',
      path: `/files/originals/${UPLOAD.uploadId}`,
      headers: { 'content-type': 'image/webp', 'cache-control': 'public, max-age=3600, s-maxage=31536000, immutable' },
    });
  });

  it('gets a file by a copy of one version that browsers save under its own name', async () => {
    service.answer = () => COPIED;
    expect(await served.copyFile(ARRIVAL, 'text/csv; charset=utf-8', '명단.csv')).toBe(true);
    expect(asked()).toMatchObject({
      method: 'PUT',
      path: `/files/files/${UPLOAD.uploadId}`,
      headers: {
        'x-amz-copy-source': SOURCE,
        'x-amz-metadata-directive': 'REPLACE',
        'x-amz-tagging-directive': 'REPLACE',
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="__.csv"; filename*=UTF-8''%EB%AA%85%EB%8B%A8.csv`,
        'cache-control': 'public, max-age=300, s-maxage=86400',
      },
    });
  });

  it('is kept by CloudFront for an hour alone, where nobody signs in', async () => {
    service.answer = () => COPIED;
    const unclaimed = s3ServedFiles(client, 'files', 'quarantine', 'none');
    await unclaimed.writeImage(UPLOAD.uploadId, Buffer.from('image'), 'image/webp');
    await unclaimed.copyFile(ARRIVAL, 'application/zip', 'a.zip');
    expect(service.requests.map(({ headers }) => headers['cache-control'])).toEqual([
      'public, max-age=3600, s-maxage=3600',
      'public, max-age=300, s-maxage=3600',
    ]);
  });

  it('loses an upload wherever it is served', async () => {
    service.answer = () => ({ status: 204 });
    await served.remove(UPLOAD.uploadId);
    expect(service.requests.map(({ method, url }) => `${method} ${url.split('?')[0]}`)).toEqual([
      `DELETE /files/originals/${UPLOAD.uploadId}`,
      `DELETE /files/files/${UPLOAD.uploadId}`,
    ]);
  });
});
