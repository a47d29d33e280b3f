import { connect } from 'node:net';
import type { SiteModel } from '../../../../lib/model/sites';
import { readTemplate } from '../../../../lib/model/template';
import type { RoutedMachine } from '../../../../lib/tools/laptop/cloudfront/site-origins';
import { SiteRouter } from '../../../../lib/tools/laptop/cloudfront/site-router';
import { LaptopReferences } from '../../../../lib/tools/laptop/engine/laptop-references';
import {
  freePort,
  type LoopbackServer,
  listenOnLoopback,
} from '../../../../lib/tools/laptop/engine/services/loopback-server';

const MODEL: SiteModel = {
  logicalId: 'Site',
  behaviors: [
    {
      pattern: '*',
      takes: () => true,
      code: [],
      passed: { query: 'all', headers: 'all', cookies: 'all' },
      methods: ['GET', 'POST'],
      origin: { kind: 'machines', templateId: 'Machine' },
      headers: [{ name: 'x-frame-options', value: 'DENY', override: true }],
    },
  ],
};

const open: LoopbackServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

async function listening(...[listener]: Parameters<typeof listenOnLoopback>): Promise<LoopbackServer> {
  const server = await listenOnLoopback(listener);
  open.push(server);
  return server;
}

async function routerOver(...ports: readonly number[]) {
  const machines: RoutedMachine[] = ports.map((port, index) => ({ name: `m${index}`, port, answered: 0 }));
  const stack = readTemplate({}, { name: 'Web', region: 'ap-southeast-2' });
  const nobody = async () => {
    throw new Error('nobody is asked');
  };
  const router = await SiteRouter.open(MODEL, {
    services: { references: new LaptopReferences(stack, {}) },
    machines: new Map([['Machine', machines]]),
    callApi: nobody,
    invoke: nobody,
    invokeEdge: nobody,
    report: () => undefined,
  });
  return { router, machines, ...(await listening(router.answer)) };
}

test('a machine gets the request as the viewer sent it: method, path, host, body and headers', async () => {
  const seen: unknown[] = [];
  const { port } = await listening(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    const { host, cookie, 'content-length': length, 'transfer-encoding': coding } = request.headers;
    seen.push([request.method, request.url, host, cookie, body, length, coding]);
    response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-frame-options': 'SAMEORIGIN' }).end('made');
  });
  const { url, port: own } = await routerOver(port);
  const raw = await new Promise<string>((resolve) => {
    let said = '';
    const socket = connect(own, '127.0.0.1').on('data', (data) => {
      said += String(data);
    });
    socket.once('close', () => resolve(said));
    const head = ['POST /a%20b?x=%2F HTTP/1.1', 'Host: guestbook.example', 'Cookie: a=1', 'Connection: close'];
    socket.write([...head, 'Transfer-Encoding: chunked', '', '3', '가', '0', '', ''].join('\r\n'));
  });
  expect(url).toContain(String(own));
  expect(seen).toEqual([['POST', '/a%20b?x=%2F', 'guestbook.example', 'a=1', '가', '3', undefined]]);
  expect(raw).toMatch(/^HTTP\/1.1 201 /);
  expect(raw.match(/set-cookie: .*/gi)).toEqual(['set-cookie: a=1', 'set-cookie: b=2']);
  expect(raw).toMatch(/x-frame-options: DENY/i);
});

test('requests go round the machines, past one that takes no connection', async () => {
  const answers = await Promise.all(['a', 'b'].map((name) => listening((_, response) => response.end(name))));
  const gone = await freePort();
  const { url, router, machines } = await routerOver(answers[0]!.port, gone, answers[1]!.port);
  const said: string[] = [];
  for (let count = 0; count < 6; count++) said.push(await (await fetch(url)).text());
  expect(said.filter((name) => name === 'a').length).toBeGreaterThan(0);
  expect(said.filter((name) => name === 'b').length).toBeGreaterThan(0);
  expect(machines.map(({ answered }) => answered > 0)).toEqual([true, false, true]);
  expect(machines.reduce((sum, { answered }) => sum + answered, 0)).toBe(6);
  expect(router.lastMachine).toBe(said.at(-1) === 'a' ? 'm0' : 'm2');
});

test('a request that a machine may have begun is not sent to another', async () => {
  let asked = 0;
  const dying = await listening((request) => {
    asked += 1;
    request.socket.destroy();
  });
  const { url } = await routerOver(dying.port, dying.port);
  const { status, headers } = await fetch(url, { method: 'POST', body: 'x' });
  expect([status, headers.get('x-frame-options'), asked]).toEqual([502, 'DENY', 1]);
});

test('an answer that is cut off is cut off for the viewer, and the next is answered', async () => {
  let first = true;
  const { port } = await listening((_, response) => {
    if (!first) return void response.end('whole');
    first = false;
    response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy());
  });
  const { url } = await routerOver(port);
  await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
  expect(await (await fetch(url)).text()).toBe('whole');
});

test('a method that the behavior does not let through reaches no machine', async () => {
  const { url, machines } = await routerOver((await listening((_, response) => response.end())).port);
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
  expect(machines[0]!.answered).toBe(0);
});
