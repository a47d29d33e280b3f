import fs from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Files, s3LinkTo } from '../../../lib/async/adapters/s3-files';
import { type CannedReply, CannedService } from '../../support/canned-service';

const service = new CannedService();
let client: S3Client;
let files: ReturnType<typeof s3Files>;

beforeAll(async () => {
  client = new S3Client({ endpoint: await service.start(), forcePathStyle: true, maxAttempts: 1 });
  files = s3Files(client, 'files');
});
afterAll(() => service.stop());
beforeEach(() => service.requests.splice(0));

const refusal = (status: number, code: string) => () => ({ status, body: `<Error><Code>${code}</Code></Error>` });

describe('the files bucket', () => {
  it('reads an object', async () => {
    service.answer = () => ({ status: 200, headers: { 'content-length': '5' }, body: 'hello' });
    expect(await files.read('uploads/me/한글 a+b.txt', 5)).toEqual({ ok: true, bytes: Buffer.from('hello') });
    expect(service.requests[0]?.url).toMatch(/^\/files\/uploads\/me\/%ED%95%9C%EA%B8%80%20a%2Bb\.txt/);
  });

  it('does not read an object that is larger than allowed', async () => {
    service.answer = () => ({ status: 200, headers: { 'content-length': '6' }, body: 'hello!' });
    expect(await files.read('key', 5)).toEqual({ ok: false, reason: 'too-large' });
  });

  it('takes “access denied” for “no such file”, which is how S3 answers those who may not list', async () => {
    for (const answer of [refusal(404, 'NoSuchKey'), refusal(403, 'AccessDenied')]) {
      service.answer = answer;
      expect(await files.read('key', 5)).toEqual({ ok: false, reason: 'missing' });
      expect(await files.stream('key', 0, undefined)).toEqual({ ok: false, reason: 'missing' });
      expect(await files.download('key', '/nowhere', 5)).toEqual({ ok: false, reason: 'missing' });
    }
  });

  it('throws when S3 is throttled, broken or set up wrongly, so that the job is tried again', async () => {
    const faults = [
      refusal(503, 'SlowDown'),
      refusal(500, 'InternalError'),
      refusal(404, 'NoSuchBucket'),
      refusal(403, 'RequestTimeTooSkewed'),
      refusal(403, 'InvalidAccessKeyId'),
      refusal(400, 'ExpiredToken'),
    ];
    for (const answer of faults) {
      service.answer = answer;
      await expect(files.read('key', 5)).rejects.toThrow();
      await expect(files.stream('key', 0, undefined)).rejects.toThrow();
    }
  });

  it('streams from a byte on, of the object that was seen first', async () => {
    service.answer = () => ({
      status: 206,
      headers: { 'content-range': 'bytes 6-10/11', etag: '"abc"' },
      body: 'world',
    });
    const found = await files.stream('key', 6, '"abc"');
    if (!found.ok) throw new Error(found.reason);
    expect(await text(found.body)).toBe('world');
    expect(found).toMatchObject({ etag: '"abc"', totalBytes: 11 });
    expect(service.requests[0]?.headers).toMatchObject({ range: 'bytes=6-', 'if-match': '"abc"' });
  });

  it('tells that an object was replaced, and finds nothing behind its end', async () => {
    service.answer = refusal(412, 'PreconditionFailed');
    expect(await files.stream('key', 6, '"abc"')).toEqual({ ok: false, reason: 'changed' });
    service.answer = refusal(416, 'InvalidRange');
    const found = await files.stream('key', 11, '"abc"');
    if (!found.ok) throw new Error(found.reason);
    expect(await text(found.body)).toBe('');
  });

  it('copies to and from a file on disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 's3-files-'));
    try {
      service.answer = () => ({ status: 200, headers: { 'content-length': '5' }, body: 'hello' });
      expect(await files.download('key', join(folder, 'in'), 5)).toEqual({ ok: true });
      expect(await readFile(join(folder, 'in'), 'utf8')).toBe('hello');
      await writeFile(join(folder, 'out'), 'goodbye');
      expect(await files.upload(join(folder, 'out'), 'results/out', 'video/mp4')).toBe(7);
      expect(service.requests.at(-1)).toMatchObject({ method: 'PUT', headers: { 'content-type': 'video/mp4' } });
      expect(service.requests.at(-1)?.body).toContain('goodbye');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('closes the file of an upload that failed, so that its disk space is free again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 's3-files-'));
    const opened = jest.spyOn(fs, 'createReadStream');
    jest.spyOn(console, 'warn').mockImplementation();
    try {
      await writeFile(join(folder, 'out'), Buffer.alloc(5_000_000));
      const failures: CannedReply[] = [{ status: 200, hangUp: true }, refusal(503, 'SlowDown')()];
      for (const failure of failures) {
        service.answer = () => failure;
        await expect(files.upload(join(folder, 'out'), 'results/out', 'video/mp4')).rejects.toThrow();
      }
      const late = AbortSignal.abort();
      await expect(files.upload(join(folder, 'out'), 'results/out', 'video/mp4', late)).rejects.toThrow();
      expect(opened.mock.results.map(({ value }) => (value as fs.ReadStream).destroyed)).toEqual([true, true, true]);
    } finally {
      jest.restoreAllMocks();
      await rm(folder, { recursive: true });
    }
  });

  it('makes links that expire and that open as a download', async () => {
    const link = new URL(await s3LinkTo(client, 'files')('results/me/the-job/thumbnail-64.webp', 300));
    expect(link.pathname).toBe('/files/results/me/the-job/thumbnail-64.webp');
    expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(link.searchParams.get('response-content-disposition')).toBe('attachment; filename="thumbnail-64.webp"');
  });
});
