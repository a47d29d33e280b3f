import {
  ChangeMessageVisibilityCommand,
  type MessageAttributeValue,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Hide, OutgoingMessage, Queue } from '../domain/queue-message';

/** The most that ChangeMessageVisibility accepts. */
const LONGEST_VISIBILITY_SECONDS = 43_200;

/** @param deadline - ends every call */
export function sqsQueue(client: SQSClient, queueUrl: string, deadline?: AbortSignal): Queue {
  return {
    async send(message, delaySeconds) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          ...entryOf(message),
          ...(delaySeconds && { DelaySeconds: delaySeconds }),
        }),
        { abortSignal: deadline },
      );
    },

    async sendBatch(messages) {
      const { Successful } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: messages.map((message, position) => ({ Id: String(position), ...entryOf(message) })),
        }),
        { abortSignal: deadline },
      );
      // Asking what was taken, not what failed: whatever the answer leaves out is sent again, and twice does no harm.
      const taken = new Set(Successful?.map(({ Id }) => Id));
      return [...messages.keys()].filter((position) => !taken.has(String(position)));
    },
  };
}

export function sqsHide(client: SQSClient, queueUrl: string): Hide {
  return async (receiptHandle, seconds) => {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.min(seconds, LONGEST_VISIBILITY_SECONDS),
      }),
    );
  };
}

function entryOf({ body, attributes, groupId }: OutgoingMessage) {
  return {
    MessageBody: body,
    MessageGroupId: groupId,
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]): [string, MessageAttributeValue] => [
        name,
        { DataType: 'String', StringValue: value },
      ]),
    ),
  };
}
