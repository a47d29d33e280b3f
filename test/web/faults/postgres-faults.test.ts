import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { Client } from 'pg';
import { logger } from '../../../lib/shared/logger';
import type { Token } from '../../../lib/web/adapters/iam-token';
import { postgresGuestbook } from '../../../lib/web/adapters/postgres-guestbook';
import { preparePostgres } from '../../../lib/web/adapters/postgres-migrations';
import { DATABASE_MS } from '../../../lib/web/domain/time-limits';
import { PostgresProcess } from '../../support/postgres-process';
import { servedSite } from '../fakes/served-site';
import { TcpProxy } from './tcp-proxy';

const NAMES = { database: 'site', masterUser: 'master' };
const USER = 'guestbook';
const TYPED = { author: 'Ada', message: 'Hello' };

let server: PostgresProcess;
let master: Client;
let proxy: TcpProxy;
const opened: { readonly close: () => unknown }[] = [];

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  server = await PostgresProcess.start(NAMES);
  const asMaster = { host: '127.0.0.1', port: server.port, database: NAMES.database, user: NAMES.masterUser };
  await preparePostgres({ ...asMaster, password: 'any', tls: 'disable' }, USER);
  master = new Client(asMaster);
  await master.connect();
});
afterAll(async () => {
  await master?.end();
  await server?.stop();
});
beforeEach(async () => {
  await master.query('TRUNCATE guestbook.entries');
  proxy = await TcpProxy.to(server.port);
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await proxy.stop();
});

function guestbook(connections: number, token: Token = async () => 'token') {
  const signIn = { host: '127.0.0.1', port: proxy.port, database: NAMES.database, user: USER, tls: 'disable' } as const;
  const book = postgresGuestbook(signIn, token, connections);
  opened.push(book);
  return book;
}

async function site(connections = 3, token?: Token) {
  const served = await servedSite(guestbook(connections, token));
  opened.push({ close: served.stop });
  return served;
}

const kept = async () => (await master.query('SELECT author, message FROM guestbook.entries ORDER BY position')).rows;
const sessions = async () => {
  const { rows } = await master.query('SELECT pid FROM pg_stat_activity WHERE usename = $1', [USER]);
  return rows.length;
};
const soon = () => AbortSignal.timeout(9_000);
const entry = () => ({ id: randomBytes(16).toString('base64url'), ...TYPED });

describe('a database that goes away and comes back', () => {
  it('loses nothing that was acknowledged, and the form that was refused posts once it is back', async () => {
    const { browser } = await site();
    const visitor = browser();
    const first = await visitor.submit((await visitor.open()).page, { author: 'before', message: 'm' });
    const { page } = await visitor.open();
    proxy.refuse(true);
    expect((await visitor.open()).status).toBe(503);
    const refused = await visitor.submit(page, TYPED);
    expect([first.status, refused.status, refused.headers['retry-after']]).toEqual([303, 503, '5']);
    proxy.refuse(false);
    expect((await visitor.submit(refused.page, {})).status).toBe(303);
    expect(await kept()).toEqual([{ author: 'before', message: 'm' }, TYPED]);
    expect((await visitor.open()).page.entries).toHaveLength(2);
  });

  it('is not noticed when every idle connection is reset in between', async () => {
    const { call } = await site();
    await Promise.all(Array.from({ length: 9 }, () => call({})));
    proxy.resetAll();
    const statuses = await Promise.all(Array.from({ length: 9 }, () => call({})));
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200]));
    await master.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = $1', [USER]);
    expect((await call({})).status).toBe(200);
  });
});

describe('a connection that breaks beneath a statement', () => {
  it('is replaced, and the entry that had been kept unheard is found, not kept twice', async () => {
    const { browser } = await site();
    const visitor = browser();
    const { page } = await visitor.open();
    proxy.cutNextAnswers();
    expect((await visitor.submit(page, TYPED)).status).toBe(303);
    expect(await kept()).toEqual([TYPED]);
  });

  it('and the next one too ends in words, with the form to send again', async () => {
    const { browser } = await site();
    const visitor = browser();
    const { page } = await visitor.open();
    proxy.cutNextAnswers(2);
    const unheard = await visitor.submit(page, TYPED);
    expect(unheard.status).toBe(503);
    expect((await visitor.submit(unheard.page, {})).status).toBe(303);
    expect(await kept()).toEqual([TYPED]);
  });
});

