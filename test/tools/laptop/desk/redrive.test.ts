import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import { redrive } from '../../../../lib/tools/laptop/desk/redrive';

/** A dead-letter queue that holds these messages; what is sent or deleted is written down. */
function lettersOf(messages: Message[], sentId = 'new') {
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
      if (name === 'GetQueueAttributesCommand') {
        return { Attributes: { ApproximateNumberOfMessages: String(messages.length) } };
      }
      if (name === 'ReceiveMessageCommand')
        return { Messages: waiting.splice(0, input['MaxNumberOfMessages'] as number) };
      if (name === 'SendMessageCommand') return { MessageId: sent.push(input) && sentId };
      return deleted.push(input['ReceiptHandle']);
    },
  } as unknown as SQSClient;
  return { move: () => redrive(sqs, 'Dead', 'Work'), sent, deleted };
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
    const { move, sent, deleted } = lettersOf([letter(attributes)]);
    expect(await move()).toBe(1);
    expect(sent).toEqual([{ ...body, ...attributes }]);
    expect(deleted).toEqual(['handle']);
  });

  test('leaves what a FIFO queue takes for a repetition, which moving would lose', async () => {
    const { move, deleted } = lettersOf([letter({ MessageGroupId: 'a', MessageDeduplicationId: 'b' })], 'old');
    expect(await move()).toBe(0);
    expect(deleted).toEqual([]);
  });

  test('moves more than one receive gives', async () => {
    const { move, deleted } = lettersOf(Array.from({ length: 23 }, () => letter({})));
    expect(await move()).toBe(23);
    expect(deleted).toHaveLength(23);
  });
});
