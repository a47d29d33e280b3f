import { WORKER_LIMITS } from '../../../lib/async/domain/time-limits';
import { workJobsHandler } from '../../../lib/async/handlers/work-jobs';
import { sqsEvent } from '../fakes/sqs-event';
import { SILENT, workerOn } from '../fakes/worker-on';
import type { Actor } from './actor';
import { type Fleet, jobsOf, SMALL_WINDOW } from './fleet';
import type { Stage } from './stage';

const { timeoutSeconds, batchSize, jobSeconds } = WORKER_LIMITS.lambda;
const LEASE_SECONDS = jobSeconds + 15;
const MOST_INVOCATIONS = 3;

/** The event source mapping and the function: some invocations at once, each of them a batch. */
export class FunctionFleet implements Fleet {
  static readonly visibilitySeconds = 6 * timeoutSeconds;
  private readonly invocations = new Set<Actor>();

  constructor(private readonly stage: Stage) {}

  get openings() {
    const running = [...this.invocations].filter(({ state }) => state === 'running').length;
    return running < MOST_INVOCATIONS ? [(choice: number) => this.receive(1 + (choice % batchSize))] : [];
  }

  get units() {
    return [...this.invocations]
      .filter(({ state }) => state === 'running')
      .map((invocation) => ({ kill: () => this.stage.kill(invocation) }));
  }

  private receive(atMost: number): void {
    const { stage } = this;
    const { queue } = stage.services;
    const messages = queue.receive(atMost);
    if (messages.length === 0) return;
    const invocation = stage.receive('invocation', jobsOf(messages), timeoutSeconds);
    this.invocations.add(invocation);
    const interfere = stage.portsOf(invocation);
    const jobSignal = () => stage.deadline(jobSeconds);
    const options = { interfere, rows: true, windowSize: SMALL_WINDOW, leaseSeconds: LEASE_SECONDS, jobSignal };
    const hide = interfere('queue.hide', queue.hide);
    const handler = workJobsHandler({ work: workerOn(stage.services, options), hide, log: SILENT }, LEASE_SECONDS);
    const remove = interfere('queue.remove', queue.remove);
    const invoke = async () => {
      const getRemainingTimeInMillis = () => invocation.killedAtMs - stage.nowMs;
      const { batchItemFailures } = await handler(sqsEvent(messages), { getRemainingTimeInMillis });
      const failedIds = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      for (const { messageId, receiptHandle } of messages) {
        if (!failedIds.includes(messageId)) await remove(receiptHandle).catch(() => undefined);
      }
      stage.leave(invocation);
      this.invocations.delete(invocation);
    };
    void invoke();
  }
}
