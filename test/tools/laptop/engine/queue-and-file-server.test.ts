import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Message } from '@aws-sdk/client-sqs';
import type { QueuedMessage } from '../../../../lib/tools/laptop/engine/services/queue-and-file-server';

const PROGRAM = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'restarted-queue.ts')];

describe('messages that an earlier start has kept', () => {
  let kept: readonly QueuedMessage[];
  let after: readonly QueuedMessage[];
  let received: readonly Message[];
  beforeAll(() => {
    const found = execFileSync(process.execPath, PROGRAM, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    ({ kept, after, received } = JSON.parse(found));
  });

  const keptAs = (body: string) => kept.find((message) => message.body === body)!;

  test.each([
    ['that a worker held', 'held', '2'],
    ['that a worker went on with, by hiding it for the time of its queue again', 'goes on', '2'],
    ['that nobody had received', 'nobody saw it', '1'],
  ])('one %s is there at once, as itself, and its receives are counted on', (_, body, count) => {
    const found = received.find(({ Body }) => Body === body);
    const attributes = { ApproximateReceiveCount: count, MessageGroupId: 'AIDAMINJI' };
    expect(found).toMatchObject({ MessageId: keptAs(body).messageId, Attributes: attributes });
  });

  test.each([
    ['that waits for its next try', 'failed once', 1],
    ['that was sent with a delay', 'comes later', 0],
  ])('one %s waits for what is left of its time', (_, body, receives) => {
    expect(received.map(({ Body }) => Body)).not.toContain(body);
    expect(after.find((message) => message.body === body)).toEqual(keptAs(body));
    expect(keptAs(body).approximateReceiveCount).toBe(receives);
  });
});
