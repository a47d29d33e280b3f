import { setTimeout as wait } from 'node:timers/promises';
import { judgeBatch } from '../../../../model/batch-outcome';
import type { QueueSourceModel } from '../../../../model/functions';
import { queueRecord, type ReceivedMessage } from '../../../../model/queue-events';
import type { InvocationOutcome } from './execution-environment';

/** What a poller needs of the world. */
export interface PollerDeps {
  /** Long poll; fewer than asked is normal. */
  readonly receive: (count: number, waitSeconds: number, signal: AbortSignal) => Promise<readonly ReceivedMessage[]>;
  readonly delete: (messages: readonly ReceivedMessage[]) => Promise<void>;
  readonly invoke: (event: unknown) => Promise<InvocationOutcome>;
  readonly report: (text: string) => void;
  readonly now: () => number;
}

/** SQS returns at most this many messages to one call. */
const MAX_RECEIVE = 10;
const LONG_POLL_SECONDS = 20;

/**
 * An event source mapping: receives batches, invokes the function with at most `maximumConcurrency` of them at once, and
 * deletes what succeeded. What failed is left alone: it comes back when its visibility time-out ends.
 */
export class QueuePoller {
  private readonly stopping = new AbortController();
  private readonly batches = new Set<Promise<void>>();
  private loop: Promise<void> | undefined;

  constructor(
    private readonly source: Pick<
      QueueSourceModel,
      'batchSize' | 'batchingWindowSeconds' | 'reportsBatchItemFailures' | 'maximumConcurrency'
    >,
    private readonly about: { readonly queueArn: string; readonly region: string },
    private readonly deps: PollerDeps,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /** Stops receiving and waits a little for the batches under way. A longer one is cut off; its messages are not deleted. */
  async stop(graceMs = 2000): Promise<void> {
    this.stopping.abort();
    const finished = Promise.all(this.batches).then(() => this.loop);
    await Promise.race([finished, wait(graceMs, undefined, { ref: false })]);
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      if (this.batches.size >= this.source.maximumConcurrency) {
        await Promise.race(this.batches);
        continue;
      }
      const messages = await this.gather();
      if (messages.length === 0) continue;
      const batch = this.process(messages).finally(() => this.batches.delete(batch));
      this.batches.add(batch);
    }
  }

  /** One batch: what lies there, and with a window what comes until it closes or the batch is full. */
  private async gather(): Promise<readonly ReceivedMessage[]> {
    const { batchSize, batchingWindowSeconds } = this.source;
    const messages = [...(await this.receive(batchSize, LONG_POLL_SECONDS))];
    const closes = this.deps.now() + batchingWindowSeconds * 1000;
    while (messages.length > 0 && messages.length < batchSize && !this.stopping.signal.aborted) {
      const left = Math.ceil((closes - this.deps.now()) / 1000);
      if (left <= 0) break;
      messages.push(...(await this.receive(batchSize - messages.length, Math.min(left, LONG_POLL_SECONDS))));
    }
    return messages;
  }

  private async receive(count: number, waitSeconds: number): Promise<readonly ReceivedMessage[]> {
    try {
      return await this.deps.receive(Math.min(count, MAX_RECEIVE), waitSeconds, this.stopping.signal);
    } catch (error) {
      if (!this.stopping.signal.aborted) {
        this.deps.report(`cannot receive: ${(error as Error).message}`);
        await wait(1000);
      }
      return [];
    }
  }

  private async process(messages: readonly ReceivedMessage[]): Promise<void> {
    const outcome = await this.deps.invoke({ Records: messages.map((message) => queueRecord(message, this.about)) });
    const ids = messages.map(({ MessageId: id }) => id!);
    const { succeeded, failed, reason } = judgeBatch(ids, outcome, this.source.reportsBatchItemFailures);
    const why = reason ? `, because ${reason}` : '';
    this.deps.report(`batch of ${ids.length}: ${succeeded.length} deleted, ${failed.length} to come back${why}`);
    const done = messages.filter(({ MessageId: id }) => succeeded.includes(id!));
    if (done.length === 0) return;
    await this.deps.delete(done).catch((error: Error) => this.deps.report(`cannot delete: ${error.message}`));
  }
}
