import { request as send } from 'node:http';
import type { ApiRequest } from '../../lib/shared/api-request';
import { HandlerServer, type ServedRoute, type ServerSettings } from '../../lib/shared/handler-server';

const servers: HandlerServer[] = [];
afterEach(async () => Promise.all(servers.splice(0).map((server) => server.drain(0))));

async function served(settings: ServerSettings = {}) {
  const seen: ApiRequest[] = [];
  const answer: ServedRoute['answer'] = async (request) => {
    seen.push(request);
    return { statusCode: 200, headers: { 'content-type': 'text/plain', 'x-who': 'the answer' }, body: '안녕' };
  };
  const routes: ServedRoute[] = [
    { method: 'GET', path: '/things/{id}', answer },
    { method: 'POST', path: '/things/{id}', answer, keptBodyBytes: 10 },
  ];
  const server = new HandlerServer(routes, settings);
  servers.push(server);
  const port = await server.listen(0, '127.0.0.1');
  const call = (method: string, path: string) =>
    new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      send({ method, path, port, host: '127.0.0.1', agent: false }, async (incoming) => {
        const body = (await incoming.setEncoding('utf8').toArray()).join('');
        resolve({ status: incoming.statusCode, headers: incoming.headers, body });
      })
        .on('error', reject)
        .end();
    });
  return { call, seen };
}

test('an answer learns the query decoded, with values of one name joined', async () => {
  const { call, seen } = await served();
  await call('GET', '/things/1?a=%ED%95%9C&b=1&b=2&c&__proto__=x&broken=%zz?d');
  expect(seen[0]?.queryParameters).toEqual(
    Object.fromEntries([
      ['a', '한'],
      ['b', '1,2'],
      ['c', ''],
      ['__proto__', 'x'],
      ['broken', '%zz?d'],
    ]),
  );
});

test('HEAD has the headers of GET, its length too, and no body', async () => {
  const { call } = await served();
  const [got, head] = [await call('GET', '/things/1'), await call('HEAD', '/things/1')];
  expect(got).toMatchObject({ status: 200, body: '안녕', headers: { 'content-length': '6' } });
  expect(head).toMatchObject({ status: 200, body: '', headers: { 'content-length': '6', 'x-who': 'the answer' } });
  expect((await call('HEAD', '/healthz')).status).toBe(200);
});

test('headers of the server stand in every answer, over those of the answer', async () => {
  const { call } = await served({ headers: { 'x-who': 'the server' } });
  for (const path of ['/things/1', '/healthz', '/nothing']) {
    expect((await call('GET', path)).headers['x-who']).toBe('the server');
  }
});

test('what no route fits may be answered in its own way, by the methods that the path has', async () => {
  const asked: unknown[] = [];
  const { call } = await served({
    unknownRoute: ({ queryParameters }, allowed) => {
      asked.push([queryParameters, allowed]);
      return { statusCode: allowed.length > 0 ? 405 : 404 };
    },
  });
  expect((await call('DELETE', '/things/1?a=b')).status).toBe(405);
  expect((await call('GET', '/nothing')).status).toBe(404);
  expect(asked).toEqual([
    [{ a: 'b' }, ['GET', 'POST']],
    [{}, []],
  ]);
});
