import type { OutgoingMessage, Queue, ReceivedMessage } from '../../../lib/async/domain/queue-message';

export interface Stored {
  readonly messageId: string;
  readonly message: Pick<OutgoingMessage, 'body' | 'attributes'>;
  visibleAtMs: number;
  receives: number;
  /** Of the latest receive; an older one no longer changes the message. */
  receiptHandle: string;
}

export interface QueueSettings {
  readonly visibilitySeconds: number;
  readonly maxReceiveCount: number;
}

/** What SQS does with messages, on a virtual clock: visibility, delays, receive counts and the dead-letter queue. */
export class QueueService implements Queue {
  readonly deadLetters: Stored[] = [];
  nowMs = Date.UTC(2026, 10, 21);
  /** @default - nobody looks */
  onDeadLetter: (message: Stored) => void = () => undefined;
  private messages: Stored[] = [];
  private serial = 0;

  constructor(private readonly settings: QueueSettings) {}

  readonly send: Queue['send'] = async (message, delaySeconds = 0) => {
    this.messages.push({
      messageId: `message-${++this.serial}`,
      message: { body: message.body, attributes: message.attributes },
      visibleAtMs: this.nowMs + delaySeconds * 1000,
      receives: 0,
      receiptHandle: '',
    });
  };

  readonly sendBatch: Queue['sendBatch'] = async (messages) => {
    if (messages.length > 10) throw new Error('TooManyEntriesInBatchRequest');
    const bytes = messages.reduce((sum, { body }) => sum + Buffer.byteLength(body) + 300, 0);
    if (bytes > 1_048_576) throw new Error('BatchRequestTooLong');
    for (const message of messages) await this.send(message);
    return [];
  };

  readonly hide = async (receiptHandle: string, seconds: number): Promise<void> => {
    const stored = this.messages.find((message) => message.receiptHandle === receiptHandle);
    if (stored) stored.visibleAtMs = this.nowMs + seconds * 1000;
  };

  readonly remove = async (receiptHandle: string): Promise<void> => {
    this.messages = this.messages.filter((message) => message.receiptHandle !== receiptHandle);
  };

  /** Up to `atMost` visible messages. One received too often goes to the dead-letter queue instead. */
  receive(atMost: number): ReceivedMessage[] {
    const received: ReceivedMessage[] = [];
    for (const stored of this.messages.filter(({ visibleAtMs }) => visibleAtMs <= this.nowMs)) {
      if (received.length === atMost) break;
      if (stored.receives >= this.settings.maxReceiveCount) {
        this.messages = this.messages.filter((message) => message !== stored);
        this.deadLetters.push(stored);
        this.onDeadLetter(stored);
        continue;
      }
      stored.receives += 1;
      stored.receiptHandle = `receipt-${++this.serial}`;
      stored.visibleAtMs = this.nowMs + this.settings.visibilitySeconds * 1000;
      received.push(this.view(stored));
    }
    return received;
  }

  /** Moves everything in the dead-letter queue back, as a redrive does: as new messages. */
  async redrive(): Promise<void> {
    for (const { message } of this.deadLetters.splice(0)) await this.send({ ...message, groupId: 'redriven' });
  }

  /** Shows a message that a worker has in hand, as a queue that delivers at least once may do at any time. */
  deliverAgain(message: Stored): void {
    message.visibleAtMs = this.nowMs;
  }

  get all(): readonly Stored[] {
    return this.messages;
  }

  get visible(): readonly Stored[] {
    return this.messages.filter(({ visibleAtMs }) => visibleAtMs <= this.nowMs);
  }

  /** Received, not yet deleted, and hidden. */
  get inFlight(): readonly Stored[] {
    return this.messages.filter(({ visibleAtMs, receives }) => receives > 0 && visibleAtMs > this.nowMs);
  }

  /** When the next message shows; infinity when there is none left. */
  get showsNextMs(): number {
    return this.messages.reduce((soonest, { visibleAtMs }) => Math.min(soonest, visibleAtMs), Number.POSITIVE_INFINITY);
  }

  /** Jumps to when the next message shows; false when there is none left. */
  advance(): boolean {
    if (this.messages.length === 0) return false;
    this.nowMs = Math.max(this.nowMs, this.showsNextMs);
    return true;
  }

  get size(): number {
    return this.messages.length;
  }

  private view({ messageId, message, receives, receiptHandle }: Stored): ReceivedMessage {
    return { messageId, receiptHandle, body: message.body, attributes: message.attributes, receiveCount: receives };
  }
}
