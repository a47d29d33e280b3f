import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { questionRoutes } from '../../../lib/rag/handlers/serve-questions';
import { jsonReply } from '../../../lib/shared/api-reply';
import type { ApiRequest } from '../../../lib/shared/api-request';
import { HandlerServer } from '../../../lib/shared/handler-server';

/** What the API writes down, over whatever a client says. */
const SIGNED = { 'x-caller-id': 'AIDAKIM', 'x-tenant': 'team' };

describe('serve-questions', () => {
  let server: HandlerServer;
  let port = 0;

  beforeAll(async () => {
    const seen = ({ pathParameters: { tenant, documentId }, bodyBytes }: ApiRequest) => ({
      tenant,
      documentId,
      bodyBytes,
    });
    server = new HandlerServer(
      questionRoutes(
        async (request, reply) => {
          reply.begin(200, { 'content-type': 'text/event-stream' });
          await reply.write(JSON.stringify({ asked: seen(request) }));
          await reply.end();
        },
        async (request) => jsonReply(200, { searched: seen(request) }),
      ),
    );
    port = await server.listen(0, '127.0.0.1');
  });

  afterAll(() => server.drain(0));

  /** Sent by hand, because `fetch` puts headers of one name together. */
  async function asked(method: string, path: string, headers: Record<string, string | string[]> = SIGNED, body = '') {
    const sent = send({ method, path, port, host: '127.0.0.1', agent: false, headers }).end(body);
    const [incoming] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: incoming.statusCode, json: JSON.parse((await incoming.toArray()).join('')) as unknown };
  }

  it.each([
    ['POST', '/team/ask', { asked: { tenant: 'team', bodyBytes: 0 } }],
    ['POST', '/team/search', { searched: { tenant: 'team', bodyBytes: 0 } }],
    ['GET', '/team/documents/0123/similar', { searched: { tenant: 'team', documentId: '0123', bodyBytes: 0 } }],
    // With the stage before it, as a private integration may put it there.
    ['POST', '/v1/team/ask', { asked: { tenant: 'team', bodyBytes: 0 } }],
    ['GET', '/v1/team/documents/0123/similar', { searched: { tenant: 'team', documentId: '0123', bodyBytes: 0 } }],
  ])('answers %s %s', async (method, path, json) => {
    expect(await asked(method, path)).toEqual({ status: 200, json });
  });

  it.each([
    ['GET', '/team/documents'],
    ['POST', '/team/documents'],
    ['DELETE', '/team/documents/0123'],
    ['GET', '/team/ask'],
  ])('leaves %s %s to the functions', async (method, path) => {
    expect((await asked(method, path)).status).toBe(404);
  });

  it.each<[string, string, Record<string, string | string[]>]>([
    ['team', 'the path says another', SIGNED],
    ['', 'the API has written no tenant', { 'x-caller-id': 'AIDAKIM' }],
    ['', 'nobody has signed', { 'x-tenant': 'team' }],
    ['', 'two say who signed', { ...SIGNED, 'x-caller-id': ['AIDAKIM', 'AIDAFORGED'] }],
    ['guests, team', 'two say whose documents, which is nobody’s name', { ...SIGNED, 'x-tenant': ['guests', 'team'] }],
  ])('asks the documents of "%s" where %s', async (tenant, _, headers) => {
    for (const [path, answeredBy] of [
      ['/guests/ask', 'asked'],
      ['/guests/search', 'searched'],
    ]) {
      const { json } = await asked('POST', path!, headers);
      expect(json).toMatchObject({ [answeredBy!]: { tenant: tenant.replace(', ', ',') } });
    }
  });

  it('hands a body on, but of one that is too large the length alone', async () => {
    expect((await asked('POST', '/team/search', SIGNED, '가'.repeat(6000))).json).toMatchObject({
      searched: { bodyBytes: 18_000 },
    });
  });
});
