import { BulkJobs } from '../../../lib/async/domain/bulk-jobs';
import type { WindowSize } from '../../../lib/async/domain/cut-window';
import type { Disposition } from '../../../lib/async/domain/disposition';
import { offeredKinds } from '../../../lib/async/domain/job-kinds';
import { jobRunner } from '../../../lib/async/domain/job-runner';
import type { ReceivedMessage } from '../../../lib/async/domain/queue-message';
import type { ResultRows } from '../../../lib/async/domain/result-rows';
import { MAX_RECEIVE_COUNT } from '../../../lib/async/domain/retry-schedule';
import type { Mailer, SendResult } from '../../../lib/async/domain/run-email';
import type { MakeThumbnails } from '../../../lib/async/domain/run-thumbnail';
import type { WorkDeps } from '../../../lib/async/domain/work-deps';
import { workMessage } from '../../../lib/async/domain/work-message';
import type { WorkLog } from '../../../lib/shared/work-log';
import type { MemoryStore } from './memory-store';
import type { Services } from './services';

export const RECORD_TTL_DAYS = 30;
export const SILENT: WorkLog = { info: () => undefined, warn: () => undefined, fault: () => undefined };
const NEVER = new AbortController().signal;

/** What happens to each call of a port: it may be delayed, refused or lost on the way. */
export type Interference = <Args extends unknown[], Result>(
  port: string,
  call: (...args: Args) => Promise<Result>,
) => (...args: Args) => Promise<Result>;

export interface WorkerOptions extends Partial<Pick<WorkDeps, 'keepAlive' | 'jobSignal' | 'nowMs' | 'log'>> {
  readonly leaseSeconds: number;
  /** @default - every call works */
  readonly interfere?: Interference;
  /** @default false */
  readonly rows?: boolean;
  /** @default - as deployed */
  readonly windowSize?: WindowSize;
}

/** The real worker, from a message down to every kind's code. Only the decoder of pictures is pretended. */
export function workerOn(
  services: Services,
  options: WorkerOptions,
): (message: ReceivedMessage) => Promise<Disposition> {
  const { interfere = (_, call) => call, rows = false, nowMs = () => services.queue.nowMs } = options;
  const store = <Value>(name: string, { read, write }: MemoryStore<Value>) => ({
    read: interfere(`${name}.read`, read),
    write: interfere(`${name}.write`, write),
  });
  const jobs = store('jobs', services.jobs);
  const files = {
    read: interfere('files.read', services.files.read),
    stream: interfere('files.stream', services.files.stream),
    write: interfere('files.write', services.files.write),
    download: services.files.download,
    upload: services.files.upload,
  };
  const resultRows: ResultRows = {
    savePostings: interfere('rows.savePostings', async (owner, jobId, postings) => {
      for (const { row } of postings) services.postings.set(`${owner}/${jobId}/${row}`, 1);
    }),
    saveResult: interfere('rows.saveResult', async () => undefined),
  };
  const mailer: Mailer = {
    isSuppressed: interfere('mail.isSuppressed', async (address) => address.startsWith('suppressed@')),
    send: interfere('mail.send', async ({ to }): Promise<SendResult> => {
      services.mails.push(to);
      return { sent: true };
    }),
  };
  const queue = {
    send: interfere('queue.send', services.queue.send),
    sendBatch: interfere('queue.sendBatch', services.queue.sendBatch),
  };
  const withRows = { nowMs, ...(rows && { rows: resultRows }) };
  const bulk = new BulkJobs({ files, queue, ...withRows }, RECORD_TTL_DAYS, options.windowSize);
  const runner = { files, makeThumbnails: pretendedThumbnails, bulk, mailer, ...withRows };
  const deps: WorkDeps = {
    jobs,
    readFile: files.read,
    runJob: jobRunner(runner),
    bulk,
    keepAlive: options.keepAlive ?? (() => async () => undefined),
    jobSignal: options.jobSignal ?? (() => NEVER),
    nowMs,
    random: () => 0.5,
    log: options.log ?? SILENT,
  };
  const settings = {
    recordTtlDays: RECORD_TTL_DAYS,
    maxAttempts: MAX_RECEIVE_COUNT,
    leaseSeconds: options.leaseSeconds,
    offeredKinds: offeredKinds({ mail: true, video: false }),
  };
  return (message) => workMessage(message, deps, settings);
}

const pretendedThumbnails: MakeThumbnails = async (picture, sizes) =>
  picture.toString().startsWith('picture')
    ? { ok: true, thumbnails: sizes.map((size) => ({ body: Buffer.from(`${size}`), width: size, height: size })) }
    : { ok: false, code: 'not-a-picture' };
