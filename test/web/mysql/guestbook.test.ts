import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';
import { logger } from '../../../lib/shared/logger';
import type { Token } from '../../../lib/web/adapters/iam-token';
import { mysqlGuestbook } from '../../../lib/web/adapters/mysql-guestbook';
import { prepareMysql } from '../../../lib/web/adapters/mysql-migrations';
import { MariadbProcess } from '../../support/mariadb-process';
import { guestbookContract } from '../adapters/guestbook-contract';
import { servedSite } from '../fakes/served-site';
import { TcpProxy } from '../faults/tcp-proxy';

// MariaDB stands in for MySQL 8.4. That a token signs in, that the hint ends a slow statement, and how caching_sha2_password
// greets, is proved by nothing but a real database on RDS.

const NAMES = { database: 'site', masterUser: 'master', masterPassword: 'any' };
const USER = 'guest';
const TYPED = { author: 'Ada', message: 'Hello' };

let server: MariadbProcess;
let master: Connection;
let proxy: TcpProxy;
const opened: { readonly close: () => unknown }[] = [];

const asMaster = () =>
  ({
    host: '127.0.0.1',
    port: server.port,
    database: NAMES.database,
    user: NAMES.masterUser,
    password: NAMES.masterPassword,
    tls: 'disable',
  }) as const;

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  server = await MariadbProcess.start({ ...NAMES, certificateFor: 'localhost' });
  await prepareMysql(asMaster(), USER);
  const { tls, ...signIn } = asMaster();
  master = await createConnection({ ...signIn, multipleStatements: true });
});
afterAll(async () => {
  await master?.end();
  await server?.stop();
});
beforeEach(async () => {
  await master.query('TRUNCATE entries');
  proxy = await TcpProxy.to(server.port);
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await proxy.stop();
});

function guestbook(connections = 4, token: Token = async () => '') {
  const signIn = { host: '127.0.0.1', port: proxy.port, database: NAMES.database, user: USER, tls: 'disable' } as const;
  const book = mysqlGuestbook(signIn, token, connections);
  opened.push(book);
  return book;
}

async function site(connections = 3) {
  const served = await servedSite(guestbook(connections));
  opened.push({ close: served.stop });
  return served;
}

const kept = async () => (await master.query('SELECT author, message FROM entries ORDER BY position'))[0];
const soon = () => AbortSignal.timeout(9_000);
const entry = () => ({ id: randomBytes(16).toString('base64url'), ...TYPED });

guestbookContract('MariaDB', async () => [guestbook(), guestbook()]);

describe('the preparation of MySQL', () => {
  it('can run again and at the same time, and keeps what is there', async () => {
    const { entry: first } = await guestbook().add(entry(), soon());
    await Promise.all([1, 2, 3].map(() => prepareMysql(asMaster(), USER)));
    await master.query('DELETE FROM migrations');
    await prepareMysql(asMaster(), USER);
    expect(await guestbook().list({ limit: 9 }, soon())).toEqual([first]);
    expect((await master.query('SELECT version FROM migrations'))[0]).toEqual([{ version: 1 }]);
  });

  it('lets servers read and add entries, nothing else', async () => {
    const program = await createConnection({
      host: '127.0.0.1',
      port: server.port,
      user: USER,
      database: NAMES.database,
    });
    try {
      for (const sql of [
        "UPDATE entries SET message = 'x'",
        'DELETE FROM entries',
        'TRUNCATE entries',
        'DROP TABLE entries',
        'CREATE TABLE mine (id int)',
        'SELECT * FROM migrations',
        'SELECT * FROM mysql.global_priv',
      ]) {
        await expect(program.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/DENIED/) });
      }
    } finally {
      await program.end();
    }
  });
});

describe('a database that goes away and comes back', () => {
  it('loses nothing that was acknowledged, and the form that was refused posts once it is back', async () => {
    const { browser } = await site();
    const visitor = browser();
    const { page } = await visitor.open();
    proxy.refuse(true);
    const opening = await visitor.open();
    const refused = await visitor.submit(page, TYPED);
    expect([opening.status, refused.status]).toEqual([503, 503]);
    proxy.refuse(false);
    expect((await visitor.submit(refused.page, {})).status).toBe(303);
    expect(await kept()).toEqual([TYPED]);
  });

  it('is not noticed when every idle connection is reset in between', async () => {
    const { call } = await site();
    await Promise.all(Array.from({ length: 9 }, () => call({})));
    proxy.resetAll();
    const answers = await Promise.all(Array.from({ length: 9 }, () => call({})));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

it('finds the entry that was kept unheard when its connection broke, and keeps it once', async () => {
  const { browser } = await site();
  const visitor = browser();
  const { page } = await visitor.open();
  await visitor.submit(page, TYPED);
  const { page: next } = await visitor.open();
  proxy.cutNextAnswers();
  expect((await visitor.submit(next, TYPED)).status).toBe(303);
  expect(await kept()).toEqual([TYPED, TYPED]);
});

it('leaves a server that only reads since a fail-over', async () => {
  const book = guestbook(2);
  await Promise.all([1, 2].map(() => book.list({ limit: 1 }, soon())));
  await master.query('SET GLOBAL read_only = ON');
  try {
    await expect(book.add(entry(), soon())).rejects.toMatchObject({ errno: 1290 });
    // Both sessions of before were left, and a new one was tried.
    expect(proxy.made).toBe(3);
  } finally {
    await master.query('SET GLOBAL read_only = OFF');
  }
  expect((await book.add(entry(), soon())).added).toBe(true);
});

it('asks once for another token when one is refused', async () => {
  const asked: boolean[] = [];
  const book = guestbook(1, async (afresh) => {
    asked.push(afresh);
    return afresh ? '' : 'expired';
  });
  await book.ping(soon());
  expect(asked).toEqual([false, true]);
});

it('gives up a database that answers too late, in words, and has its connections back afterwards', async () => {
  const { call } = await site(2);
  await call({});
  await master.query('LOCK TABLES entries WRITE');
  const statuses = await Promise.all(Array.from({ length: 20 }, () => call({ path: '/api/entries' })));
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([503]));
  await master.query('UNLOCK TABLES');
  expect((await call({})).status).toBe(200);
});

describe('TLS', () => {
  /** Signs in from a process that trusts the authority of the test as servers trust that of RDS. */
  function pinged(port: number, authority: string): string {
    const module = join(__dirname, '../../../lib/web/adapters/mysql-guestbook');
    const program = `
      const { mysqlGuestbook } = require(${JSON.stringify(module)});
      const signIn = { host: 'localhost', port: ${port}, database: '${NAMES.database}', user: '${USER}', tls: 'verify-full' };
      mysqlGuestbook(signIn, async () => '', 1).ping(AbortSignal.timeout(9000)).then(
        () => { console.log('signed in'); process.exit(); },
        (error) => { console.log(error.code ?? error.message); process.exit(); });`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', program], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
      encoding: 'utf8',
    });
    return stdout.trim() || stderr;
  }

  it('is asked for, of an authority that is trusted, and of the host that was meant', async () => {
    expect(pinged(server.port, server.authority)).toBe('signed in');
    expect(pinged(server.port, '')).toMatch(/SELF_SIGNED|UNABLE_TO|HANDSHAKE/);
    const other = await MariadbProcess.start({ ...NAMES, certificateFor: 'another.example' });
    try {
      await prepareMysql({ ...asMaster(), port: other.port }, USER);
      expect(pinged(other.port, other.authority)).toMatch(/ALTNAME|HANDSHAKE/);
    } finally {
      await other.stop();
    }
  });
});
