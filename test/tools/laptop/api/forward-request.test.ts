import { forwardRequest } from '../../../../lib/tools/laptop/api/forward-request';
import { freePort, listenOnLoopback } from '../../../../lib/tools/laptop/engine/services/loopback-server';

const TARGET = { kind: 'machines', templateId: 'Template', headers: { 'x-me': '$context.identity.user' } } as const;
const CONTEXT = { identity: { user: 'AIDAKIM' } };
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
  const reply = await forwardRequest(TARGET, port, { ...REQUEST, headers }, CONTEXT);
  await stop();
  expect(seen).toEqual([['POST', '/jobs/a%20b?x=1&y=%2F', '{"a":"가"}', 'AIDAKIM', 'a,b']]);
  expect(reply).toMatchObject({ status: 202, headers: { location: '/there' }, body: 'taken' });
});

test('a program that is not there yet is waited for', async () => {
  const port = await freePort();
  const reply = forwardRequest(TARGET, port, { ...REQUEST, headers: {} }, CONTEXT);
  await new Promise((resolve) => setTimeout(resolve, 150));
  const { stop } = await listenOnLoopback((_, response) => response.end('late'), port);
  expect((await reply).body).toBe('late');
  await stop();
});

test('a program that dies over a request is 503, as API Gateway says it', async () => {
  const { port, stop } = await listenOnLoopback((request) => request.destroy());
  expect(await forwardRequest(TARGET, port, { ...REQUEST, headers: {} }, CONTEXT)).toEqual({
    status: 503,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"Service Unavailable"}',
  });
  await stop();
});
