import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import sharp from 'sharp';
import { describeWith } from '../../support/needs';
import { isListening, StartedLaptop, until } from '../../support/start-laptop';
import { JobLaptop } from './job-laptop';

jest.setTimeout(120_000);

afterAll(() => StartedLaptop.stopAll());

describe('npm start -- -c async.producer=direct -c async.results=rds', () => {
  let laptop: JobLaptop;
  beforeAll(async () => {
    laptop = await JobLaptop.start('-c', 'async.producer=direct', '-c', 'async.results=rds');
  });

  test('queues a body with every awkward character by the mapping template, unchanged', async () => {
    const data = { name: `a&b=c+d%20 "q" 'r' \\ 민지 😀 {{order}}`, order: 'A&Action=DeleteQueue', total: '1' };
    const request = { kind: 'email', to: 'minji@example.com', template: 'receipt', data };
    const { status } = await laptop.submit(request, 'direct-job-01');
    expect(status).toBe(202);
    expect((await laptop.ended('direct-job-01')).status).toBe('succeeded');
    const { mails } = await laptop.state();
    expect(mails[0]!.text).toContain(data.name);
    expect(mails[0]!.subject).toContain(data.order);
  });

  test('takes the owner from the signature, whatever the client sends', async () => {
    const forged = { Owner: 'AIDALAPTOPBOB', 'MessageAttribute.2.Value.StringValue': 'AIDALAPTOPBOB' };
    await laptop.submit({ kind: 'bulk', csv: 'reference,account,amount\n' }, 'forged-owner', forged);
    expect((await laptop.ended('forged-owner')).jobId).toBe('forged-owner');
    const bob = await laptop.call('GET', 'api/jobs/forged-owner', undefined, { 'x-laptop-user': 'bob' });
    expect(bob.status).toBe(404);
  });

  test('answers 400 to an Idempotency-Key that names no job, and queues nothing', async () => {
    const { status, body } = await laptop.submit({ kind: 'bulk', csv: 'reference,account,amount\n' }, 'a b&c');
    expect([status, body['code']]).toEqual([400, 'invalid-idempotency-key']);
    expect((await laptop.state()).jobs.map(({ jobId }) => jobId)).not.toContain('a b&c');
  });

  test('answers 400 without an Idempotency-Key, and 422 to a body that is no job', async () => {
    const without = await laptop.call('POST', 'api/jobs', { kind: 'bulk', csv: 'x' });
    const wrong = await laptop.submit({ kind: 'coffee' }, 'wrong-body-01');
    expect([without.status, wrong.status]).toEqual([400, 422]);
  });

  test('answers 413 to a body that a message cannot hold', async () => {
    const csv = 'x'.repeat(1_048_577);
    const { status } = await laptop.submit({ kind: 'bulk', csv }, 'too-large-001');
    expect(status).toBe(413);
  });

  test('prepares a PostgreSQL database as the deployment does, and results become rows', async () => {
    await laptop.submit({ kind: 'bulk', csv: 'reference,account,amount\nA,1,5.25\nB,2,x\nC,3,7\n' }, 'rds-bulk-001');
    expect((await laptop.ended('rds-bulk-001')).status).toBe('succeeded');
    const port = Number(laptop.about['databasePort']);
    const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'jobs' });
    await client.connect();
    const { rows } = await client.query<{ results: number; postings: number; by_iam: boolean }>(`
      SELECT (SELECT count(*)::int FROM jobs.results WHERE job_id = 'rds-bulk-001') AS results,
        (SELECT count(*)::int FROM jobs.postings WHERE job_id = 'rds-bulk-001') AS postings,
        pg_has_role('job_worker', 'rds_iam', 'member') AS by_iam`);
    await client.end();
    // One row for the job, one for each row of the file that was applied.
    expect(rows).toEqual([{ results: 1, postings: 2, by_iam: true }]);
  });

  test('leaves no database process behind', async () => {
    const port = Number(laptop.about['databasePort']);
    expect(await laptop.stop()).toBe(0);
    await until('the database to be gone', async () => ((await isListening(port)) ? undefined : true));
  });
});

