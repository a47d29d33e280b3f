import type { JobName } from './job-id';
import { ATTEMPTS_EXHAUSTED } from './job-record';
import { giveUp } from './job-transitions';
import { jobKey } from './record-keys';
import { change } from './versioned-store';
import type { WorkDeps, WorkSettings } from './work-deps';

/** What the owner of a job is told that the queue has given up. */
export const EXHAUSTED = {
  code: ATTEMPTS_EXHAUSTED,
  detail: 'Every attempt met a fault on our side. The operator can run the job again; submit it anew if it is urgent.',
};

/** After the last receive the queue takes the message away: the job's owner must learn of it. */
export async function giveUpOn(
  { owner, jobId }: JobName,
  { jobs, nowMs }: WorkDeps,
  { recordTtlDays }: WorkSettings,
): Promise<void> {
  await change(jobs, jobKey(owner, jobId), (current) =>
    current === undefined
      ? { result: undefined }
      : giveUp(current, current, EXHAUSTED, { nowMs: nowMs(), recordTtlDays }),
  ).catch(() => undefined);
}
