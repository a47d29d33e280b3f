import { queueRecord, type ReceivedMessage } from '../../../../lib/model/queue-events';
import type { InvocationOutcome } from '../../../../lib/tools/laptop/engine/functions/execution-environment';
import { type PollerDeps, QueuePoller } from '../../../../lib/tools/laptop/engine/functions/queue-poller';
import { until } from '../../../support/start-laptop';

const ABOUT = { queueArn: 'arn:aws:sqs:ap-southeast-2:000000000000:jobs', region: 'ap-southeast-2' };
const SOURCE = { batchSize: 2, batchingWindowSeconds: 0, reportsBatchItemFailures: true, maximumConcurrency: 2 };

function message(id: string): ReceivedMessage {
  return { MessageId: id, ReceiptHandle: `handle-${id}`, Body: '{}', Attributes: { ApproximateReceiveCount: '1' } };
}

/** A queue in memory whose receives wait until there is something or the poller stops. */
function poller(source: Partial<typeof SOURCE>, lying: ReceivedMessage[], invoke: PollerDeps['invoke'], now = () => 0) {
  const deleted: string[] = [];
  const receives: number[] = [];
  const made = new QueuePoller({ ...SOURCE, ...source }, ABOUT, {
    receive: async (count, _wait, signal) => {
      receives.push(count);
      if (lying.length === 0) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return lying.splice(0, count);
    },
    delete: async (messages) => {
      deleted.push(...messages.map(({ MessageId: id }) => id!));
    },
    invoke,
    report: () => {},
    now,
  });
  return { made, deleted, receives };
}

const idsOf = (event: unknown) =>
  (event as { Records: { messageId: string }[] }).Records.map(({ messageId }) => messageId);
const ok = (payload: unknown): InvocationOutcome => ({ ok: true, payload });

describe('an event source mapping', () => {
  test('hands over batches of at most the batch size and deletes what succeeded', async () => {
    const batches: string[][] = [];
    const { made, deleted } = poller({}, ['a', 'b', 'c'].map(message), async (event) => {
      batches.push(idsOf(event));
      return ok({ batchItemFailures: idsOf(event).includes('b') ? [{ itemIdentifier: 'b' }] : [] });
    });
    made.start();
    await until('both batches', async () => (deleted.length === 2 ? true : undefined));
    await made.stop();
    expect(batches).toEqual([['a', 'b'], ['c']]);
    expect(deleted).toEqual(['a', 'c']);
  });

  test('never runs more batches at once than the maximum concurrency', async () => {
    let running = 0;
    let most = 0;
    let done = 0;
    const { made } = poller({ batchSize: 1 }, ['a', 'b', 'c', 'd', 'e'].map(message), async () => {
      running++;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      done++;
      return ok(null);
    });
    made.start();
    await until('all to be done', async () => (done === 5 ? true : undefined));
    await made.stop();
    expect(most).toBe(2);
  });

  test('deletes nothing of a batch whose function failed', async () => {
    let invoked = false;
    const error = { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out' };
    const { made, deleted } = poller({}, [message('a')], async () => {
      invoked = true;
      return { ok: false, error };
    });
    made.start();
    await until('the invocation', async () => invoked || undefined);
    await made.stop();
    expect(deleted).toEqual([]);
  });

  test('with a window, waits for a full batch, asking for no more than is missing', async () => {
    const lying = ['a', 'b', 'c'].map(message);
    const batches: string[][] = [];
    const { made, receives } = poller({ batchSize: 12, batchingWindowSeconds: 5 }, lying, async (event) => {
      batches.push(idsOf(event));
      return ok(null);
    });
    made.start();
    await until('a second receive', async () => (receives.length > 1 ? true : undefined));
    await made.stop();
    expect(receives.slice(0, 2)).toEqual([10, 9]);
  });

  test('closes the window when its time is over', async () => {
    let time = 0;
    const batches: string[][] = [];
    const { made } = poller(
      { batchSize: 12, batchingWindowSeconds: 5 },
      [message('a')],
      async (event) => {
        batches.push(idsOf(event));
        return ok(null);
      },
      () => {
        time += 6000;
        return time;
      },
    );
    made.start();
    await until('the batch', async () => (batches.length > 0 ? true : undefined));
    await made.stop();
    expect(batches).toEqual([['a']]);
  });

  test('spells a record as Lambda does', () => {
    const record = queueRecord(
      {
        ...message('a'),
        MD5OfBody: 'md5',
        MessageAttributes: { JobId: { DataType: 'String', StringValue: 'job-00001' } },
      },
      ABOUT,
    );
    expect(record).toEqual({
      messageId: 'a',
      receiptHandle: 'handle-a',
      body: '{}',
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: {
        JobId: { stringValue: 'job-00001', stringListValues: [], binaryListValues: [], dataType: 'String' },
      },
      md5OfBody: 'md5',
      eventSource: 'aws:sqs',
      eventSourceARN: ABOUT.queueArn,
      awsRegion: 'ap-southeast-2',
    });
  });
});
