import { failed, type JobOutcome, type RunningJob, type WriteHeld } from './job-outcome';
import type { JobRecord } from './job-record';
import type { RequestOf } from './job-request';

export type SendResult =
  | { readonly sent: true }
  /** The service said no, so nothing was sent. `again` when the same mail may go through later. */
  | { readonly sent: false; readonly again: boolean };

export interface Mailer {
  /** Whether the address bounced or complained before. */
  readonly isSuppressed: (address: string) => Promise<boolean>;
  /**
   * Hands a mail to the service, once.
   *
   * @throws when it is not known whether the service took it
   */
  readonly send: (mail: RequestOf<'email'>) => Promise<SendResult>;
}

/**
 * Sends a mail at most once.
 *
 * A mail cannot be made idempotent: SES knows no key to recognise a repetition by. So the attempt is recorded before the call,
 * and whoever finds the record of an attempt without its outcome gives up: a receipt that is missing can be asked for, one
 * that came twice cannot be taken back.
 */
export async function runEmail(
  mail: RequestOf<'email'>,
  job: RunningJob,
  record: JobRecord,
  writeHeld: WriteHeld,
  { mailer, nowMs }: { readonly mailer: Mailer; readonly nowMs: () => number },
): Promise<JobOutcome> {
  if (record.mailAttemptedAt !== undefined) return failed('email-outcome-unknown');
  if (await mailer.isSuppressed(mail.to)) {
    return failed('address-suppressed');
  }
  job.signal.throwIfAborted();
  const recorded = await writeHeld({ mailAttemptedAt: new Date(nowMs()).toISOString() });
  if (!recorded) throw new Error('Another worker took the job over');

  let result: SendResult;
  try {
    result = await mailer.send(mail);
  } catch {
    return failed('email-outcome-unknown');
  }
  if (result.sent) return { status: 'succeeded', result: { files: [], summary: { mail: 'sent' } } };
  if (!result.again) {
    return failed('mail-refused');
  }
  await writeHeld({ mailAttemptedAt: undefined });
  throw new Error('SES refused for now');
}
