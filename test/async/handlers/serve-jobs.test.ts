import { request as send } from 'node:http';
import { connect } from 'node:net';
import type { JobRecord } from '../../../lib/async/domain/job-record';
import { MAX_REQUEST_BYTES } from '../../../lib/async/domain/size-limits';
import { readJobAnswer } from '../../../lib/async/handlers/read-job';
import { jobRoutes } from '../../../lib/async/handlers/serve-jobs';
import { submitJobAnswer } from '../../../lib/async/handlers/submit-job';
import { apiHandler, type RequestAnswer } from '../../../lib/shared/api-handler';
import type { ApiEvent } from '../../../lib/shared/api-request';
import { CALLER_HEADER } from '../../../lib/shared/behind-api';
import { HandlerServer } from '../../../lib/shared/handler-server';
import { logger } from '../../../lib/shared/logger';
import { OWNER } from '../fakes/bench';
import { MemoryFiles } from '../fakes/memory-files';
import { MemoryStore } from '../fakes/memory-store';

beforeAll(() => logger.setLogLevel('SILENT'));

const OTHER = 'AROAEXAMPLEROLE:minji@example.com';
const JOB = JSON.stringify({ kind: 'bulk', csv: 'reference,account,amount\nA-1,4000,12.50\n' });
const KEY = 'order-2026-11-21-0001';

/** What a client sends, once the API has written down who it is. */
interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly caller?: string;
}

/** The same where a client may have written the header of the API, too. */
type Asked = Omit<Sent, 'caller'> & { readonly caller?: string | string[] | undefined };

/** One world of stores and the two answers over it. */
function answers(): { readonly submit: RequestAnswer; readonly read: RequestAnswer } {
  const jobs = new MemoryStore<JobRecord>();
  const deps = {
    jobs,
    writeFile: new MemoryFiles().write,
    send: async () => undefined,
    nowMs: () => 1_795_219_200_000,
  };
  const linkTo = async (key: string) => `https://files.example/${key}`;
  return {
    submit: submitJobAnswer(() => deps, { recordTtlDays: 30, offeredKinds: ['thumbnail', 'bulk'] }),
    read: readJobAnswer(() => ({ jobs, linkTo }), 300),
  };
}

/** The functions, called by an HTTP API with an event. */
function functions() {
  const { submit, read } = answers();
  return async ({ method, path, headers = {}, body = '', caller }: Sent) => {
    const [, , jobId] = path.split('/');
    const event = {
      headers,
      ...(jobId && { pathParameters: { jobId: decodeURIComponent(jobId) } }),
      requestContext: { authorizer: caller === undefined ? undefined : { iam: { userId: caller } } },
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    };
    const reply = await apiHandler(method === 'POST' ? submit : read)(event as unknown as ApiEvent);
    return { status: reply.statusCode, headers: reply.headers as Record<string, string>, body: reply.body };
  };
}

const servers: HandlerServer[] = [];
afterEach(async () => Promise.all(servers.splice(0).map((server) => server.drain(0))));

/** The server on a free port, and a client of it. */
async function served({ submit, read } = answers()) {
  const server = new HandlerServer(jobRoutes(submit, read));
  servers.push(server);
  const port = await server.listen(0, '127.0.0.1');
  const call = ({ method, path, headers = {}, body = '', caller }: Asked) =>
    new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const identity = caller === undefined ? {} : { [CALLER_HEADER]: caller };
      const options = { method, path, port, host: '127.0.0.1', agent: false, headers: { ...headers, ...identity } };
      const outgoing = send(options, async (incoming) => {
        const text = (await incoming.setEncoding('utf8').toArray()).join('');
        resolve({ status: incoming.statusCode, headers: incoming.headers, body: text });
      });
      outgoing.on('error', reject).end(body);
    });
  return { server, call };
}

const submission = { method: 'POST', path: '/jobs', headers: { 'idempotency-key': KEY }, body: JOB } as const;

