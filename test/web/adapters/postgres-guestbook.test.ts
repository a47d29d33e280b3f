import { Client } from 'pg';
import { logger } from '../../../lib/shared/logger';
import { postgresGuestbook } from '../../../lib/web/adapters/postgres-guestbook';
import { preparePostgres } from '../../../lib/web/adapters/postgres-migrations';
import { PostgresProcess } from '../../support/postgres-process';
import { guestbookContract } from './guestbook-contract';

const NAMES = { database: 'site', masterUser: 'master' };
const USER = `guest "book"; --`;

let server: PostgresProcess;
let master: Client;
const opened: { close: () => void }[] = [];
const address = () => ({ host: '127.0.0.1', port: server.port, database: NAMES.database, tls: 'disable' }) as const;
const asMaster = () => ({ ...address(), user: NAMES.masterUser, password: 'any' });

function guestbook(connections = 4, tls: 'disable' | 'verify-full' = 'disable') {
  const book = postgresGuestbook({ ...address(), tls, user: USER }, async () => 'token', connections);
  opened.push(book);
  return book;
}

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  server = await PostgresProcess.start(NAMES);
  await preparePostgres(asMaster(), USER);
  master = new Client(asMaster());
  await master.connect();
});
afterAll(async () => {
  await master?.end();
  await server?.stop();
});
afterEach(() => {
  for (const book of opened.splice(0)) book.close();
});
const emptied = () => master.query('TRUNCATE guestbook.entries RESTART IDENTITY');

guestbookContract('PostgreSQL', async () => {
  await emptied();
  return [guestbook(), guestbook()];
});

describe('the preparation of PostgreSQL', () => {
  it('can run again and at the same time, and keeps what is there', async () => {
    await emptied();
    const { entry } = await guestbook().add(
      { id: 'x'.repeat(22), author: 'a', message: 'm' },
      AbortSignal.timeout(9_000),
    );
    await Promise.all([1, 2, 3].map(() => preparePostgres(asMaster(), USER)));
    expect(await guestbook().list({ limit: 9 }, AbortSignal.timeout(9_000))).toEqual([entry]);
    expect((await master.query('SELECT version FROM guestbook.migrations')).rows).toEqual([{ version: 1 }]);
  });

  it('runs a step again whose note was lost', async () => {
    await master.query('DELETE FROM guestbook.migrations');
    await preparePostgres(asMaster(), USER);
    expect((await master.query('SELECT version FROM guestbook.migrations')).rows).toEqual([{ version: 1 }]);
  });

  it('lets servers sign in by IAM only, and read and add entries, nothing else', async () => {
    const { rows } = await master.query(
      `SELECT rolpassword IS NULL AS "noPassword", pg_has_role(oid, 'rds_iam', 'member') AS "byIam", rolsuper FROM pg_authid WHERE rolname = $1`,
      [USER],
    );
    expect(rows).toEqual([{ noPassword: true, byIam: true, rolsuper: false }]);
    const program = new Client({ ...address(), user: USER });
    await program.connect();
    try {
      for (const sql of [
        "UPDATE guestbook.entries SET message = 'x'",
        'DELETE FROM guestbook.entries',
        'TRUNCATE guestbook.entries',
        'DROP TABLE guestbook.entries',
        'CREATE TABLE guestbook.mine (id int)',
        'SELECT * FROM guestbook.migrations',
        'CREATE TABLE mine (id int)',
      ]) {
        await expect(program.query(sql)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await program.end();
    }
  });

  it('sends nothing over a connection without TLS, where TLS is asked for', async () => {
    await expect(guestbook(1, 'verify-full').ping(AbortSignal.timeout(9_000))).rejects.toThrow('does not support SSL');
    const master = { ...asMaster(), tls: 'verify-full' } as const;
    await expect(preparePostgres(master, USER)).rejects.toThrow('does not support SSL');
  });
});
