import { jobFailure } from './job-failures';
import { ATTEMPTS_EXHAUSTED, type JobRecord } from './job-record';
import { giveUp } from './job-transitions';
import type { KnownRecord } from './known-record';
import type { WorkDeps, WorkSettings } from './work-deps';

/** The job's own time is up. A worker that must stop ends the same signal for another reason, and the job runs again. */
export function isOutOfTime({ aborted, reason }: AbortSignal): boolean {
  return aborted && (reason as Partial<Error> | undefined)?.name === 'TimeoutError';
}

/** After the last receive the queue takes the message away: the job's owner must learn of it. */
export async function giveUpOn(
  record: KnownRecord<JobRecord>,
  { nowMs }: WorkDeps,
  { recordTtlDays }: WorkSettings,
): Promise<void> {
  await record
    .change((current) =>
      current === undefined
        ? { result: undefined }
        : giveUp(current, current, jobFailure(ATTEMPTS_EXHAUSTED), { nowMs: nowMs(), recordTtlDays }),
    )
    .catch(() => undefined);
}
