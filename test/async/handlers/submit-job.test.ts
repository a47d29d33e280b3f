import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { fingerprint } from '../../../lib/async/domain/fingerprint';
import type { JobRecord } from '../../../lib/async/domain/job-record';
import type { OutgoingMessage } from '../../../lib/async/domain/queue-message';
import { jobKey } from '../../../lib/async/domain/record-keys';
import { CLAIM_CHECK_BYTES, MAX_REQUEST_BYTES } from '../../../lib/async/domain/size-limits';
import { submitJobAnswer } from '../../../lib/async/handlers/submit-job';
import { apiHandler } from '../../../lib/shared/api-handler';
import type { ApiEvent } from '../../../lib/shared/api-request';
import { logger } from '../../../lib/shared/logger';
import recorded from '../../shared/events/http-api-submit.json';
import { OWNER } from '../fakes/bench';
import { MemoryFiles } from '../fakes/memory-files';
import { MemoryStore } from '../fakes/memory-store';

beforeAll(() => logger.setLogLevel('SILENT'));

const KEY = recorded.headers['idempotency-key'];
const ANSWERS = [202, 400, 401, 403, 409, 413, 422, 503];

class Api {
  readonly jobs = new MemoryStore<JobRecord>();
  readonly files = new MemoryFiles();
  readonly sent: OutgoingMessage[] = [];
  queueFails = 0;

  private readonly handler = apiHandler(
    submitJobAnswer(
      () => ({
        jobs: this.jobs,
        writeFile: this.files.write,
        send: async (message) => {
          if (this.queueFails-- > 0) throw new Error('ThrottlingException');
          this.sent.push(message);
        },
        nowMs: () => Date.UTC(2026, 10, 21),
      }),
      { recordTtlDays: 30, offeredKinds: ['thumbnail', 'bulk', 'email'] },
    ),
  );

  async post(event: unknown) {
    const reply = await this.handler(event as ApiEvent);
    return { ...reply, json: JSON.parse(reply.body ?? '') as Record<string, unknown> };
  }
}

