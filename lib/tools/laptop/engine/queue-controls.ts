import { SendMessageCommand, type SendMessageCommandInput, type SQSClient } from '@aws-sdk/client-sqs';
import type { LaptopReferences } from './laptop-references';
import type { QueueAndFileServer, QueueDepth, QueuedMessage } from './services/queue-and-file-server';

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

  depth(queueId: string): QueueDepth {
    return this.server.depth(this.nameOf(queueId));
  }

  /** Messages that nobody holds; looking does not receive them. */
  lying(queueId: string): readonly QueuedMessage[] {
    return this.server.lyingMessages(this.nameOf(queueId));
  }

  /** Every message, also those that are hidden. */
  all(queueId: string): readonly QueuedMessage[] {
    return this.server.allMessages(this.nameOf(queueId));
  }

  /** Puts a message of an earlier start back as it was. */
  putBack(queueId: string, message: QueuedMessage): void {
    this.server.putBack(this.nameOf(queueId), message);
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
}
