import { createSign, generateKeyPairSync } from 'node:crypto';
import { jsonReply } from '../../../lib/shared/api-reply';
import type { ApiRequest } from '../../../lib/shared/api-request';
import { HandlerServer } from '../../../lib/shared/handler-server';
import { logger } from '../../../lib/shared/logger';
import { tokenSubject } from '../../../lib/upload/adapters/token-subject';
import type { CallerOf } from '../../../lib/upload/domain/caller';
import { requestAllowance } from '../../../lib/upload/domain/request-allowance';
import { uploadRoutes } from '../../../lib/upload/handlers/serve-uploads';

beforeAll(() => logger.setLogLevel('SILENT'));

const POOL = 'ap-southeast-2_AbCdEfGhI';
const CLIENT = '1example23456789client';
const ISSUER = `https://cognito-idp.ap-southeast-2.amazonaws.com/${POOL}`;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEYS = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] } as never;

type Claims = Readonly<Record<string, unknown>>;

/** A token as the pool gives it to whoever has signed in, with some of its claims or of its header as they should not be. */
function token(claims: Claims = {}, header: Claims = {}, key = privateKey): string {
  const now = Math.floor(Date.now() / 1000);
  const usual = { sub: 'person-1', iss: ISSUER, client_id: CLIENT, token_use: 'access', iat: now, exp: now + 600 };
  const parts = [
    { alg: 'RS256', kid: 'one', ...header },
    { ...usual, ...claims },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

describe('serve-uploads', () => {
  let server: HandlerServer | undefined;
  let port = 0;
  afterEach(() => server?.drain(0));

  /** Every route answers with what it was asked, and by whom. */
  async function served(callerOf: CallerOf, mayAnswer = () => true) {
    const echo =
      (route: string) =>
      async ({ callerId, pathParameters, bodyBytes }: ApiRequest) =>
        jsonReply(200, { route, callerId, pathParameters, bodyBytes });
    const answers = { issue: echo('issue'), read: echo('read'), list: echo('list'), delete: echo('delete') };
    server = new HandlerServer(uploadRoutes(answers, { mayAnswer, callerOf }));
    port = await server.listen(0, '127.0.0.1');
    return async (method: string, path: string, headers: Record<string, string> = {}) => {
      const reply = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
      return { status: reply.status, headers: reply.headers, json: (await reply.json()) as Claims };
    };
  }

  it('has the four routes of the API, and no other', async () => {
    const ask = await served(async () => 'person-1');
    expect((await ask('POST', '/uploads')).json).toMatchObject({ route: 'issue' });
    expect((await ask('GET', '/uploads')).json).toMatchObject({ route: 'list' });
    expect((await ask('GET', '/uploads/abc')).json).toMatchObject({
      route: 'read',
      pathParameters: { uploadId: 'abc' },
    });
    expect((await ask('DELETE', '/uploads/abc')).json).toMatchObject({ route: 'delete' });
    for (const [method, path] of [
      ['PUT', '/uploads'],
      ['GET', '/uploads/abc/def'],
      ['GET', '/images/abc'],
    ] as const) {
      expect((await ask(method, path)).status).toBe(404);
    }
  });

  it('believes nothing that a client says of itself, whatever header it takes for it', async () => {
    const ask = await served(tokenSubject(POOL, CLIENT, KEYS));
    expect((await ask('GET', '/uploads', { 'x-caller-id': 'somebody-else' })).json).not.toHaveProperty('callerId');
    const both = { 'x-caller-id': 'somebody-else', authorization: `Bearer ${token()}` };
    expect((await ask('GET', '/uploads', both)).json).toMatchObject({ callerId: 'person-1' });
  });

  it('knows a person by a token of the pool, and by no other', async () => {
    const ask = await served(tokenSubject(POOL, CLIENT, KEYS));
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const unsigned = `${token({}, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`;
    for (const [why, bearer] of [
      ['expired', token({ exp: Math.floor(Date.now() / 1000) - 60 })],
      ['of another client', token({ client_id: 'another' })],
      ['of another pool', token({ iss: `${ISSUER}x` })],
      ['that says who somebody is, not that they may call', token({ token_use: 'id' })],
      ['signed by a stranger', token({}, {}, stranger)],
      ['that says it needs no signature', unsigned],
      ['of another kind', 'abc'],
    ] as const) {
      const { status, json } = await ask('GET', '/uploads', { authorization: `Bearer ${bearer}` });
      expect([why, status, json['callerId']]).toEqual([why, 200, undefined]);
    }
  });

  it('says when to come again once it was asked too often, and does not look who asks or answer', async () => {
    const callerOf = jest.fn(async () => 'person-1');
    const ask = await served(
      callerOf,
      requestAllowance({ perSecond: 1, atOnce: 2 }, () => 0),
    );
    const replies = [await ask('GET', '/uploads'), await ask('GET', '/uploads/abc'), await ask('POST', '/uploads')];
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(replies[2]!.json).toMatchObject({ code: 'too-many-requests' });
    expect(replies[2]!.headers.get('retry-after')).toBe('1');
    expect(callerOf).toHaveBeenCalledTimes(2);
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(health.status).toBe(200);
  });

  it('says to come again when the keys of the pool cannot be had, rather than that nobody is signed in', async () => {
    const ask = await served(async () => {
      throw new Error('no keys');
    });
    expect(await ask('GET', '/uploads')).toMatchObject({ status: 503, json: { code: 'service-unavailable' } });
  });
});
