import type { Disposition } from '../../../lib/async/domain/disposition';
import { type PollDeps, pollQueue } from '../../../lib/async/domain/poll-queue';
import type { ReceivedMessage } from '../../../lib/async/domain/queue-message';
import { settled, VirtualTime } from '../fakes/virtual-time';
import { SILENT } from '../fakes/worker-on';

const LONG_POLL_SECONDS = 20;

/** A poller whose queue and jobs are in the test's hands. */
class Poller {
  readonly time = new VirtualTime();
  readonly waiting: ReceivedMessage[] = [];
  readonly removed: string[] = [];
  readonly hidden: [string, number][] = [];
  readonly protections: boolean[] = [];
  readonly asked: number[] = [];
  readonly running = new Map<string, (disposition: Disposition) => void>();
  receiveFails = 0;
  protectFails = 0;
  most = 0;
  private readonly stopping = new AbortController();
  private readonly ending = new AbortController();
  readonly done: Promise<void>;

  constructor(concurrency: number) {
    const deps: PollDeps = {
      receive: async (atMost, signal) => {
        this.asked.push(atMost);
        if (this.receiveFails-- > 0) throw new Error('ServiceUnavailable');
        if (this.waiting.length === 0) await this.time.sleep(LONG_POLL_SECONDS, signal);
        if (signal.aborted) throw new Error('AbortError');
        return this.waiting.splice(0, atMost);
      },
      remove: async (receipt) => void this.removed.push(receipt),
      hide: async (receipt, seconds) => void this.hidden.push([receipt, seconds]),
      work: (message) =>
        new Promise((resolve) => {
          this.running.set(message.messageId, (disposition) => {
            this.running.delete(message.messageId);
            resolve(disposition);
          });
          this.most = Math.max(this.most, this.running.size);
        }),
      protect: async (busy) => {
        if (this.protectFails-- > 0) throw new Error('ValidationError');
        this.protections.push(busy);
      },
      sleep: this.time.sleep,
      log: SILENT,
    };
    this.done = pollQueue(deps, concurrency, { stop: this.stopping.signal, end: this.ending.signal });
  }

  deliver(...ids: string[]): Promise<void> {
    this.waiting.push(
      ...ids.map((id) => ({
        messageId: id,
        receiptHandle: `receipt-${id}`,
        body: '{}',
        receiveCount: 1,
        attributes: {},
      })),
    );
    return this.time.pass(LONG_POLL_SECONDS);
  }

  async finish(id: string, disposition: Disposition = { action: 'acknowledge' }): Promise<void> {
    this.running.get(id)!(disposition);
    await settled();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await settled();
  }

  async end(): Promise<void> {
    this.ending.abort();
    await settled();
  }
}

describe('polling the queue', () => {
  it('deletes a message after its job is committed, and not before', async () => {
    const poller = new Poller(2);
    await poller.deliver('a');
    expect(poller.removed).toEqual([]);
    await poller.finish('a');
    expect(poller.removed).toEqual(['receipt-a']);
    await poller.stop();
    await poller.done;
  });

  it('hides a message that failed for as long as its job asks', async () => {
    const poller = new Poller(2);
    await poller.deliver('a');
    await poller.finish('a', { action: 'return', afterSeconds: 30 });
    expect(poller.hidden).toEqual([['receipt-a', 30]]);
    expect(poller.removed).toEqual([]);
    await poller.stop();
    await poller.done;
  });

  it('never runs more jobs than allowed, nor takes messages it has no place for', async () => {
    const poller = new Poller(3);
    await poller.deliver('a', 'b', 'c', 'd', 'e');
    expect(poller.most).toBe(3);
    expect(poller.waiting).toHaveLength(2);
    await poller.finish('b');
    expect([...poller.running.keys()]).toEqual(['a', 'c', 'd']);
    expect(poller.most).toBe(3);
    expect(Math.max(...poller.asked)).toBe(3);
    await poller.stop();
    for (const id of ['a', 'c', 'd']) await poller.finish(id);
    await poller.done;
  });

  it('protects the machine from scale-in while a job runs, and only then', async () => {
    const poller = new Poller(2);
    await poller.deliver('a');
    expect(poller.protections).toEqual([true]);
    await poller.time.pass(60);
    await poller.finish('a');
    await poller.time.pass(60);
    expect(poller.protections).toEqual([true, false]);
    await poller.stop();
    await poller.done;
  });

  it('ends the protection that a process before it left behind, once', async () => {
    const poller = new Poller(2);
    await poller.time.pass(60);
    expect(poller.protections).toEqual([false]);
    await poller.stop();
    await poller.done;
    expect(poller.protections).toEqual([false]);
  });

  it('goes on working when protection cannot be had, and asks for it again', async () => {
    const poller = new Poller(2);
    poller.protectFails = 1;
    await poller.deliver('a');
    expect([...poller.running.keys()]).toEqual(['a']);
    await poller.deliver('b');
    expect(poller.protections).toEqual([true]);
    await poller.stop();
    for (const id of ['a', 'b']) await poller.finish(id);
    await poller.done;
  });

  it('stops at once when idle, although the long poll has not answered', async () => {
    const poller = new Poller(2);
    await poller.time.pass(3);
    await poller.stop();
    await poller.done;
    expect(poller.time.seconds).toBe(3);
  });

  it('takes no more messages when told to stop, and lets running jobs finish', async () => {
    const poller = new Poller(2);
    await poller.deliver('a');
    await poller.stop();
    poller.waiting.push({ messageId: 'b', receiptHandle: 'receipt-b', body: '', receiveCount: 1, attributes: {} });
    await poller.time.pass(60);
    expect([...poller.running.keys()]).toEqual(['a']);
    await poller.finish('a');
    await poller.done;
    expect(poller.removed).toEqual(['receipt-a']);
    expect(poller.protections).toEqual([true, false]);
  });

  it('releases a job it had to end, so that another worker sees it at once', async () => {
    const poller = new Poller(2);
    await poller.deliver('a');
    await poller.stop();
    await poller.end();
    await poller.finish('a', { action: 'return', afterSeconds: 270 });
    await poller.done;
    expect(poller.hidden).toEqual([['receipt-a', 0]]);
  });

  it('asks less and less often while the queue does not answer, and recovers', async () => {
    const poller = new Poller(2);
    poller.receiveFails = 10;
    // At once, after 1, 2, 4, 8, 16 and 32 seconds, and then once a minute.
    await poller.time.pass(63);
    expect(poller.asked).toHaveLength(7);
    await poller.time.pass(120);
    expect(poller.asked).toHaveLength(9);
    await poller.time.pass(120);
    await poller.deliver('a');
    expect([...poller.running.keys()]).toEqual(['a']);
    await poller.stop();
    await poller.finish('a');
    await poller.done;
  });
});
