import { randomUUID } from 'node:crypto';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

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
   *
   * @returns how many were moved
   */
  async redrive(): Promise<number> {
    for (let moved = 0; ; ) {
      const { Messages: messages = [] } = await this.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: this.deadLetterQueueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 0,
          MessageAttributeNames: ['All'],
        }),
      );
      if (messages.length === 0) return moved;
      for (const { Body: body, MessageAttributes: attributes, ReceiptHandle: handle } of messages) {
        const message = { QueueUrl: this.queueUrl, MessageBody: body, MessageAttributes: attributes };
        await this.sqs.send(new SendMessageCommand(message));
        await this.sqs.send(new DeleteMessageCommand({ QueueUrl: this.deadLetterQueueUrl, ReceiptHandle: handle }));
        moved++;
      }
    }
  }
}
