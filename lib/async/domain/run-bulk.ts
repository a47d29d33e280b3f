import type { BulkJobs } from './bulk-jobs';
import { resultKey } from './file-keys';
import { type BulkBegun, type JobOutcome, type KnownJob, unusableFile, type WriteHeld } from './job-outcome';
import type { RequestOf } from './job-request';

const MAX_CSV_BYTES = 100 * 1024 * 1024;
const CSV = 'text/csv; charset=utf-8';

/** Takes a bulk job in hand: all of it when it is small, or its file and the first window. */
export async function beginBulk(
  { csv, key }: RequestOf<'bulk'>,
  job: KnownJob,
  writeHeld: WriteHeld,
  bulk: BulkJobs,
): Promise<JobOutcome | BulkBegun> {
  const { files } = bulk.deps;
  const whole = csv === undefined ? undefined : await bulk.runWhole(csv, job);
  if (whole) return whole;

  const source = key ?? resultKey(job.owner, job.jobId, 'input.csv');
  if (csv !== undefined) await files.write(source, csv, CSV, job.signal);
  const file = await files.stream(source, 0, undefined, job.signal);
  if (!file.ok) return unusableFile('missing', MAX_CSV_BYTES);
  if (file.totalBytes > MAX_CSV_BYTES) {
    file.body.destroy();
    return unusableFile('too-large', MAX_CSV_BYTES);
  }
  await bulk.begin(source, file, job, writeHeld);
  return { status: 'underway' };
}
