import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { jobFailure } from '../../../lib/async/domain/job-failures';
import type { JobRecord } from '../../../lib/async/domain/job-record';
import { newJob } from '../../../lib/async/domain/job-record';
import { jobKey } from '../../../lib/async/domain/record-keys';
import { readJobAnswer } from '../../../lib/async/handlers/read-job';
import { apiHandler } from '../../../lib/shared/api-handler';
import type { ApiEvent } from '../../../lib/shared/api-request';
import { logger } from '../../../lib/shared/logger';
import recorded from '../../shared/events/rest-api-read.json';
import { OWNER } from '../fakes/bench';
import { MemoryStore } from '../fakes/memory-store';

beforeAll(() => logger.setLogLevel('SILENT'));

const JOB_ID = recorded.pathParameters.jobId;
const NOW = { nowMs: Date.UTC(2026, 10, 21), recordTtlDays: 30 };

async function get(record: JobRecord | undefined, event: unknown = recorded) {
  const jobs = new MemoryStore<JobRecord>();
  if (record) await jobs.write(jobKey(record.owner, record.jobId), record, undefined);
  const linkTo = async (key: string, seconds: number) => `https://files.example/${key}?expires=${seconds}`;
  const reply = await apiHandler(readJobAnswer(() => ({ jobs, linkTo }), 300))(event as ApiEvent);
  return { ...reply, json: JSON.parse(reply.body ?? '') as Record<string, unknown> };
}

const job = newJob({ owner: OWNER, jobId: JOB_ID, kind: 'thumbnail', payloadHash: 'hash' }, NOW);

describe('read-job', () => {
  it('answers a recorded request with the state of the job', async () => {
    expect(await get(job)).toMatchObject({
      statusCode: 200,
      json: {
        jobId: JOB_ID,
        kind: 'thumbnail',
        status: 'accepted',
        attempts: 0,
        createdAt: '2026-11-21T00:00:00.000Z',
        updatedAt: '2026-11-21T00:00:00.000Z',
      },
    });
  });

  it('links to result files for 300 seconds and keeps their keys, the owner and the fingerprint to itself', async () => {
    const key = `results/${OWNER}/${JOB_ID}/thumbnail-64.webp`;
    const file = { name: 'thumbnail-64.webp', key, contentType: 'image/webp', bytes: 7, width: 64, height: 43 };
    const { json } = await get({ ...job, status: 'succeeded', result: { files: [file] } });
    const { key: _, ...shown } = file;
    expect(json['result']).toEqual({ files: [{ ...shown, url: `https://files.example/${key}?expires=300` }] });
    for (const secret of ['owner', 'payloadHash', 'fence', 'leaseUntil', 'expiresAt'])
      expect(json).not.toHaveProperty(secret);
  });

  it('tells why a job failed in the language of whoever asks', async () => {
    const failed = { ...job, status: 'failed', failure: jobFailure('picture-damaged') } as const;
    for (const [asked, language, said] of [
      [undefined, 'en', /^The picture is damaged/],
      ['ko-KR,ko;q=0.9,en;q=0.8', 'ko', /^사진이 손상되었거나/],
    ] as const) {
      const { json, headers } = await get(failed, { ...recorded, headers: { 'Accept-Language': asked } });
      expect(json['failure']).toEqual({ code: 'picture-damaged', detail: expect.stringMatching(said) });
      expect(headers).toMatchObject({ 'content-language': language });
    }
  });

  it('tells in English why a job failed whose record knows no other language', async () => {
    const failure = { code: 'picture-damaged', detail: 'Upload it again.' };
    const korean = { ...recorded, headers: { 'Accept-Language': 'ko' } };
    expect((await get({ ...job, status: 'failed', failure }, korean)).json).toMatchObject({ failure });
  });

  it('finds nothing for anybody but the owner, and answers as if there were no job', async () => {
    const other = { ...recorded, requestContext: { ...recorded.requestContext, identity: { caller: 'AIDASOMEBODY' } } };
    const found = await get(job, other);
    expect(found).toMatchObject({ statusCode: 404, headers: { 'retry-after': '5' }, json: { code: 'job-not-found' } });
    expect(found.json).toEqual((await get(undefined, recorded)).json);
  });

  it('refuses an unsigned request and an id of another form', async () => {
    const unsigned = { ...recorded, requestContext: { ...recorded.requestContext, identity: {} } };
    expect((await get(job, unsigned)).statusCode).toBe(401);
    expect((await get(job, { ...recorded, pathParameters: { jobId: '../../etc' } })).statusCode).toBe(400);
    expect((await get(job, { ...recorded, pathParameters: null })).statusCode).toBe(400);
  });

  it('answers 503 when the store does not', async () => {
    const jobs = { read: () => Promise.reject(new Error('ThrottlingException')) };
    const reply = await apiHandler(readJobAnswer(() => ({ jobs, linkTo: async () => '' }), 300))(
      recorded as unknown as ApiEvent,
    );
    expect(reply).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(reply.body).not.toContain('Throttling');
  });

  it('answers anything at all as event with a status it documents and JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async (event) => {
        assert.ok([200, 400, 401, 404, 503].includes((await get(job, event)).statusCode!));
      }),
      { numRuns: 1000 },
    );
  });
});
