import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { LaptopReferences } from './laptop-references';
import type { LyingMessage, QueueAndFileServer, QueueDepth } from './services/queue-and-file-server';

type QueueMessage = Omit<SendMessageCommandInput, 'QueueUrl'>;

/** What an operator sees of the queues and does to them by hand. Queues go by their logical ids. */
export class QueueControls {
  constructor(
    private readonly sqs: SQSClient,
    private readonly server: QueueAndFileServer,
    private readonly references: LaptopReferences,
  ) {}

  nameOf(queueId: string): string {
    return this.references.nameOf(queueId);
  }

  depth(queueId: string): Promise<QueueDepth> {
    return this.server.depth(this.nameOf(queueId));
  }

  /** Messages that nobody holds; looking does not receive them. */
  lying(queueId: string): Promise<readonly LyingMessage[]> {
    return this.server.lyingMessages(this.nameOf(queueId));
  }

  /** Every message, also those that somebody holds. */
  all(queueId: string): Promise<readonly LyingMessage[]> {
    return this.server.allMessages(this.nameOf(queueId));
  }

  /** @returns the message's id */
  async send(queueId: string, message: QueueMessage): Promise<string> {
    return (await this.sendTo(this.nameOf(queueId), message)).messageId;
  }

  /** The same by the queue's name, with what SQS answers beside the id. */
  async sendTo(
    queueName: string,
    message: QueueMessage,
  ): Promise<{ readonly messageId: string; readonly bodyMd5: string }> {
    const QueueUrl = this.server.queueUrl(queueName);
    const { MessageId, MD5OfMessageBody } = await this.sqs.send(new SendMessageCommand({ QueueUrl, ...message }));
    return { messageId: MessageId!, bodyMd5: MD5OfMessageBody! };
  }

  /**
   * Moves what lies in a dead-letter queue back, as StartMessageMoveTask does: new messages with the old bodies, attributes,
   * group and deduplication id. What comes back while it works is left for the next time, or a poison message would keep
   * it busy for ever; so is what a FIFO queue still takes for a repetition, which moving would lose.
   *
   * @returns how many were moved
   */
  async redrive(deadLetterQueueId: string, queueId: string): Promise<number> {
    const QueueUrl = this.server.queueUrl(this.nameOf(deadLetterQueueId));
    const { visible: there } = await this.depth(deadLetterQueueId);
    let moved = 0;
    for (let seen = 0; seen < there; ) {
      const { Messages: messages = [] } = await this.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: Math.min(10, there - seen),
          WaitTimeSeconds: 0,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['All'],
        }),
      );
      if (messages.length === 0) break;
      seen += messages.length;
      for (const message of messages) {
        const id = await this.send(queueId, sameAgain(message));
        if (id === message.MessageId) continue;
        await this.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
        moved++;
      }
    }
    return moved;
  }
}

function sameAgain({ Body, MessageAttributes, Attributes = {} }: Message): QueueMessage {
  const { MessageGroupId, MessageDeduplicationId } = Attributes;
  return {
    MessageBody: Body,
    ...(MessageAttributes && { MessageAttributes }),
    ...(MessageGroupId && { MessageGroupId }),
    ...(MessageDeduplicationId && { MessageDeduplicationId }),
  };
}
