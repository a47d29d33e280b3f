import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import { QueueControls } from '../../../../lib/tools/laptop/engine/queue-controls';

/** The controls over a dead-letter queue that holds these messages; what is sent or deleted is written down. */
function controlsOver(messages: Message[], sentId = 'new') {
  const sent: unknown[] = [];
  const deleted: unknown[] = [];
  const waiting = [...messages];
  const sqs = {
    send: async ({
      constructor: { name },
      input,
    }: {
      constructor: { name: string };
      input: Record<string, unknown>;
    }) => {
      if (name === 'ReceiveMessageCommand')
        return { Messages: waiting.splice(0, input['MaxNumberOfMessages'] as number) };
      if (name === 'SendMessageCommand') return { MessageId: sent.push(input) && sentId };
      return deleted.push(input['ReceiptHandle']);
    },
  } as unknown as SQSClient;
  const server = {
    depth: async () => ({ visible: messages.length, inFlight: 0, delayed: 0 }),
    queueUrl: (name: string) => name,
  };
  const references = { nameOf: (queueId: string) => queueId };
  return { controls: new QueueControls(sqs, server as never, references as never), sent, deleted };
}

const letter = (attributes: Record<string, string>): Message => ({
  MessageId: 'old',
  ReceiptHandle: 'handle',
  Body: '{}',
  MessageAttributes: { jobId: { DataType: 'String', StringValue: 'job-1' } },
  Attributes: { SentTimestamp: '1', ...attributes },
});
const body = { QueueUrl: 'Work', MessageBody: '{}', MessageAttributes: letter({}).MessageAttributes };

describe('the redrive of a dead-letter queue', () => {
  test.each([
    ['of a fair queue keeps its group, or one tenant would be served as nobody', { MessageGroupId: 'AIDAMINJI' }],
    ['of a FIFO queue keeps group and deduplication id', { MessageGroupId: 'job-1', MessageDeduplicationId: 'once' }],
    ['of no group gets none', {}],
  ])('a message %s', async (_, attributes) => {
    const { controls, sent, deleted } = controlsOver([letter(attributes)]);
    expect(await controls.redrive('Dead', 'Work')).toBe(1);
    expect(sent).toEqual([{ ...body, ...attributes }]);
    expect(deleted).toEqual(['handle']);
  });

  test('leaves what a FIFO queue takes for a repetition, which moving would lose', async () => {
    const { controls, deleted } = controlsOver([letter({ MessageGroupId: 'a', MessageDeduplicationId: 'b' })], 'old');
    expect(await controls.redrive('Dead', 'Work')).toBe(0);
    expect(deleted).toEqual([]);
  });

  test('moves more than one receive gives', async () => {
    const { controls, deleted } = controlsOver(Array.from({ length: 23 }, () => letter({})));
    expect(await controls.redrive('Dead', 'Work')).toBe(23);
    expect(deleted).toHaveLength(23);
  });
});
