import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pollJobs } from '../../../lib/async/handlers/poll-jobs';
import { pollJobsEnv } from '../../../lib/async/handlers/poll-jobs.env';
import { logger } from '../../../lib/shared/logger';
import { CannedService } from '../../support/canned-service';

beforeAll(() => logger.setLogLevel('SILENT'));

const service = new CannedService();
let endpoint: string;
let folder: string;

beforeAll(async () => {
  endpoint = await service.start();
  folder = await mkdtemp(join(tmpdir(), 'poll-jobs-'));
  process.env['AWS_ENDPOINT_URL'] = endpoint;
});
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  await service.stop();
  await rm(folder, { recursive: true });
});

describe('poll-jobs', () => {
  it('takes messages from the queue, returns one it cannot read, and ends on SIGTERM', async () => {
    const env = pollJobsEnv.parse({
      TABLE_NAME: 'jobs',
      QUEUE_URL: `${endpoint}/111111111111/jobs`,
      BUCKET_NAME: 'files',
      RECORD_TTL_DAYS: '30',
      MAX_ATTEMPTS: '5',
      VISIBILITY_SECONDS: '120',
      JOB_SECONDS: '3600',
      CONCURRENCY: '2',
      FFMPEG_PATH: '',
      WORK_DIRECTORY: folder,
      AUTO_SCALING_GROUP_NAME: '',
    });
    const signals = new EventEmitter();
    const poison = {
      MessageId: 'm',
      ReceiptHandle: 'r',
      Body: 'nonsense',
      MD5OfBody: createHash('md5').update('nonsense').digest('hex'),
      Attributes: { ApproximateReceiveCount: '1' },
    };
    const actions: string[] = [];
    service.answer = ({ headers, body }) => {
      const action = String(headers['x-amz-target']).split('.')[1] ?? '';
      actions.push(action);
      if (action === 'ReceiveMessage') {
        expect(JSON.parse(body)).toMatchObject({ MaxNumberOfMessages: expect.any(Number), WaitTimeSeconds: 20 });
      }
      if (action === 'ChangeMessageVisibility') {
        expect(JSON.parse(body)).toMatchObject({ ReceiptHandle: 'r', VisibilityTimeout: 0 });
        signals.emit('SIGTERM');
      }
      const messages = actions.filter((name) => name === 'ReceiveMessage').length === 1 ? { Messages: [poison] } : {};
      return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(messages) };
    };
    await pollJobs(env, signals);
    expect(actions[0]).toBe('ReceiveMessage');
    expect(actions).toContain('ChangeMessageVisibility');
    expect(actions).not.toContain('DeleteMessage');
  });
});
