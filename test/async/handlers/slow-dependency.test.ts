import { createHash } from 'node:crypto';
import { CLAIM_CHECK_BYTES } from '../../../lib/async/domain/size-limits';
import { API_LIMITS } from '../../../lib/async/domain/time-limits';
import { handler as readJob } from '../../../lib/async/handlers/read-job';
import type { ReadJobEnv } from '../../../lib/async/handlers/read-job.env';
import { handler as submitJob } from '../../../lib/async/handlers/submit-job';
import type { SubmitJobEnv } from '../../../lib/async/handlers/submit-job.env';
import type { ApiEvent } from '../../../lib/shared/api-request';
import { logger } from '../../../lib/shared/logger';
import submitEvent from '../../shared/events/http-api-submit.json';
import readEvent from '../../shared/events/rest-api-read.json';
import { CannedService } from '../../support/canned-service';

const service = new CannedService();
/** In place of the clock: the test says when the time for an answer is over. */
let clock: AbortController;
let timeouts: jest.SpyInstance;

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  const endpoint = await service.start();
  const environment: SubmitJobEnv & ReadJobEnv = {
    TABLE_NAME: 'jobs',
    QUEUE_URL: `${endpoint}/111111111111/jobs`,
    BUCKET_NAME: 'files',
    RECORD_TTL_DAYS: '30',
    JOB_KINDS: 'thumbnail,email,bulk',
    RESULT_URL_SECONDS: '300',
  };
  Object.assign(process.env, environment, { AWS_ENDPOINT_URL: endpoint });
});
afterAll(() => service.stop());
beforeEach(() => {
  clock = new AbortController();
  timeouts = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => clock.signal);
  service.requests.splice(0);
});
afterEach(() => timeouts.mockRestore());

const body = JSON.stringify({ kind: 'bulk', csv: 'x'.repeat(CLAIM_CHECK_BYTES) });
const submission = { ...submitEvent, body } as unknown as ApiEvent;

/** Calls of a submission whose body goes to S3, in their order. */
const CALLS = ['PutItem', 'PutObject', 'SendMessage', 'PutItem'];

function nameOf({ method, headers }: { method: string; headers: Record<string, unknown> }): string {
  return method === 'PUT' ? 'PutObject' : (String(headers['x-amz-target']).split('.')[1] ?? '');
}

/** Every service answers, but for one call: it stalls, and with it the time for an answer passes. */
function stallAt(call: number): void {
  service.answer = ({ method, headers, body: asked }) => {
    if (service.requests.length === call + 1) {
      clock.abort();
      return { status: 200, stall: true };
    }
    const isMessage = nameOf({ method, headers }) === 'SendMessage';
    const sent = isMessage ? (JSON.parse(asked) as { MessageBody: string }).MessageBody : '';
    const reply = { MessageId: 'm', MD5OfMessageBody: createHash('md5').update(sent).digest('hex') };
    return {
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: isMessage ? JSON.stringify(reply) : method === 'PUT' ? '' : '{}',
    };
  };
}

describe('a dependency that stalls', () => {
  it.each([0, 1, 2])('ends a submission with our own 503 at call %i, and no other call follows', async (call) => {
    stallAt(call);
    const reply = await submitJob(submission);
    expect(reply).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(JSON.parse(reply.body!)).toMatchObject({ status: 503, code: 'service-unavailable' });
    expect(service.requests.map(nameOf)).toEqual(CALLS.slice(0, call + 1));
  });

  it('does not take back a job that is queued already, only because that could not be noted', async () => {
    stallAt(3);
    expect(await submitJob(submission)).toMatchObject({ statusCode: 202 });
    expect(service.requests.map(nameOf)).toEqual(CALLS);
  });

  it('ends a look-up with our own 503', async () => {
    stallAt(0);
    const reply = await readJob(readEvent as unknown as ApiEvent);
    expect(reply).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(service.requests.map(nameOf)).toEqual(['GetItem']);
  });

  it('leaves time for the answer: each request has one deadline for all its calls, before the function is ended', async () => {
    stallAt(1);
    await submitJob(submission);
    await readJob(readEvent as unknown as ApiEvent);
    expect(timeouts.mock.calls).toEqual([[API_LIMITS.answerSeconds * 1000], [API_LIMITS.answerSeconds * 1000]]);
    // What cannot be ended is the SDK's wait before a third try, of a second at most.
    expect(API_LIMITS.answerSeconds + 1).toBeLessThan(API_LIMITS.timeoutSeconds);
  });
});
