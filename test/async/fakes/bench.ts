import type { JobRecord } from '../../../lib/async/domain/job-record';
import { jobMessage, type ReceivedMessage } from '../../../lib/async/domain/queue-message';
import { jobKey } from '../../../lib/async/domain/record-keys';
import { MAX_RECEIVE_COUNT } from '../../../lib/async/domain/retry-schedule';
import { workJobsHandler } from '../../../lib/async/handlers/work-jobs';
import type { WorkLog } from '../../../lib/shared/work-log';
import { Services } from './services';
import { sqsEvent } from './sqs-event';
import { type Interference, SILENT, workerOn } from './worker-on';

export const OWNER = 'AIDAEXAMPLEUSER';
const VISIBILITY_SECONDS = 1800;
const JOB_SECONDS = 60;

export interface BenchOptions {
  readonly interfere?: Interference;
  readonly rows?: boolean;
  readonly log?: WorkLog;
}

/** One worker, from the function's handler down to every kind's code, on services of its own. */
export class Bench extends Services {
  readonly handler: ReturnType<typeof workJobsHandler>;
  readonly work: ReturnType<typeof workerOn>;

  constructor({ interfere = (_, call) => call, rows = false, log = SILENT }: BenchOptions = {}) {
    super(VISIBILITY_SECONDS, MAX_RECEIVE_COUNT);
    this.work = workerOn(this, { interfere, rows, log, leaseSeconds: JOB_SECONDS + 15 });
    const hide = interfere('queue.hide', this.queue.hide);
    this.handler = workJobsHandler({ work: this.work, hide, log }, JOB_SECONDS);
  }

  async submit(jobId: string, request: unknown, owner = OWNER): Promise<void> {
    await this.queue.send(jobMessage(owner, jobId, JSON.stringify(request)));
  }

  job(jobId: string, owner = OWNER): JobRecord | undefined {
    return this.jobs.value(jobKey(owner, jobId));
  }

  /** One invocation as the event source mapping makes it: deletes what succeeded, leaves what failed. */
  async invoke(messages: readonly ReceivedMessage[], remainingMs = 300_000): Promise<string[]> {
    const { batchItemFailures } = await this.handler(sqsEvent(messages), {
      getRemainingTimeInMillis: () => remainingMs,
    });
    const failedIds = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    for (const { messageId, receiptHandle } of messages) {
      if (!failedIds.includes(messageId)) await this.queue.remove(receiptHandle);
    }
    return failedIds;
  }

  /** Works until the queue is empty. */
  async drain(batchSize = 4): Promise<void> {
    for (let invocations = 0; this.queue.advance(); invocations++) {
      if (invocations > 2000) throw new Error('The queue does not get empty');
      const messages = this.queue.receive(batchSize);
      if (messages.length > 0) await this.invoke(messages);
    }
  }
}
