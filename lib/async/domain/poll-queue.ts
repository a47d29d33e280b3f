import type { WorkLog } from '../../shared/work-log';
import type { Disposition } from './disposition';
import type { Hide, ReceivedMessage } from './queue-message';

export interface PollDeps {
  /** Waits for messages as long as a long poll does. */
  readonly receive: (atMost: number, signal: AbortSignal) => Promise<readonly ReceivedMessage[]>;
  readonly remove: (receiptHandle: string) => Promise<void>;
  readonly hide: Hide;
  readonly work: (message: ReceivedMessage) => Promise<Disposition>;
  /** Asks that this machine is not chosen when the group shrinks, or that it may be again. */
  readonly protect: (busy: boolean) => Promise<void>;
  /** Resolves early when the signal ends. */
  readonly sleep: (seconds: number, signal: AbortSignal) => Promise<void>;
  readonly log: WorkLog;
}

export interface PollSignals {
  /** No more messages are taken; running jobs go on. */
  readonly stop: AbortSignal;
  /** Running jobs are ended too, and their messages released for another worker. */
  readonly end: AbortSignal;
}

/** What one receive can return. */
const MOST_MESSAGES = 10;
const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 60;

/**
 * Takes messages off the queue and works on up to `concurrency` of them at a time, until told to stop. Returns when nothing runs
 * any more.
 */
export async function pollQueue(deps: PollDeps, concurrency: number, { stop, end }: PollSignals): Promise<void> {
  const running = new Set<Promise<void>>();
  // Unknown at first: a process that ended in the middle of a job leaves its machine protected.
  let isProtected: boolean | undefined;
  let failures = 0;

  const protect = async (busy: boolean) => {
    if (isProtected === busy) return;
    try {
      await deps.protect(busy);
      isProtected = busy;
    } catch (error) {
      // Work goes on: should the instance be chosen, SIGTERM still lets its jobs finish or go back to the queue.
      deps.log.fault('scale-in protection not changed', error, {});
    }
  };
  const handle = async (message: ReceivedMessage) => {
    try {
      const disposition = await deps.work(message);
      if (disposition.action === 'acknowledge') await deps.remove(message.receiptHandle);
      else await deps.hide(message.receiptHandle, end.aborted ? 0 : disposition.afterSeconds);
    } catch (error) {
      // The message comes back when its visibility ends; a job that is done is then only acknowledged.
      deps.log.fault('message not settled', error, { messageId: message.messageId });
    }
  };
  const start = (message: ReceivedMessage) => {
    const task = handle(message).finally(() => running.delete(task));
    running.add(task);
  };

  while (!stop.aborted) {
    if (running.size >= concurrency) {
      await Promise.race(running);
      continue;
    }
    try {
      const messages = await deps.receive(Math.min(MOST_MESSAGES, concurrency - running.size), stop);
      failures = 0;
      if (messages.length > 0) await protect(true);
      else if (running.size === 0) await protect(false);
      for (const message of messages) start(message);
    } catch (error) {
      if (stop.aborted) break;
      deps.log.fault('receive failed', error, { failures });
      await deps.sleep(Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** failures++), stop);
    }
  }
  await Promise.all(running);
  await protect(false);
}
