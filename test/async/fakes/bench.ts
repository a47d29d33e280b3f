import { BulkJobs } from '../../../lib/async/domain/bulk-jobs';
import type { BulkTurn } from '../../../lib/async/domain/bulk-turn';
import { offeredKinds } from '../../../lib/async/domain/job-kinds';
import type { JobRecord } from '../../../lib/async/domain/job-record';
import { jobRunner } from '../../../lib/async/domain/job-runner';
import { jobMessage, type ReceivedMessage } from '../../../lib/async/domain/queue-message';
import { jobKey } from '../../../lib/async/domain/record-keys';
import type { ResultRows } from '../../../lib/async/domain/result-rows';
import type { Mailer } from '../../../lib/async/domain/run-email';
import type { MakeThumbnails } from '../../../lib/async/domain/run-thumbnail';
import type { WorkDeps } from '../../../lib/async/domain/work-deps';
import type { WorkLog } from '../../../lib/async/domain/work-log';
import { workMessage } from '../../../lib/async/domain/work-message';
import { workJobsHandler } from '../../../lib/async/handlers/work-jobs';
import { MemoryFiles } from './memory-files';
import { MemoryStore } from './memory-store';
import { QueueService } from './queue-service';
import { sqsEvent } from './sqs-event';

export const OWNER = 'AIDAEXAMPLEUSER';
const MAX_RECEIVES = 5;
const VISIBILITY_SECONDS = 1800;
const JOB_SECONDS = 60;
export const SILENT: WorkLog = { info: () => undefined, warn: () => undefined, fault: () => undefined };
const NEVER = new AbortController().signal;

/** What happens to each call of a port: it may be delayed, refused or lost on the way. */
export type Interference = <Args extends unknown[], Result>(
  port: string,
  call: (...args: Args) => Promise<Result>,
) => (...args: Args) => Promise<Result>;

export interface BenchOptions {
  readonly interfere?: Interference;
  readonly rows?: boolean;
  readonly log?: WorkLog;
}

/** The real worker, from the function's handler down to every kind's code, on services in memory. */
export class Bench {
  readonly queue = new QueueService({ visibilitySeconds: VISIBILITY_SECONDS, maxReceiveCount: MAX_RECEIVES });
  readonly jobs = new MemoryStore<JobRecord>();
  readonly turns = new MemoryStore<BulkTurn>();
  readonly files = new MemoryFiles();
  /** Addresses mails were sent to. */
  readonly mails: string[] = [];
  /** Postings by owner, job and row, as a unique constraint would keep them. */
  readonly postings = new Map<string, number>();
  readonly handler: ReturnType<typeof workJobsHandler>;
  readonly work: (message: ReceivedMessage) => ReturnType<typeof workMessage>;

  constructor({ interfere = (_, call) => call, rows = false, log = SILENT }: BenchOptions = {}) {
    const { queue } = this;
    const nowMs = () => queue.nowMs;
    const store = <Value>(name: string, { read, write }: MemoryStore<Value>) => ({
      read: interfere(`${name}.read`, read),
      write: interfere(`${name}.write`, write),
    });
    const jobs = store('jobs', this.jobs);
    const files = {
      read: interfere('files.read', this.files.read),
      stream: interfere('files.stream', this.files.stream),
      write: interfere('files.write', this.files.write),
      download: this.files.download,
      upload: this.files.upload,
    };
    const resultRows: ResultRows = {
      savePostings: interfere('rows.savePostings', async (owner, jobId, postings) => {
        for (const { row } of postings) this.postings.set(`${owner}/${jobId}/${row}`, 1);
      }),
      saveResult: interfere('rows.saveResult', async () => undefined),
    };
    const mailer: Mailer = {
      isSuppressed: interfere('mail.isSuppressed', async (address) => address.startsWith('suppressed@')),
      send: interfere('mail.send', async ({ to }) => {
        this.mails.push(to);
        return { sent: true } as const;
      }),
    };
    const thumbnails: MakeThumbnails = async (picture, sizes) =>
      picture.toString().startsWith('picture')
        ? { ok: true, thumbnails: sizes.map((size) => ({ body: Buffer.from(`${size}`), width: size, height: size })) }
        : { ok: false, code: 'not-a-picture' };
    const bulk = new BulkJobs(
      {
        jobs,
        turns: store('turns', this.turns),
        files,
        queue: { send: interfere('queue.send', queue.send), sendBatch: interfere('queue.sendBatch', queue.sendBatch) },
        nowMs,
        ...(rows && { rows: resultRows }),
      },
      30,
    );
    const runner = { files, makeThumbnails: thumbnails, bulk, mailer, nowMs, ...(rows && { rows: resultRows }) };
    const deps: WorkDeps = {
      jobs,
      readFile: files.read,
      runJob: jobRunner(runner),
      bulk,
      keepAlive: () => async () => undefined,
      jobSignal: () => NEVER,
      nowMs,
      random: () => 0.5,
      log,
    };
    const settings = {
      recordTtlDays: 30,
      maxAttempts: MAX_RECEIVES,
      leaseSeconds: JOB_SECONDS + 15,
      offeredKinds: offeredKinds({ mail: true, video: false }),
    };
    this.work = (message) => workMessage(message, deps, settings);
    this.handler = workJobsHandler({ work: this.work, hide: interfere('queue.hide', queue.hide), log }, JOB_SECONDS);
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
