import type { BulkJobs } from './bulk-jobs';
import { bulkBegun } from './bulk-state';
import { resultKey } from './file-keys';
import { type BulkBegun, type JobOutcome, type RunningJob, unusableFile, type WriteHeld } from './job-outcome';
import type { RequestOf } from './job-request';

const MAX_CSV_BYTES = 100 * 1024 * 1024;
const CSV = 'text/csv; charset=utf-8';

/** Takes a bulk job in hand: its file, and the first window. */
export async function beginBulk(
  request: RequestOf<'bulk'>,
  job: RunningJob,
  writeHeld: WriteHeld,
  bulk: BulkJobs,
): Promise<JobOutcome | BulkBegun> {
  const { files } = bulk.deps;
  const source = request.key ?? resultKey(job.owner, job.jobId, 'input.csv');
  if (request.csv !== undefined) await files.write(source, request.csv, CSV, job.signal);
  const found = await files.stream(source, 0, undefined, job.signal);
  if (found.ok) found.body.destroy();
  if (!found.ok || found.totalBytes > MAX_CSV_BYTES) {
    return unusableFile(found.ok ? 'too-large' : 'missing', MAX_CSV_BYTES);
  }
  const begun = { ...bulkBegun(source), etag: found.etag };
  if (!(await writeHeld({ bulk: begun, leaseUntil: 0 }))) throw new Error('Another worker took the job over');
  await bulk.advance(job, job.signal);
  return { status: 'underway' };
}
