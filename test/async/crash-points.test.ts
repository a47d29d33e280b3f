import { submitJobAnswer } from '../../lib/async/handlers/submit-job';
import { apiHandler } from '../../lib/shared/api-handler';
import type { ApiEvent } from '../../lib/shared/api-request';
import { logger } from '../../lib/shared/logger';
import submitEvent from '../shared/events/http-api-submit.json';
import { FAILURES, FailingAt } from '../support/failing-at';
import { Bench, OWNER } from './fakes/bench';
import { sqsEvent } from './fakes/sqs-event';

beforeAll(() => logger.setLogLevel('SILENT'));

/** Two windows: ten chunks and three. */
const ROWS = 1_205;
/** One attempt's work. */
const FEW_ROWS = 5;
const csvOf = (rows: number) =>
  ['reference,account,amount', ...Array.from({ length: rows }, (_, i) => `r${i},a,${i % 3}`)].join('\n');

const JOBS = {
  thumbnail: { kind: 'thumbnail', key: `uploads/${OWNER}/cat.jpg`, sizes: [16, 32, 64] },
  email: { kind: 'email', to: 'kim@example.com', template: 'receipt', data: { name: 'Kim', order: '1', total: '2' } },
  bulk: { kind: 'bulk', csv: csvOf(ROWS) },
  'bulk of a few rows': { kind: 'bulk', csv: csvOf(FEW_ROWS) },
  'bulk of a small file': { kind: 'bulk', key: `uploads/${OWNER}/rows.csv` },
};

describe.each(Object.entries(FAILURES))('when %s', (_, failure) => {
  it.each(Object.entries(JOBS))(
    'a %s job converges from every call it makes, with no effect twice',
    async (name, request) => {
      const { kind } = request;
      const rows = name === 'bulk' ? ROWS : FEW_ROWS;
      let points = 0;
      for (let k = 0; ; k++) {
        const failing = new FailingAt(k, failure);
        const bench = new Bench({ interfere: failing.interfere, rows: true });
        bench.files.put(JOBS.thumbnail.key, 'picture');
        bench.files.put(`uploads/${OWNER}/rows.csv`, csvOf(FEW_ROWS));
        await bench.submit('the-crashing-job', request);
        await drain(bench, failing);
        if (failing.calls <= k) break;
        points = k + 1;

        const job = bench.job('the-crashing-job');
        expect({ k, dead: bench.queue.deadLetters.length }).toEqual({ k, dead: 0 });
        expect(job?.leaseUntil).toBe(0);
        for (const [key, contents] of bench.files.writes)
          expect({ k, key, size: contents.size }).toEqual({ k, key, size: 1 });
        if (kind === 'email') {
          expect(bench.mails.length).toBeLessThanOrEqual(1);
          if (job?.status === 'succeeded') expect({ k, sent: bench.mails.length }).toEqual({ k, sent: 1 });
          else expect({ k, code: job?.failure?.code }).toEqual({ k, code: 'email-outcome-unknown' });
        } else {
          expect({ k, status: job?.status }).toEqual({ k, status: 'succeeded' });
        }
        if (kind === 'bulk') {
          const refused = Math.ceil(rows / 3);
          expect(job?.result?.summary).toEqual({ rows, applied: rows - refused, refused });
          expect(bench.postings.size).toBe(rows - refused);
        }
      }
      expect(points).toBeGreaterThan(name === 'bulk' ? 60 : 4);
    },
    120_000,
  );

  it('a submission converges from every call it makes: repeated once, the job is queued and runs once', async () => {
    let points = 0;
    for (let k = 0; ; k++) {
      const failing = new FailingAt(k, failure);
      const bench = new Bench();
      bench.files.put(JOBS.thumbnail.key, 'picture');
      const submit = () => {
        failing.killed = false;
        const deps = {
          jobs: {
            read: failing.interfere('jobs.read', bench.jobs.read),
            write: failing.interfere('jobs.write', bench.jobs.write),
          },
          writeFile: failing.interfere('files.write', bench.files.write),
          send: failing.interfere('queue.send', bench.queue.send),
          nowMs: () => bench.queue.nowMs,
        };
        const settings = { recordTtlDays: 30, offeredKinds: ['thumbnail'] };
        return apiHandler(submitJobAnswer(() => deps, settings))(submitEvent as unknown as ApiEvent);
      };
      const first = await submit();
      if (failing.calls <= k) break;
      points = k + 1;
      // Accepted means queued: what was answered with 202 is never lost.
      if (first.statusCode === 202) expect(bench.queue.size).toBe(1);
      else expect(first).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });

      const second = await submit();
      expect(second.statusCode).toBe(202);
      await bench.drain();
      expect(bench.job('order-2026-11-21-0001')).toMatchObject({ status: 'succeeded', attempts: 1 });
    }
    expect(points).toBe(3);
  });
});

async function drain(bench: Bench, failing: FailingAt): Promise<void> {
  for (let invocations = 0; bench.queue.advance(); invocations++) {
    if (invocations > 500) throw new Error('The queue does not get empty');
    for (const message of bench.queue.receive(1)) {
      failing.killed = false;
      const { batchItemFailures } = await bench.handler(sqsEvent([message]), {
        getRemainingTimeInMillis: () => 300_000,
      });
      if (!failing.killed && batchItemFailures.length === 0) await bench.queue.remove(message.receiptHandle);
    }
  }
}
