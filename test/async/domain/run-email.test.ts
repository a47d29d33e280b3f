import type { JobRecord } from '../../../lib/async/domain/job-record';
import { type Mailer, runEmail } from '../../../lib/async/domain/run-email';

const mail = {
  kind: 'email',
  to: 'kim@example.com',
  template: 'receipt',
  data: { name: 'Kim', order: '7', total: '12' },
} as const;
const job = { owner: 'AIDAEXAMPLE', jobId: 'the-mail-job', signal: new AbortController().signal };
const record = {} as JobRecord;

function mailer(send: Mailer['send'], isSuppressed = false): { mailer: Mailer; nowMs: () => number } {
  return { mailer: { isSuppressed: async () => isSuppressed, send }, nowMs: () => 0 };
}

describe('an e-mail job', () => {
  it('records the attempt before it sends, and sends', async () => {
    const order: string[] = [];
    const outcome = await runEmail(
      mail,
      job,
      record,
      async (update) => order.push(Object.keys(update).join()) > 0,
      mailer(async () => ({ sent: order.push('send') > 0 }) as { sent: true }),
    );
    expect(outcome).toMatchObject({ status: 'succeeded', result: { summary: { mail: 'sent' } } });
    expect(order).toEqual(['mailAttemptedAt', 'send']);
  });

  it('never sends when an earlier attempt has no outcome', async () => {
    const send = jest.fn();
    const outcome = await runEmail(mail, job, { ...record, mailAttemptedAt: 'before' }, async () => true, mailer(send));
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'email-outcome-unknown' } });
    expect(send).not.toHaveBeenCalled();
  });

  it('never sends to a suppressed address, nor when another worker took over', async () => {
    const send = jest.fn();
    const suppressed = await runEmail(mail, job, record, async () => true, mailer(send, true));
    expect(suppressed).toMatchObject({ status: 'failed', failure: { code: 'address-suppressed' } });
    await expect(runEmail(mail, job, record, async () => false, mailer(send))).rejects.toThrow('took the job over');
    expect(send).not.toHaveBeenCalled();
  });

  it('says that the outcome is unknown when the answer is lost', async () => {
    const outcome = await runEmail(
      mail,
      job,
      record,
      async () => true,
      mailer(() => Promise.reject(new Error('timeout'))),
    );
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'email-outcome-unknown' } });
  });

  it('forgets the attempt and tries again later when SES says not now', async () => {
    const updates: unknown[] = [];
    const run = runEmail(
      mail,
      job,
      record,
      async (update) => updates.push(update) > 0,
      mailer(async () => ({ sent: false, again: true })),
    );
    await expect(run).rejects.toThrow('for now');
    expect(updates).toEqual([{ mailAttemptedAt: '1970-01-01T00:00:00.000Z' }, { mailAttemptedAt: undefined }]);
  });

  it('fails for good when SES refuses this mail', async () => {
    const outcome = await runEmail(
      mail,
      job,
      record,
      async () => true,
      mailer(async () => ({ sent: false, again: false })),
    );
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'mail-refused' } });
  });
});