describe('npm start -- -c async.producer=ec2', () => {
  let laptop: JobLaptop;
  beforeAll(async () => {
    laptop = await JobLaptop.start('-c', 'async.producer=ec2');
  });

  test('has requests answered by the process that an instance would run, and jobs by the function', async () => {
    const { status, headers, body } = await laptop.submit(
      { kind: 'bulk', csv: 'reference,account,amount\nA,1,5.25\n' },
      'served-job-1',
    );
    expect([status, headers.get('location')]).toEqual([202, '/jobs/served-job-1']);
    expect(body).toEqual({ jobId: 'served-job-1', status: 'queued', statusUrl: '/jobs/served-job-1' });
    expect((await laptop.ended('served-job-1')).status).toBe('succeeded');
    expect(laptop.about['variant']).toEqual({ producer: 'ec2', worker: 'lambda', results: 's3' });
  });

  test('writes over whatever a client says of itself', async () => {
    const job = { kind: 'bulk', csv: 'reference,account,amount\n' };
    await laptop.submit(job, 'forged-owner', { 'X-Caller-Id': 'AIDALAPTOPBOB' });
    expect((await laptop.ended('forged-owner')).jobId).toBe('forged-owner');
    const forged = { 'x-laptop-user': 'bob', 'X-CALLER-ID': 'AIDALAPTOP' };
    expect((await laptop.call('GET', 'api/jobs/forged-owner', undefined, forged)).status).toBe(404);
  });

  test('refuses a body that is too large with the number of its bytes', async () => {
    const { status, body } = await laptop.submit({ kind: 'bulk', csv: '가'.repeat(400_000) }, 'too-large-001');
    expect([status, body['code']]).toEqual([413, 'request-too-large']);
    expect(body['detail']).toContain('The body has 1200024 bytes');
  });

  test('stops without a word of a request that it lost', async () => {
    expect(await laptop.stop()).toBe(0);
  });
});

describe('npm start -- -c async.worker=ec2', () => {
  let laptop: JobLaptop;
  beforeAll(async () => {
    laptop = await JobLaptop.start('-c', 'async.worker=ec2');
  });
  afterAll(async () => {
    await laptop?.stop();
  });

  test('works jobs in the process that an instance would run', async () => {
    const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    await laptop.submit({ kind: 'thumbnail', key: await laptop.upload('photo.png', photo) }, 'ec2-thumbs-1');
    const job = await laptop.ended('ec2-thumbs-1');
    expect(job).toMatchObject({ status: 'succeeded', attempts: 1 });
  });

  test('lets a poison message reach the dead-letter queue', async () => {
    const { body } = await laptop.call('POST', 'laptop/poison');
    const dead = await until('the dead letter', async () =>
      (await laptop.state()).deadLetters.messages.find(({ messageId }) => messageId === body['messageId']),
    );
    expect(dead.receives).toBe(5);
  });

  describeWith('ffmpeg', 'a film', () => {
    test('is made smaller', async () => {
      const directory = mkdtempSync(join(tmpdir(), 'film-by-test-'));
      const film = join(directory, 'film.mp4');
      execFileSync('ffmpeg', [
        '-loglevel',
        'error',
        '-f',
        'lavfi',
        '-i',
        'testsrc=size=1280x720:rate=10:duration=1',
        film,
      ]);
      const key = await laptop.upload('film.mp4', readFileSync(film));
      await laptop.submit({ kind: 'video', key, preset: '480p' }, 'ec2-video-01');
      const job = await laptop.ended('ec2-video-01');
      rmSync(directory, { recursive: true });
      expect(job).toMatchObject({ status: 'succeeded' });
      expect(laptop.about['jobKinds']).toContain('video');
    });
  });
});
