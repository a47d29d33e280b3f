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

/** What the owner of a job is told that used up its own time: another attempt would use up as much. */
export const TOOK_TOO_LONG = {
  code: 'took-too-long',
  detail: 'The job took longer than a job may, and was ended. Submit a smaller picture or a shorter video.',
};

/** The job's own time is up. A worker that must stop ends the same signal for another reason, and the job runs again. */
export function isOutOfTime({ aborted, reason }: AbortSignal): boolean {
  return aborted && (reason as Partial<Error> | undefined)?.name === 'TimeoutError';
}

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