it('asks a silent connection whether its other end is there: a host that is gone says nothing', async () => {
  const asks = jest.spyOn(Socket.prototype, 'setKeepAlive');
  await guestbook(1).ping(soon());
  expect(asks.mock.calls).toEqual([[true, DATABASE_MS.silence]]);
  asks.mockRestore();
});

it('leaves a server that only reads since a fail-over, and posts on one that writes', async () => {
  await master.query(`ALTER ROLE ${USER} SET default_transaction_read_only = on`);
  const book = guestbook(3);
  await Promise.all([1, 2, 3].map(() => book.list({ limit: 1 }, soon())));
  expect(proxy.made).toBe(3);
  await master.query(`ALTER ROLE ${USER} RESET default_transaction_read_only`);
  expect((await book.add(entry(), soon())).added).toBe(true);
  // All that were opened before are gone, not only the one that refused.
  await Promise.all([1, 2, 3].map(() => book.add(entry(), soon())));
  expect(await kept()).toHaveLength(4);
});

describe('a token', () => {
  const login = (may: boolean) => master.query(`ALTER ROLE ${USER} ${may ? 'LOGIN' : 'NOLOGIN'}`);
  afterEach(() => login(true));

  it('that is refused is asked for afresh, once', async () => {
    await login(false);
    const asked: boolean[] = [];
    const book = guestbook(2, async (afresh) => {
      asked.push(afresh);
      if (afresh) await login(true);
      return 'token';
    });
    await book.ping(soon());
    expect(asked).toEqual([false, true]);
    await book.ping(soon());
    expect(asked).toHaveLength(2);
  });

  it('that is never good ends in words, and asks no third time', async () => {
    await login(false);
    const asked: boolean[] = [];
    const { call } = await site(2, async (afresh) => {
      asked.push(afresh);
      return 'token';
    });
    expect((await call({})).status).toBe(503);
    expect(asked).toEqual([false, true]);
    await login(true);
    expect((await call({})).status).toBe(200);
  });

  it('is signed for each new connection', async () => {
    let asked = 0;
    const book = guestbook(1, async () => `token ${++asked}`);
    await book.ping(soon());
    proxy.resetAll();
    await book.ping(soon());
    expect(asked).toBe(2);
  });
});

describe('a database that answers too late', () => {
  it('is given up in words, also by those who wait for a connection, and no connection is opened beyond the limit', async () => {
    const { call } = await site(2);
    await call({});
    await master.query('BEGIN; LOCK TABLE guestbook.entries IN ACCESS EXCLUSIVE MODE');
    const order: string[] = [];
    const asked = (name: string, path: string) =>
      call({ path }).then(({ status }) => {
        order.push(name);
        return status;
      });
    const slow = [asked('slow', '/'), asked('slow', '/')];
    await new Promise((resolve) => setTimeout(resolve, 200));
    const waiting = Array.from({ length: 60 }, () => asked('waiting', '/api/entries'));
    expect((await call({ path: '/healthz' })).status).toBe(200);
    expect(new Set(await Promise.all([...slow, ...waiting]))).toEqual(new Set([503]));
    expect(order.slice(-2)).toEqual(['slow', 'slow']);
    expect(await sessions()).toBeLessThanOrEqual(2);
    await master.query('ROLLBACK');
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => asked('after', '/'))))).toEqual(new Set([200]));
    expect(await sessions()).toBeLessThanOrEqual(2);
  });

  it('because its network is gone is left, and its connections hold no place', async () => {
    const { call } = await site(1);
    await call({});
    proxy.stall(true);
    expect((await call({})).status).toBe(503);
    proxy.stall(false);
    expect((await call({})).status).toBe(200);
  });
});
