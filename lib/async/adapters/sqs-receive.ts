import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { PollDeps } from '../domain/poll-queue';
import type { ReceivedMessage } from '../domain/queue-message';
import { LONG_POLL_SECONDS } from '../domain/time-limits';

export function sqsReceive(client: SQSClient, queueUrl: string): PollDeps['receive'] {
  return async (atMost, signal) => {
    const { Messages } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: atMost,
        WaitTimeSeconds: LONG_POLL_SECONDS,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      }),
      { abortSignal: signal },
    );
    return (Messages ?? []).map(received);
  };
}

export function sqsRemove(client: SQSClient, queueUrl: string): PollDeps['remove'] {
  return async (receiptHandle) => {
    await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle }));
  };
}

function received(message: Message): ReceivedMessage {
  const attributes = Object.entries(message.MessageAttributes ?? {}).flatMap(([name, { StringValue }]) =>
    StringValue === undefined ? [] : [[name, StringValue] as const],
  );
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
    attributes: Object.fromEntries(attributes),
  };
}