describe('the server answers, byte for byte, what the functions answer', () => {
  const cases: Readonly<Record<string, readonly Sent[]>> = {
    'to a job, to the same job again, and to its owner': [
      { ...submission, caller: OWNER },
      { ...submission, caller: OWNER },
      { method: 'GET', path: `/jobs/${KEY}`, caller: OWNER },
    ],
    'to somebody who asks for the job of another': [
      { ...submission, caller: OWNER },
      { method: 'GET', path: `/jobs/${KEY}`, caller: OTHER },
    ],
    'to a key that belongs to another request': [
      { ...submission, caller: OTHER },
      { ...submission, body: '{"kind":"bulk","csv":""}', caller: OTHER },
    ],
    'to a caller that is none': [{ ...submission, caller: 'a/b' }, submission, { method: 'GET', path: `/jobs/${KEY}` }],
    'to a body that is no JSON, no job, no UTF-8': [
      { ...submission, body: '', caller: OWNER },
      { ...submission, body: '{"kind":', caller: OWNER },
      { ...submission, body: '{"kind":"coffee"}', caller: OWNER },
      { ...submission, body: Buffer.from([0x22, 0xff, 0xe2, 0x82, 0x22]), caller: OWNER },
    ],
    'to somebody who reads Korean': [
      { ...submission, headers: { 'accept-language': 'ko-KR,ko;q=0.9' }, body: '{}', caller: OWNER },
      { method: 'GET', path: '/jobs/no-job-of-mine', headers: { 'accept-language': 'ko' }, caller: OWNER },
    ],
    'to a key and an id that name no job': [
      { ...submission, headers: { 'idempotency-key': 'a b&c' }, caller: OWNER },
      { method: 'GET', path: '/jobs/a%20b', caller: OWNER },
      { method: 'GET', path: '/jobs/not-a-job-of-mine', caller: OWNER },
    ],
    'to whoever asks in Korean, for a problem and for a job': [
      { ...submission, headers: { 'Accept-Language': 'ko', 'idempotency-key': KEY }, caller: OWNER },
      { method: 'GET', path: `/jobs/${KEY}`, headers: { 'Accept-Language': 'ko-KR' }, caller: OWNER },
      { method: 'GET', path: `/jobs/${KEY}`, headers: { 'Accept-Language': 'fr, ko;q=0.5' }, caller: OTHER },
    ],
    'to a body at the limit, above it, and above it in letters of three bytes': [
      { ...submission, body: JSON.stringify({ kind: 'bulk', csv: 'x' }).padEnd(MAX_REQUEST_BYTES), caller: OWNER },
      { ...submission, body: 'x'.repeat(MAX_REQUEST_BYTES + 1), caller: OWNER },
      { ...submission, body: '가'.repeat(400_000), caller: OWNER },
      { ...submission, body: 'x'.repeat(5_000_000) },
    ],
  };
  test.each(Object.entries(cases))('%s', async (_, sent) => {
    const asked = functions();
    const { call } = await served();
    for (const each of sent) {
      const [expected, { status, headers, body }] = [await asked(each), await call(each)];
      expect({ status, body }).toEqual({ status: expected.status, body: expected.body });
      expect(headers).toMatchObject(expected.headers);
    }
  });
});

test('a request whose caller stands there twice, or not at all, counts as signed by nobody', async () => {
  const { call } = await served();
  const statuses = await Promise.all(
    [undefined, '', [OWNER, OTHER], [OTHER, OWNER], [OWNER, OWNER]].map((caller) => call({ ...submission, caller })),
  );
  expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
});

test('no answer learns the header of the caller as one that a client sent', async () => {
  const { submit, read } = answers();
  const seen: string[] = [];
  const { call } = await served({
    submit: async (request) => {
      seen.push(...Object.keys(request.headers));
      return submit(request);
    },
    read,
  });
  await call({ ...submission, caller: OWNER });
  expect(seen).toContain('idempotency-key');
  expect(seen).not.toContain(CALLER_HEADER);
});

test('paths and methods that the API has not are 404, health is told to whoever asks', async () => {
  const { call } = await served();
  const status = async (method: 'GET' | 'POST', path: string) => (await call({ method, path, caller: OWNER })).status;
  expect(await status('GET', '/healthz')).toBe(200);
  expect(await status('POST', '/healthz')).toBe(404);
  expect(await status('GET', '/jobs')).toBe(404);
  expect(await status('GET', '/jobs/a/b')).toBe(404);
  expect(await status('POST', `/jobs/${KEY}`)).toBe(404);
});

test('headers that API Gateway would never pass on are refused before anything reads them', async () => {
  const { call } = await served();
  expect((await call({ ...submission, headers: { filler: 'x'.repeat(20_000) }, caller: OWNER })).status).toBe(431);
});

test('a client that never ends its request is told so, and holds no connection', async () => {
  const { submit, read } = answers();
  const server = new HandlerServer(jobRoutes(submit, read), { requestSeconds: 0.2 });
  servers.push(server);
  const port = await server.listen(0, '127.0.0.1');
  const answered = async (begun: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(begun);
    return (await socket.setEncoding('utf8').toArray()).join('');
  };
  const slow = ['POST /jobs HTTP/1.1\r\nHost: x', 'POST /jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"kind"'];
  for (const answer of await Promise.all(slow.map(answered))) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test('a server that drains is unhealthy, takes what still comes, and ends when the last answer is out', async () => {
  const { submit, read } = answers();
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  const { server, call } = await served({ submit: async (request) => gate.then(() => submit(request)), read });
  const begun = call({ ...submission, caller: OWNER });
  const health = () => call({ method: 'GET', path: '/healthz' });
  expect((await health()).status).toBe(200);

  const events: string[] = [];
  const drained = server.drain(0.2).then(() => events.push('ended'));
  const [unhealthy, late] = [await health(), await call({ method: 'GET', path: `/jobs/${KEY}`, caller: OWNER })];
  expect([unhealthy.status, late.status, late.headers['connection']]).toEqual([503, 404, 'close']);
  await new Promise((resolve) => setTimeout(resolve, 400));
  events.push('let go');
  go();
  expect((await begun).status).toBe(202);
  await drained;
  expect(events).toEqual(['let go', 'ended']);
  servers.length = 0;
});
