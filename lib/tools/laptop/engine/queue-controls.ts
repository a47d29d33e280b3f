import { randomUUID } from 'node:crypto';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** What an operator does to the queues by hand. */
export class QueueControls {
  constructor(
    private readonly sqs: SQSClient,
    private readonly queueUrl: string,
    private readonly deadLetterQueueUrl: string,
  ) {}

  /**
   * Puts a message that no worker can read straight into the queue, past the API that would have refused it.
   *
   * @returns the message's id
   */
  async poison(): Promise<string> {
    const { MessageId: id } = await this.sqs.send(
      new SendMessageCommand({
        QueueUrl: this.queueUrl,
        MessageBody: `{"kind":"thumbnail","key":"never closed ${randomUUID()}`,
      }),
    );
    return id!;
  }

  /**
   * Moves what lies in the dead-letter queue back, as StartMessageMoveTask does: new messages with the old bodies.
   * What comes back while it works is left for the next time, or a poison message would keep it busy for ever.
   *
   * @returns how many were moved
   */
  async redrive(): Promise<number> {
    const QueueUrl = this.deadLetterQueueUrl;
    const { Attributes: attributes } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    const there = Number(attributes?.ApproximateNumberOfMessages ?? 0);
    let moved = 0;
    while (moved < there) {
      const { Messages: messages = [] } = await this.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: Math.min(10, there - moved),
          WaitTimeSeconds: 0,
          MessageAttributeNames: ['All'],
        }),
      );
      if (messages.length === 0) break;
      for (const { Body: body, MessageAttributes: own, ReceiptHandle: handle } of messages) {
        await this.sqs.send(
          new SendMessageCommand({ QueueUrl: this.queueUrl, MessageBody: body, MessageAttributes: own }),
        );
        await this.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: handle }));
        moved++;
      }
    }
    return moved;
  }
}
