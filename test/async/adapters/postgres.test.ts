import { Client } from 'pg';
import { postgresResults } from '../../../lib/async/adapters/postgres-results';
import { prepareSchema } from '../../../lib/async/adapters/postgres-schema';
import type { Posting } from '../../../lib/async/domain/bulk-row';
import { PostgresProcess } from '../../support/postgres-process';

const NAMES = { database: 'results', masterUser: 'master' };
const WORKER = 'job "worker"; --';
const OWNER = 'AIDAEXAMPLE';

let server: PostgresProcess;
let master: Client;
let signIn: { host: string; port: number; database: string; tls: 'disable' };

beforeAll(async () => {
  server = await PostgresProcess.start(NAMES);
  signIn = { host: '127.0.0.1', port: server.port, database: NAMES.database, tls: 'disable' };
  await prepareSchema({ ...signIn, user: NAMES.masterUser, password: 'any' }, WORKER);
  master = new Client({ ...signIn, user: NAMES.masterUser });
  await master.connect();
});
afterAll(async () => {
  await master?.end();
  await server?.stop();
});
beforeEach(() => master.query('TRUNCATE jobs.results, jobs.postings'));

const results = () => postgresResults({ ...signIn, user: WORKER });
const rowsOf = async (sql: string) => (await master.query(sql)).rows as Record<string, unknown>[];
const posting = (row: number, amount = '12.50'): Posting => ({
  row,
  outcome: 'applied',
  reference: `r${row}`,
  account: 'a',
  amount,
});

describe('the schema', () => {
  it('can be prepared again with every update, and keeps what is in it', async () => {
    await results().savePostings(OWNER, 'the-job', [posting(1)]);
    await prepareSchema({ ...signIn, user: NAMES.masterUser, password: 'any' }, WORKER);
    expect(await rowsOf('SELECT row_number FROM jobs.postings')).toEqual([{ row_number: 1 }]);
  });

  it('lets the workers sign in by IAM only, and read and add rows, nothing else', async () => {
    const [user] = await rowsOf(
      `SELECT rolpassword IS NULL AS "noPassword", pg_has_role(oid, 'rds_iam', 'member') AS "byIam", rolsuper FROM pg_authid WHERE rolname = 'job "worker"; --'`,
    );
    expect(user).toEqual({ noPassword: true, byIam: true, rolsuper: false });
    const worker = new Client({ ...signIn, user: WORKER });
    await worker.connect();
    try {
      expect((await worker.query('SELECT * FROM jobs.results')).rows).toEqual([]);
      for (const sql of [
        "UPDATE jobs.results SET kind = 'x'",
        'DELETE FROM jobs.postings',
        'TRUNCATE jobs.postings',
        'DROP TABLE jobs.postings',
        'CREATE TABLE jobs.mine (id int)',
      ]) {
        await expect(worker.query(sql)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await worker.end();
    }
  });
});

describe('results in PostgreSQL', () => {
  it('keep the first result of a job, however often it is saved', async () => {
    const first = {
      files: [{ name: 'a', key: 'k', contentType: 'text/plain' }],
      summary: { text: `'); DROP TABLE jobs.results; -- 한글` },
    };
    const rows = results();
    await rows.saveResult(OWNER, 'the-job', 'thumbnail', first);
    await rows.saveResult(OWNER, 'the-job', 'thumbnail', { files: [] });
    await rows.saveResult('AIDASOMEBODY', 'the-job', 'thumbnail', { files: [] });
    expect(await rowsOf('SELECT owner, kind, result FROM jobs.results ORDER BY owner')).toEqual([
      { owner: OWNER, kind: 'thumbnail', result: first },
      { owner: 'AIDASOMEBODY', kind: 'thumbnail', result: { files: [] } },
    ]);
  });

  it('hold each row of a file once, when workers save the same rows at the same time or again', async () => {
    const chunk = Array.from({ length: 100 }, (_, index) => posting(index + 1));
    const [one, other] = [results(), results()];
    await Promise.all([
      one.savePostings(OWNER, 'the-job', chunk),
      other.savePostings(OWNER, 'the-job', chunk),
      one.savePostings(OWNER, 'the-job', chunk.slice(50)),
    ]);
    await other.savePostings(OWNER, 'the-job', [...chunk, posting(101, '-4')]);
    const [sum] = await rowsOf('SELECT count(*)::int AS rows, sum(amount)::text AS total FROM jobs.postings');
    expect(sum).toEqual({ rows: 101, total: '1246.00' });
  });

  it('hold all rows of a chunk or none of them', async () => {
    const rows = results();
    await rows.savePostings(OWNER, 'the-job', []);
    await expect(rows.savePostings(OWNER, 'the-job', [posting(1), posting(2, '9'.repeat(20))])).rejects.toMatchObject({
      code: '22003',
    });
    expect(await rowsOf('SELECT * FROM jobs.postings')).toEqual([]);
  });

  it('can be saved again after the server has ended the connection', async () => {
    const rows = results();
    await rows.savePostings(OWNER, 'the-job', [posting(1)]);
    await master.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'job "worker"; --'`,
    );
    // The pool learns of it from the socket, which is one turn of the event loop away; a job in between is tried again.
    await rows.savePostings(OWNER, 'the-job', [posting(2)]).catch(() => undefined);
    await rows.savePostings(OWNER, 'the-job', [posting(2)]);
    expect(await rowsOf('SELECT row_number FROM jobs.postings ORDER BY 1')).toEqual([
      { row_number: 1 },
      { row_number: 2 },
    ]);
  });

  it('are never sent over a connection without TLS, where TLS is asked for', async () => {
    const rows = postgresResults({ ...signIn, user: WORKER, tls: 'verify-full' });
    await expect(rows.savePostings(OWNER, 'the-job', [posting(1)])).rejects.toThrow('does not support SSL');
    const master = { ...signIn, user: NAMES.masterUser, password: 'any', tls: 'verify-full' } as const;
    await expect(prepareSchema(master, WORKER)).rejects.toThrow('does not support SSL');
  });

  it('throw when there is no server, so that the job is tried again', async () => {
    const rows = postgresResults({ ...signIn, port: 1, user: WORKER });
    await expect(rows.savePostings(OWNER, 'the-job', [posting(1)])).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
