import { createHash } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsHide, sqsQueue } from '../../../lib/async/adapters/sqs-queue';
import { sqsReceive, sqsRemove } from '../../../lib/async/adapters/sqs-receive';
import { bulkMessage, jobMessage } from '../../../lib/async/domain/queue-message';
import { type CannedReply, CannedService } from '../../support/canned-service';

const service = new CannedService();
let client: SQSClient;
let queueUrl: string;

beforeAll(async () => {
  const endpoint = await service.start();
  queueUrl = `${endpoint}/111111111111/jobs`;
  client = new SQSClient({ endpoint, maxAttempts: 1 });
});
afterAll(() => service.stop());
beforeEach(() => service.requests.splice(0));

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const reply = (value: unknown, status = 200, headers = {}): CannedReply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', ...headers },
  body: JSON.stringify(value),
});
const asked = () => {
  const { headers, body } = service.requests.at(-1)!;
  return [String(headers['x-amz-target']), JSON.parse(body) as Record<string, unknown>] as const;
};

const job = jobMessage('AIDAEXAMPLE', 'the-first-job', '{"kind":"bulk"}');
const text = (value: string) => ({ DataType: 'String', StringValue: value });
const jobAttributes = { Type: text('job'), Owner: text('AIDAEXAMPLE'), JobId: text('the-first-job') };

describe('the queue', () => {
  it('gets a message with its attributes, in its owner’s group, at once or later', async () => {
    service.answer = () => reply({ MessageId: 'm', MD5OfMessageBody: md5(job.body) });
    const queue = sqsQueue(client, queueUrl);
    await queue.send(job);
    const message = {
      QueueUrl: queueUrl,
      MessageBody: job.body,
      MessageGroupId: 'AIDAEXAMPLE',
      MessageAttributes: jobAttributes,
    };
    expect(asked()).toEqual(['AmazonSQS.SendMessage', message]);
    await queue.send(job, 30);
    expect(asked()).toEqual(['AmazonSQS.SendMessage', { ...message, DelaySeconds: 30 }]);
  });

  it('throws when a message was not taken, or came to the queue as another', async () => {
    const queue = sqsQueue(client, queueUrl);
    service.answer = () => reply({}, 400, { 'x-amzn-errortype': 'RequestThrottled' });
    await expect(queue.send(job)).rejects.toThrow();
    service.answer = () => reply({ MessageId: 'm', MD5OfMessageBody: md5('something else') });
    await expect(queue.send(job)).rejects.toThrow('InvalidChecksumError');
  });

  it('tells which messages of a batch were not taken, by their place in the batch', async () => {
    const chunks = Array.from({ length: 10 }, (_, chunk) =>
      bulkMessage('AIDAEXAMPLE', 'the-bulk-job', { chunk, firstRow: chunk * 100 + 1, rows: [['r']] }),
    );
    const taken = (position: number) => ({
      Id: String(position),
      MessageId: `m${position}`,
      MD5OfMessageBody: md5(chunks[position]!.body),
    });
    const refused = (position: number, SenderFault: boolean) => ({
      Id: String(position),
      Code: 'InternalError',
      SenderFault,
    });
    // As SQS does it: a 200, in any order, without a list that would be empty. What is in neither list may be lost.
    const cases = [
      [{ Successful: chunks.map((_, position) => taken(position)) }, []],
      [{ Successful: [9, 0, 5].map(taken), Failed: [refused(7, false), refused(2, true)] }, [1, 2, 3, 4, 6, 7, 8]],
      [{ Failed: chunks.map((_, position) => refused(position, false)) }, chunks.map((_, position) => position)],
    ] as const;
    for (const [answer, open] of cases) {
      service.answer = () => reply(answer);
      expect(await sqsQueue(client, queueUrl).sendBatch(chunks)).toEqual(open);
    }
    const [action, request] = asked();
    expect(action).toBe('AmazonSQS.SendMessageBatch');
    expect(request['Entries']).toHaveLength(10);
    expect((request['Entries'] as unknown[])[3]).toEqual({
      Id: '3',
      MessageBody: chunks[3]!.body,
      MessageGroupId: 'AIDAEXAMPLE',
      MessageAttributes: { Type: text('bulk-chunk'), Owner: text('AIDAEXAMPLE'), JobId: text('the-bulk-job') },
    });
  });

  it('ends a call at the deadline', async () => {
    const deadline = new AbortController();
    service.answer = () => {
      deadline.abort();
      return { status: 200, stall: true };
    };
    const queue = sqsQueue(client, queueUrl, deadline.signal);
    await expect(queue.send(job)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(queue.sendBatch([job])).rejects.toMatchObject({ name: 'AbortError' });
    expect(service.requests).toHaveLength(1);
  });

  it('hides a message for as long as SQS allows', async () => {
    service.answer = () => reply({});
    for (const [seconds, allowed] of [
      [0, 0],
      [270, 270],
      [100_000, 43_200],
    ] as const) {
      await sqsHide(client, queueUrl)('the-receipt', seconds);
      expect(asked()).toEqual([
        'AmazonSQS.ChangeMessageVisibility',
        { QueueUrl: queueUrl, ReceiptHandle: 'the-receipt', VisibilityTimeout: allowed },
      ]);
    }
  });

  it('gives messages back as they were sent, with how often they were received', async () => {
    const message = { MessageId: 'm', ReceiptHandle: 'r', Body: job.body, MD5OfBody: md5(job.body) };
    const answer = {
      ...message,
      Attributes: { ApproximateReceiveCount: '4' },
      MessageAttributes: { ...jobAttributes, Bytes: { DataType: 'Binary', BinaryValue: 'AAAA' } },
    };
    service.answer = () => reply({ Messages: [answer] });
    const { signal } = new AbortController();
    expect(await sqsReceive(client, queueUrl)(3, signal)).toEqual([
      { messageId: 'm', receiptHandle: 'r', body: job.body, receiveCount: 4, attributes: job.attributes },
    ]);
    expect(asked()).toEqual([
      'AmazonSQS.ReceiveMessage',
      {
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 3,
        WaitTimeSeconds: 20,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      },
    ]);
    service.answer = () => reply({});
    expect(await sqsReceive(client, queueUrl)(3, signal)).toEqual([]);
  });

  it('deletes a message by its receipt, and throws when it could not', async () => {
    service.answer = () => reply({});
    await sqsRemove(client, queueUrl)('the-receipt');
    expect(asked()).toEqual(['AmazonSQS.DeleteMessage', { QueueUrl: queueUrl, ReceiptHandle: 'the-receipt' }]);
    service.answer = () => reply({}, 400, { 'x-amzn-errortype': 'ReceiptHandleIsInvalid' });
    await expect(sqsRemove(client, queueUrl)('the-receipt')).rejects.toThrow();
  });
});
