import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { HandlerServer, type ServedRoute } from '../../lib/shared/handler-server';
import type { PiecewiseAnswer } from '../../lib/shared/reply-sink';

const servers: HandlerServer[] = [];
afterEach(async () => Promise.all(servers.splice(0).map((server) => server.drain(0))));

/** @returns the reply as soon as its headers are there */
async function asked(pieces: PiecewiseAnswer, body = ''): Promise<IncomingMessage> {
  const answer: ServedRoute['answer'] = () => Promise.reject(new Error('is never asked'));
  const server = new HandlerServer([{ method: 'POST', path: '/{who}/ask', answer, pieces, keptBodyBytes: 10 }], {
    headers: { 'x-who': 'the server' },
  });
  servers.push(server);
  const port = await server.listen(0, '127.0.0.1');
  const request = send({ method: 'POST', path: '/kim/ask', port, host: '127.0.0.1', agent: false }).end(body);
  const [incoming] = (await once(request, 'response')) as [IncomingMessage];
  return incoming.setEncoding('utf8');
}

test('an answer in pieces is sent while it is made', async () => {
  let goOn = () => {};
  const incoming = await asked(async ({ body, pathParameters }, reply) => {
    reply.begin(200, { 'content-type': 'text/event-stream' });
    await reply.write(`${pathParameters['who']}: ${body} `);
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await reply.write('그리고 끝');
    await reply.end();
  }, '질문');
  expect(incoming.statusCode).toBe(200);
  expect(incoming.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-who': 'the server' });
  const [first] = await once(incoming, 'data');
  expect(first).toBe('kim: 질문 ');
  goOn();
  expect((await incoming.toArray()).join('')).toBe('그리고 끝');
});

test('whoever makes it hears that nobody listens any more', async () => {
  const heard: boolean[] = [];
  const over = new Promise<void>((resolve) => {
    void asked(async (_, reply) => {
      reply.begin(200, {});
      for (let heardLast = true; heardLast; ) {
        heardLast = await reply.write('x'.repeat(100_000));
        heard.push(heardLast);
      }
      resolve();
    }).then((incoming) => incoming.destroy());
  });
  await over;
  expect(heard.at(-1)).toBe(false);
});
