import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { StartedLaptop, until } from '../../support/start-laptop';
import { JobLaptop } from './job-laptop';

jest.setTimeout(120_000);

const kept = mkdtempSync(join(tmpdir(), 'restart-by-test-'));
afterAll(async () => {
  await StartedLaptop.stopAll();
  rmSync(kept, { recursive: true, force: true });
});

const rows = Array.from({ length: 900 }, (_, row) => `KILL-${row},ACC-1,${row + 1}.50`);
const csv = ['reference,account,amount', ...rows, ''].join('\n');
const waiting = Array.from({ length: 6 }, (_, at) => `waits-for-long-${at}`);

/** Each size of it takes a worker half a second. */
const large = sharp({ create: { width: 9000, height: 5000, channels: 3, background: '#3070a0' } }).png();
const sizes = [320, 640, 1024, 1600, 2048];

// For as long as a lease lasts, which on AWS is how long a job waits whose worker has died, the next start would stand still.
test('what a client was told survives a kill, and no job waits for a worker that is gone', async () => {
  const killed = await JobLaptop.start('--keep', kept);
  const key = await killed.upload('large.png', await large.clone().toBuffer());
  const poison = await killed.call('POST', 'laptop/poison');
  await until('the dead letter', async () => (await killed.state()).deadLetters.messages[0]);

  // First by itself: whichever comes first is taken first. It is looked at while the others come: it may be over soon after.
  const first = await killed.submit({ kind: 'thumbnail', key, sizes }, 'is-at-work-01');
  const atWork = until('a worker to have it', async () =>
    (await killed.job('is-at-work-01')).status === 'running' ? true : undefined,
  );
  const others = await Promise.all(waiting.map((jobId) => killed.submit({ kind: 'bulk', csv }, jobId)));
  expect([first, ...others].map(({ status }) => status)).toEqual([202, ...waiting.map(() => 202)]);
  await atWork;
  await killed.stop('SIGKILL');

  const next = await JobLaptop.start('--keep', kept);
  const { jobs, deadLetters } = await next.state();
  expect(jobs.map(({ jobId }) => jobId)).toEqual(expect.arrayContaining(['is-at-work-01', ...waiting]));
  expect(deadLetters.messages).toMatchObject([{ messageId: poison.body['messageId'], receives: 5 }]);
  expect((await next.call('GET', 'laptop/last')).body).toMatchObject({ body: expect.stringContaining('kind') });
  await next.submit({ kind: 'thumbnail', key, sizes: [64] }, 'after-the-kill');

  const ids = ['is-at-work-01', ...waiting, 'after-the-kill'];
  const ended = await Promise.all(ids.map((jobId) => next.ended(jobId)));
  expect(ended.map(({ status }) => status)).toEqual(ids.map(() => 'succeeded'));
  expect(ended[0]!.attempts).toBe(2);
  expect(await next.stop('SIGTERM')).toBe(0);
});