function eventWith(body: unknown, headers: Record<string, string> = {}, userId: string | null = OWNER) {
  return {
    ...recorded,
    headers,
    requestContext: { ...recorded.requestContext, authorizer: userId === null ? undefined : { iam: { userId } } },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** A request of exactly so many bytes, filled with one character. */
function bulkBody(bytes: number, unit: string): string {
  const room = bytes - Buffer.byteLength(JSON.stringify({ kind: 'bulk', csv: '' }));
  const filled = unit.repeat(Math.floor(room / Buffer.byteLength(unit)));
  return JSON.stringify({ kind: 'bulk', csv: filled + 'x'.repeat(room - Buffer.byteLength(filled)) });
}

const receipt = {
  kind: 'email',
  to: 'kim@example.com',
  template: 'receipt',
  data: { name: 'Kim', order: '7', total: '12' },
};
const picture = { kind: 'thumbnail', key: `uploads/${OWNER}/cat.jpg` };

describe('submit-job', () => {
  it('answers a recorded request with 202, the job’s id and where to look', async () => {
    const api = new Api();
    const reply = await api.post(recorded);
    expect(reply).toMatchObject({
      statusCode: 202,
      headers: { location: `/jobs/${KEY}` },
      json: { jobId: KEY, status: 'queued', statusUrl: `/jobs/${KEY}` },
    });
    expect(api.sent).toEqual([
      { body: recorded.body, attributes: { JobId: KEY, Owner: OWNER, Type: 'job' }, groupId: OWNER },
    ]);
    expect(api.jobs.value(jobKey(OWNER, KEY))).toMatchObject({ status: 'queued', attempts: 0 });
  });

  it('answers the same request again with the same job, and queues it once', async () => {
    const api = new Api();
    await api.post(recorded);
    const again = await api.post(recorded);
    expect(again).toMatchObject({ statusCode: 202, headers: { 'idempotency-replayed': 'true' }, json: { jobId: KEY } });
    expect(api.sent).toHaveLength(1);
  });

  it('gives one id to one request however its JSON is written, and another to another person’s', async () => {
    const api = new Api();
    const first = await api.post(eventWith(`{"kind":"thumbnail","key":"${picture.key}","sizes":[64]}`));
    const second = await api.post(
      eventWith(`{ "sizes": [6.4e1], "key": "${picture.key}",\n"kind": "\\u0074humbnail"}`),
    );
    expect(second.json['jobId']).toBe(first.json['jobId']);
    expect(api.sent).toHaveLength(1);
    expect(fingerprint('ALICE', picture)).not.toBe(fingerprint('BOB', picture));
  });

  it('refuses another request under a key already used, and leaves the first job as it is', async () => {
    const api = new Api();
    await api.post(recorded);
    const other = await api.post(eventWith(picture, recorded.headers as never));
    expect(other).toMatchObject({ statusCode: 409, json: { code: 'idempotency-key-reused' } });
    expect(api.sent).toHaveLength(1);
  });

  it('takes a key in any script, with dots and spaces in its names', async () => {
    const names = ['사진 (1).jpg', 'a+b%2F&c=d.jpg', '…/..cat...jpg', '🐈/\u202Egpj.tac', 'sub//cat.jpg'];
    for (const name of names) {
      const reply = await new Api().post(eventWith({ ...picture, key: `uploads/${OWNER}/${name}` }));
      expect({ name, status: reply.statusCode }).toEqual({ name, status: 202 });
    }
  });

  it('lets two people use the same key', async () => {
    const api = new Api();
    const headers = { 'Idempotency-Key': 'the-same-key' };
    const email = {
      kind: 'email',
      to: 'a@example.com',
      template: 'reminder',
      data: { name: 'A', task: 'b', due: 'c' },
    };
    expect((await api.post(eventWith(email, headers, 'ALICE'))).statusCode).toBe(202);
    expect((await api.post(eventWith({ ...email, to: 'b@example.com' }, headers, 'BOB'))).statusCode).toBe(202);
    expect(api.sent).toHaveLength(2);
  });

  it('answers 503 and when to try again when the queue does not take the job, and the same request then works', async () => {
    const api = new Api();
    api.queueFails = 1;
    expect(await api.post(recorded)).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(await api.post(recorded)).toMatchObject({ statusCode: 202, headers: { 'idempotency-replayed': 'true' } });
    expect(api.sent).toHaveLength(1);
  });

  it('accepts a body of exactly the limit and refuses one byte more, counted in UTF-8', async () => {
    for (const unit of ['a', 'é', '한', '🐈']) {
      for (const bytes of [MAX_REQUEST_BYTES - 1, MAX_REQUEST_BYTES, MAX_REQUEST_BYTES + 1]) {
        const body = bulkBody(bytes, unit);
        expect(Buffer.byteLength(body)).toBe(bytes);
        const { statusCode } = await new Api().post(eventWith(body));
        expect({ unit, bytes, statusCode }).toEqual({ unit, bytes, statusCode: bytes > MAX_REQUEST_BYTES ? 413 : 202 });
      }
    }
  });

  it('puts a body above the claim-check limit into S3 and queues its key', async () => {
    for (const extra of [0, 1]) {
      const api = new Api();
      const body = bulkBody(CLAIM_CHECK_BYTES + extra, 'x');
      const { json } = await api.post(eventWith(body));
      const key = `claims/${OWNER}/${json['jobId']}.json`;
      expect(api.sent[0]?.attributes['ClaimKey']).toBe(extra === 0 ? undefined : key);
      expect(api.sent[0]?.body).toBe(extra === 0 ? body : '{}');
      expect(api.files.objects.get(key)?.toString()).toBe(extra === 0 ? undefined : body);
    }
  });

  it('refuses an unsigned request, an Idempotency-Key of another form, and what it cannot run, and says what to do', async () => {
    const cases: [unknown, number, string][] = [
      [eventWith(picture, {}, null), 401, 'not-signed'],
      [eventWith(picture, {}, 'no/slash#allowed'), 401, 'not-signed'],
      [eventWith(picture, { 'idempotency-key': 'short' }), 400, 'invalid-idempotency-key'],
      [eventWith(picture, { 'Idempotency-Key': 'new\r\nline-in-it' }), 400, 'invalid-idempotency-key'],
      [eventWith('{'), 400, 'malformed-json'],
      [eventWith('\uFEFF{}'), 400, 'malformed-json'],
      [eventWith(''), 400, 'malformed-json'],
      [eventWith([]), 422, 'invalid-request'],
      [eventWith({ ...picture, extra: 1 }), 422, 'invalid-request'],
      [eventWith(`{"__proto__":{"kind":"thumbnail"},"key":"${picture.key}"}`), 422, 'invalid-request'],
      [eventWith({ ...picture, sizes: [15] }), 422, 'invalid-request'],
      [eventWith({ kind: 'bulk' }), 422, 'invalid-request'],
      [eventWith({ kind: 'bulk', csv: 'a', key: picture.key }), 422, 'invalid-request'],
      [eventWith({ kind: 'video', key: picture.key, preset: '480p' }), 422, 'kind-not-offered'],
      [eventWith({ ...picture, key: 'uploads/OTHER/cat.jpg' }), 403, 'key-not-yours'],
      [eventWith({ ...picture, key: `uploads/${OWNER}/../OTHER/cat.jpg` }), 422, 'invalid-request'],
      [eventWith({ ...picture, key: `uploads/${OWNER}/./cat.jpg` }), 422, 'invalid-request'],
      [eventWith({ ...picture, key: `uploads/${OWNER}/cat\u0000.jpg` }), 422, 'invalid-request'],
      [eventWith({ ...picture, key: `uploads/${OWNER}/cat\n.jpg` }), 422, 'invalid-request'],
      [eventWith({ ...picture, key: `uploads/${OWNER}/\uD83D.jpg` }), 422, 'invalid-request'],
      [eventWith({ ...receipt, data: { ...receipt.data, order: '7\r\nBcc: x@example.com' } }), 422, 'invalid-request'],
    ];
    for (const [event, statusCode, code] of cases) {
      const api = new Api();
      const reply = await api.post(event);
      expect(reply).toMatchObject({ statusCode, json: { status: statusCode, code } });
      expect(String(reply.json['detail'])).toMatch(/^[^가-힣]{11,}$/);
      expect(reply.headers?.['content-language']).toBe('en');
      expect(reply.headers?.['content-type']).toContain('application/problem+json');
      expect(api.sent).toHaveLength(0);
      expect(api.jobs.items.size).toBe(0);
    }
  });

  it('says it in Korean to whoever asks for Korean', async () => {
    const korean = { 'Accept-Language': 'ko-KR,ko;q=0.9,en-US;q=0.8' };
    const cases: [unknown, string][] = [
      [eventWith(picture, korean, null), 'AWS SigV4로 서명하세요.'],
      [eventWith({ ...picture, sizes: [15] }, korean), 'sizes.0: 16 이상이어야 합니다'],
      [
        eventWith({ kind: 'video', key: picture.key, preset: '480p' }, korean),
        '실행하는 종류: thumbnail, bulk, email.',
      ],
    ];
    for (const [event, detail] of cases) {
      const reply = await new Api().post(event);
      expect(reply.json['detail']).toBe(detail);
      expect(String(reply.json['title'])).toMatch(/[가-힣]/);
      expect(reply.headers?.['content-language']).toBe('ko');
    }
    const down = new Api();
    down.queueFails = 1;
    const unavailable = await down.post(eventWith(picture, korean));
    expect(unavailable).toMatchObject({ statusCode: 503, json: { title: '지금은 요청을 처리할 수 없습니다.' } });
  });

  it('names the field that is wrong', async () => {
    const { json } = await new Api().post(eventWith({ ...picture, sizes: [64, 'large'] }));
    expect(json['detail']).toContain('sizes.1');
  });

  it('queues any text so that the worker reads back exactly what was submitted', async () => {
    const text = fc.string({
      unit: fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
      maxLength: 50,
    });
    await fc.assert(
      fc.asyncProperty(text, async (any) => {
        const api = new Api();
        const request = { kind: 'bulk', csv: `x${any}` };
        const { statusCode } = await api.post(eventWith(request));
        assert.equal(statusCode, 202);
        assert.deepEqual(JSON.parse(api.sent[0]!.body), request);
        // What SQS accepts: no control characters but three, no lone surrogates, no U+FFFE and U+FFFF.
        assert.doesNotMatch(api.sent[0]!.body, /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers any body and any header with a problem or a job, never with a stack', async () => {
    const body = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.constant(`${'['.repeat(100_000)}`));
    const headers = fc.dictionary(fc.constantFrom('Idempotency-Key', 'content-type', '__proto__'), fc.string());
    await fc.assert(
      fc.asyncProperty(body, headers, async (text, headerValues) => {
        const reply = await new Api().post(eventWith(text, headerValues));
        assert.ok([202, 400, 422].includes(reply.statusCode!));
        assert.doesNotMatch(reply.body!, /\.ts|node_modules|at /);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers anything at all as event with a status it documents and JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async (event) => {
        const reply = await new Api().post(event);
        assert.ok(ANSWERS.includes(reply.statusCode!));
        assert.doesNotMatch(reply.body!, /\.ts:|node_modules/);
      }),
      { numRuns: 1000 },
    );
  });
});
