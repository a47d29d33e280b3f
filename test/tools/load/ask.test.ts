import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask } from '../../../lib/tools/load/ask';

async function asked(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    return await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.close();
  }
}

test('says who answered', async () => {
  await expect(asked((_, reply) => reply.setHeader('x-served-by', 'i-1').end('[]'))).resolves.toEqual({
    status: 200,
    servedBy: 'i-1',
    milliseconds: expect.any(Number),
  });
});

test('a page that leads elsewhere is an answer, and is not followed: elsewhere may be a stranger’s', async () => {
  const moved = asked((_, reply) => reply.writeHead(302, { location: 'http://example.com/' }).end());
  await expect(moved).resolves.toMatchObject({ status: 302 });
});

test('a connection that breaks is an answer with its reason', async () => {
  await expect(asked(({ socket }) => socket.destroy())).resolves.toMatchObject({ status: 'UND_ERR_SOCKET' });
});
