import type { BulkJobs } from './bulk-jobs';
import { bulkBegun } from './bulk-state';
import { resultKey } from './file-keys';
import type { BulkBegun, Deferred } from './job-outcome';
import { type JobOutcome, type RunningJob, unusableFile, type WriteHeld } from './job-outcome';
import type { RequestOf } from './job-request';
import { again, type ReceivedMessage } from './queue-message';

const MAX_CSV_BYTES = 100 * 1024 * 1024;
const CSV = 'text/csv; charset=utf-8';

/** How long a bulk job waits when another of its owner is in flight. It waits as a delayed message and uses up no receives. */
export const BUSY_OWNER_DELAY_SECONDS = 30;

/** Takes a bulk job in hand: its file, its owner's turn, and the first window. */
export async function beginBulk(
  request: RequestOf<'bulk'>,
  job: RunningJob,
  message: ReceivedMessage,
  writeHeld: WriteHeld,
  bulk: BulkJobs,
): Promise<JobOutcome | BulkBegun | Deferred> {
  const { files, queue } = bulk.deps;
  if (!(await bulk.takeTurn(job))) {
    await writeHeld({ status: 'queued', leaseUntil: 0 });
    await queue.send(again(message, job.owner), BUSY_OWNER_DELAY_SECONDS);
    return { status: 'deferred' };
  }
  const source = request.key ?? resultKey(job.owner, job.jobId, 'input.csv');
  if (request.csv !== undefined) await files.write(source, request.csv, CSV, job.signal);
  const found = await files.stream(source, 0, undefined, job.signal);
  if (found.ok) found.body.destroy();
  if (!found.ok || found.totalBytes > MAX_CSV_BYTES) {
    await bulk.endTurn(job);
    return found.ok ? unusableFile('too-large', '100 MB') : unusableFile('missing', '');
  }
  const begun = { ...bulkBegun(source), etag: found.etag };
  if (!(await writeHeld({ bulk: begun, leaseUntil: 0 }))) throw new Error('Another worker took the job over');
  await bulk.advance(job, job.signal);
  return { status: 'underway' };
}
