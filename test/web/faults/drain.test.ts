import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { preparePostgres } from '../../../lib/web/adapters/postgres-migrations';
import { PostgresProcess } from '../../support/postgres-process';
import { callSite } from '../fakes/call-site';
import { GuestbookProcess } from '../fakes/guestbook-process';

/** A load balancer takes no longer than this to notice that a server is unhealthy. */
const NOTICED_MS = 500;

test('a server that is told to stop in the middle of its work loses no request, and one that is killed nothing acknowledged', async () => {
  const server = await PostgresProcess.start({ database: 'site', masterUser: 'master' });
  const address = { host: '127.0.0.1', port: server.port, database: 'site' };
  await preparePostgres({ ...address, user: 'master', password: 'any', tls: 'disable' }, 'guestbook');
  const start = (name: string) =>
    GuestbookProcess.start({
      DATABASE_ENGINE: 'postgres',
      DATABASE_HOST: address.host,
      DATABASE_PORT: String(address.port),
      DATABASE_NAME: address.database,
      DATABASE_USER: 'guestbook',
      DATABASE_TLS: 'disable',
      CONNECTIONS: '4',
      STATIC_PATH: '/static/0123456789abcdef',
      PORT: '0',
      HOST: '127.0.0.1',
      SERVER_NAME: name,
      DRAIN_SECONDS: '1',
    });
  const [drained, killed] = await Promise.all([start('drained'), start('killed')]);
  try {
    const acknowledged: string[] = [];
    /** Clients that post until they are told to stop; they hear of every post, or throw. */
    const posting = (port: number, name: string, goesOn: () => boolean) =>
      Promise.all(
        Array.from({ length: 8 }, async (_, client) => {
          const statuses: number[] = [];
          for (let number = 0; goesOn(); number++) {
            const message = `${name}-${client}-${number}`;
            const body = JSON.stringify({ author: 'client', message });
            const headers = { 'content-type': 'application/json', 'idempotency-key': `${message}-of-the-test` };
            const { status } = await callSite(port, { method: 'POST', path: '/api/entries', headers, body });
            statuses.push(status);
            if (status === 201) acknowledged.push(message);
          }
          return statuses;
        }),
      );

    let noticed = false;
    const clients = posting(drained.port, 'drained', () => !noticed);
    await wait(300);
    const stopped = drained.stop();
    await wait(NOTICED_MS);
    expect((await callSite(drained.port, { path: '/healthz' })).status).toBe(503);
    noticed = true;
    expect(new Set((await clients).flat())).toEqual(new Set([201]));
    expect(await stopped).toEqual({ code: 0, signal: null });

    const victims = posting(killed.port, 'killed', () => true).catch(({ code }) => code);
    await wait(300);
    await killed.stop('SIGKILL');
    expect(await victims).toMatch(/^(ECONN|EPIPE)/);

    const master = new Client({ ...address, user: 'master' });
    await master.connect();
    const { rows } = await master.query<{ message: string }>('SELECT message FROM guestbook.entries');
    await master.end();
    const messages = rows.map(({ message }) => message);
    expect(new Set(messages).size).toBe(messages.length);
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((message) => !messages.includes(message))).toEqual([]);
  } finally {
    for (const each of [drained, killed]) await each.stop('SIGKILL');
    await server.stop();
  }
});
