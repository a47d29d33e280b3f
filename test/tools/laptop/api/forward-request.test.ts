import type { ServerResponse } from 'node:http';
import { forwardRequest } from '../../../../lib/tools/laptop/api/forward-request';
import { freePort, listenOnLoopback } from '../../../../lib/tools/laptop/engine/services/loopback-server';

const TARGET = { kind: 'machines', templateId: 'Template', headers: { 'x-me': '$context.identity.user' } } as const;
const KNOWN = { context: { identity: { user: 'AIDAKIM' } }, path: { tenant: 'team' } };
const REQUEST = { method: 'POST', path: '/jobs/a%20b', rawQuery: 'x=1&y=%2F', body: '{"a":"가"}', callerId: 'AIDAKIM' };

test('a machine gets the request as it came, with what the API knows in place of what the client said', async () => {
  const seen: unknown[] = [];
  const { port, stop } = await listenOnLoopback(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    seen.push([request.method, request.url, body, request.headers['x-me'], request.headers['x-own']]);
    response.writeHead(202, { location: '/there' }).end('taken');
  });
  const headers = {
    'X-ME': 'AIDAFORGED',
    'X-Own': 'a,b',
    Host: 'api.example',
    'Content-Length': '3',
    Connection: 'close',
  };
  const reply = await forwardRequest(TARGET, port, { ...REQUEST, headers }, KNOWN);
  await stop();
  expect(seen).toEqual([['POST', '/jobs/a%20b?x=1&y=%2F', '{"a":"가"}', 'AIDAKIM', 'a,b']]);
  expect(reply).toMatchObject({ status: 202, headers: { location: '/there' }, body: 'taken' });
});

test('a program that is not there yet is waited for', async () => {
  const port = await freePort();
  const reply = forwardRequest(TARGET, port, { ...REQUEST, headers: {} }, KNOWN);
  await new Promise((resolve) => setTimeout(resolve, 150));
  const { stop } = await listenOnLoopback((_, response) => response.end('late'), port);
  expect((await reply).body).toBe('late');
  await stop();
});

test('a program that dies over a request is 503, as API Gateway says it', async () => {
  const { port, stop } = await listenOnLoopback((request) => request.destroy());
  expect(await forwardRequest(TARGET, port, { ...REQUEST, headers: {} }, KNOWN)).toEqual({
    status: 503,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"Service Unavailable"}',
  });
  await stop();
});

test('a part of the path stands where the client may have written another', async () => {
  const seen: unknown[] = [];
  const { port, stop } = await listenOnLoopback((request, response) => {
    seen.push(request.headers['x-tenant']);
    response.end();
  });
  const target = { ...TARGET, headers: { 'x-tenant': '$path.tenant' } };
  await forwardRequest(target, port, { ...REQUEST, headers: { 'X-Tenant': 'guests' } }, KNOWN);
  await stop();
  expect(seen).toEqual(['team']);
});

describe('an answer that a machine sends while it makes it', () => {
  /** @param streams - whether the API hands pieces on */
  async function piecemeal(streams: boolean, end: (response: ServerResponse) => void) {
    const seen: string[] = [];
    let goOn = () => {};
    const { port, stop } = await listenOnLoopback(async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('one ');
      // Nobody hears a piece of what is not handed on, so the machine goes on by itself.
      if (streams) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
      end(response);
    });
    const reply = await forwardRequest({ ...TARGET, streams }, port, { ...REQUEST, headers: {} }, KNOWN, {
      begin: (status) => {
        seen.push(String(status));
      },
      write: (piece) => {
        seen.push(piece.toString());
        goOn();
      },
      breakOff: () => seen.push('broken off'),
    });
    await stop();
    return { seen, body: reply.body };
  }

  test('is handed on piece by piece, and is there as a whole at its end', async () => {
    const { seen, body } = await piecemeal(true, (response) => response.end('two'));
    expect([seen, body]).toEqual([['200', 'one ', 'two'], 'one two']);
  });

  test('is broken off where the machine is gone before its end', async () => {
    const { seen, body } = await piecemeal(true, (response) => response.destroy());
    expect([seen, body]).toEqual([['200', 'one ', 'broken off'], 'one ']);
  });

  test('comes at its end where the API does not hand pieces on', async () => {
    const { seen, body } = await piecemeal(false, (response) => response.end('two'));
    expect([seen, body]).toEqual([[], 'one two']);
  });
});

test('an API does not wait for a machine longer than its integration says', async () => {
  const { port, stop } = await listenOnLoopback(() => {});
  const reply = await forwardRequest({ ...TARGET, timeoutMs: 30 }, port, { ...REQUEST, headers: {} }, KNOWN);
  await stop();
  expect(reply.status).toBe(504);
});
