import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/**
 * Moves what lies in a dead-letter queue back, as StartMessageMoveTask does: new messages with the old bodies, attributes,
 * group and deduplication id. What comes back while it works is left for the next time, or a poison message would keep
 * it busy for ever; so is what a FIFO queue still takes for a repetition, which moving would lose.
 *
 * @param from - URL of the dead-letter queue
 * @param to - URL of the queue that work goes through
 * @returns how many were moved
 */
export async function redrive(sqs: SQSClient, from: string, to: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: from, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  const there = Number(Attributes.ApproximateNumberOfMessages);
  let moved = 0;
  for (let seen = 0; seen < there; ) {
    const { Messages: messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: from,
        MaxNumberOfMessages: Math.min(10, there - seen),
        WaitTimeSeconds: 0,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    if (messages.length === 0) break;
    seen += messages.length;
    for (const message of messages) {
      const { MessageId: id } = await sqs.send(new SendMessageCommand({ QueueUrl: to, ...sameAgain(message) }));
      if (id === message.MessageId) continue;
      await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle }));
      moved++;
    }
  }
  return moved;
}

function sameAgain({ Body, MessageAttributes, Attributes = {} }: Message): Omit<SendMessageCommandInput, 'QueueUrl'> {
  const { MessageGroupId, MessageDeduplicationId } = Attributes;
  return {
    MessageBody: Body,
    ...(MessageAttributes && { MessageAttributes }),
    ...(MessageGroupId && { MessageGroupId }),
    ...(MessageDeduplicationId && { MessageDeduplicationId }),
  };
}
