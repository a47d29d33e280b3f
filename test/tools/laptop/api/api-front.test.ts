import type { ApiModel, RouteModel } from '../../../../lib/model/api-routes';
import { matchPath } from '../../../../lib/shared/match-path';
import { ApiFront, type ApiFrontDeps } from '../../../../lib/tools/laptop/api/api-front';
import type { InvocationOutcome } from '../../../../lib/tools/laptop/engine/functions/execution-environment';

const ROUTE: RouteModel = {
  logicalId: 'Route',
  method: 'GET',
  path: '/jobs/{jobId}',
  authorization: 'AWS_IAM',
  target: { kind: 'function', functionId: 'Function', payload: '2.0' },
};
const REQUEST = {
  method: 'GET',
  path: '/jobs/job-00001',
  rawQuery: '',
  headers: { 'X-Own': 'Value' },
  body: '',
  callerId: 'AIDAKIM',
};

function front(api: Partial<ApiModel>, outcome: InvocationOutcome, seen: unknown[] = []): ApiFront {
  const deps: ApiFrontDeps = {
    invoke: async (_, event) => {
      seen.push(event);
      return outcome;
    },
    callService: async () => ({ status: 200, body: '{}' }),
    forward: async (target, { headers }, context) => {
      seen.push({ target, headers, context });
      return { status: 200, headers: {}, body: 'from a machine' };
    },
    resolve: (value) => value,
    accountId: '000000000000',
    now: () => new Date(0),
  };
  return new ApiFront(
    { logicalId: 'Api', kind: 'http', stage: '$default', routes: [ROUTE], gatewayResponses: {}, ...api },
    deps,
  );
}

const fine: InvocationOutcome = { ok: true, payload: { statusCode: 200, headers: { 'X-Made': '1' }, body: 'hello' } };

describe('the API in front of the functions', () => {
  test('gives an HTTP API’s function the caller, small header names and the path’s parameters', async () => {
    const seen: unknown[] = [];
    const reply = await front({}, fine, seen).answer(REQUEST);
    expect(reply).toEqual({ status: 200, headers: { 'x-made': '1' }, body: 'hello' });
    expect(seen[0]).toMatchObject({
      version: '2.0',
      routeKey: 'GET /jobs/{jobId}',
      headers: { 'x-own': 'Value' },
      pathParameters: { jobId: 'job-00001' },
      requestContext: { authorizer: { iam: { userId: 'AIDAKIM' } } },
    });
  });

  test.each([
    ['application/json', 'text', false],
    ['application/json; charset=utf-8', 'text', false],
    ['text/csv', 'text', false],
    ['application/x-www-form-urlencoded', 'dGV4dA==', true],
    ['image/jpeg', 'dGV4dA==', true],
  ])('hands a body of type %s on as an HTTP API does', async (type, body, isBase64Encoded) => {
    const seen: unknown[] = [];
    await front({}, fine, seen).answer({ ...REQUEST, headers: { 'Content-Type': type }, body: 'text' });
    expect(seen[0]).toMatchObject({ body, isBase64Encoded });
  });

  test('gives an HTTP API’s function cookies apart, repeated query values joined, and the time', async () => {
    const seen: unknown[] = [];
    await front({}, fine, seen).answer({ ...REQUEST, rawQuery: 'a=1&a=2&b=', headers: { Cookie: 'x=1; y=2' } });
    expect(seen[0]).toMatchObject({
      rawQueryString: 'a=1&a=2&b=',
      queryStringParameters: { a: '1,2', b: '' },
      cookies: ['x=1', 'y=2'],
      headers: {},
      requestContext: { time: '01/Jan/1970:00:00:00 +0000', timeEpoch: 0 },
    });
    expect((seen[0] as { headers: object }).headers).toEqual({});
  });

  test('gives a REST API’s function the last of repeated query values, and all of them', async () => {
    const seen: unknown[] = [];
    const target = { kind: 'function', functionId: 'Function', payload: '1.0' } as const;
    await front({ kind: 'rest', routes: [{ ...ROUTE, target }] }, fine, seen).answer({
      ...REQUEST,
      rawQuery: 'a=1&a=2',
    });
    expect(seen[0]).toMatchObject({
      queryStringParameters: { a: '2' },
      multiValueQueryStringParameters: { a: ['1', '2'] },
    });
  });

  test('gives a REST API’s function the caller in its own place', async () => {
    const seen: unknown[] = [];
    const target = { kind: 'function', functionId: 'Function', payload: '1.0' } as const;
    await front({ kind: 'rest', routes: [{ ...ROUTE, target }] }, fine, seen).answer(REQUEST);
    expect(seen[0]).toMatchObject({
      resource: '/jobs/{jobId}',
      headers: { 'X-Own': 'Value' },
      requestContext: { identity: { caller: 'AIDAKIM' } },
    });
  });

  test('refuses a route whose callers it cannot know, and says why', async () => {
    const { status, body } = await front({ routes: [{ ...ROUTE, authorization: 'JWT' }] }, fine).answer(REQUEST);
    expect(status).toBe(501);
    expect(body).toContain('GET /jobs/{jobId} has authorization JWT');
  });

  test('names no caller to the function of a route that anybody may call', async () => {
    const seen: unknown[] = [];
    await front({ routes: [{ ...ROUTE, authorization: 'NONE' }] }, fine, seen).answer(REQUEST);
    expect(JSON.stringify(seen[0])).not.toContain('AIDAKIM');
  });

  test.each([
    ['http', 500],
    ['rest', 502],
  ] as const)('answers for a function that failed as an %s API does, without its error', async (kind, status) => {
    const error = { errorType: 'TypeError', errorMessage: 'secret detail' };
    const reply = await front({ kind }, { ok: false, error }).answer(REQUEST);
    expect(reply.status).toBe(status);
    expect(reply.body).not.toContain('secret');
  });

  test.each([
    ['http', 404],
    ['rest', 403],
  ] as const)('answers for a route that is not there as an %s API does', async (kind, status) => {
    expect((await front({ kind }, fine).answer({ ...REQUEST, path: '/else' })).status).toBe(status);
  });

  test('checks header and body before the integration, and words the refusal as the template does', async () => {
    const route: RouteModel = {
      ...ROUTE,
      method: 'POST',
      path: '/jobs',
      validation: {
        requiredHeaders: ['Idempotency-Key'],
        bodySchemas: { 'application/json': { type: 'object', required: ['kind'] } },
      },
    };
    const gatewayResponses = {
      BAD_REQUEST_BODY: {
        statusCode: 422,
        templates: { 'application/problem+json': '{"why":$context.error.messageString}' },
      },
    };
    const seen: unknown[] = [];
    const api = front({ kind: 'rest', routes: [route], gatewayResponses }, fine, seen);
    const post = { ...REQUEST, method: 'POST', path: '/jobs', body: '{}' };
    const key = { 'idempotency-key': 'x' };

    expect((await api.answer(post)).status).toBe(400);
    expect((await api.answer({ ...post, headers: { 'Idempotency-Key': ' ' } })).status).toBe(400);
    const refused = await api.answer({ ...post, headers: key });
    expect([refused.status, refused.headers['content-type'], refused.body]).toEqual([
      422,
      'application/problem+json',
      '{"why":"Invalid request body"}',
    ]);
    expect(seen).toEqual([]);
    expect((await api.answer({ ...post, headers: key, body: '{"kind":"bulk"}' })).status).toBe(200);
  });
});

describe('a route of a REST API that streams', () => {
  const HEAD = `{"statusCode":201,"headers":{"Content-Type":"text/event-stream"}}${'\0'.repeat(8)}`;

  /** @param written - by the function, in these pieces */
  function streaming(written: readonly string[], outcome: InvocationOutcome = { ok: true, payload: null }) {
    const seen: string[] = [];
    const deps = {
      invoke: async (_: string, _event: unknown, onPiece?: (piece: Buffer) => void) => {
        for (const piece of written) onPiece?.(Buffer.from(piece, 'latin1'));
        return outcome;
      },
      resolve: (value: unknown) => value,
      accountId: '000000000000',
      now: () => new Date(0),
    } as unknown as ApiFrontDeps;
    const target = {
      kind: 'function',
      functionId: 'Function',
      payload: '1.0',
      timeoutMs: 1000,
      streams: true,
    } as const;
    const api = { logicalId: 'Api', kind: 'rest', stage: 'v1', gatewayResponses: {} } as const;
    const answer = new ApiFront({ ...api, routes: [{ ...ROUTE, target }] }, deps).answer(REQUEST, {
      begin: (status, headers) => seen.push(`${status} ${JSON.stringify(headers)}`),
      write: (piece) => seen.push(piece.toString()),
      breakOff: () => seen.push('broken off'),
    });
    return { answer, seen };
  }

  test('hands on status, headers and each piece as it comes, wherever the function cuts', async () => {
    const { answer, seen } = streaming([HEAD.slice(0, 10), HEAD.slice(10, -3), `${HEAD.slice(-3)}a`, 'b']);
    expect(await answer).toEqual({ status: 201, headers: { 'content-type': 'text/event-stream' }, body: 'ab' });
    expect(seen).toEqual(['201 {"content-type":"text/event-stream"}', 'a', 'b']);
  });

  test.each([
    ['nothing', []],
    ['the reply of a function that does not stream', ['{"statusCode":200,"body":"x"}']],
    ['a head that is no JSON', [`text${'\0'.repeat(8)}`]],
    ['a head of more than 16 KiB', [`{"statusCode":200,"headers":{"a":"${'x'.repeat(17_000)}"}}${'\0'.repeat(8)}`]],
  ])('answers 502 to a function that writes %s', async (_, written) => {
    const { answer, seen } = streaming(written);
    expect([(await answer).status, seen]).toEqual([502, []]);
  });

  test('breaks off when the function fails in the middle, and answers 502 when it does before', async () => {
    const failed = { ok: false, error: { errorType: 'Error', errorMessage: 'secret detail' } } as const;
    const middle = streaming([`${HEAD}a`], failed);
    await middle.answer;
    expect(middle.seen.slice(1)).toEqual(['a', 'broken off']);
    expect((await streaming([], failed).answer).status).toBe(502);
  });
});

test('a REST API does not wait longer than its integration says', async () => {
  const target = { kind: 'function', functionId: 'Function', payload: '1.0', timeoutMs: 20 } as const;
  const slow = {
    invoke: () => new Promise(() => {}),
    accountId: '0',
    now: () => new Date(0),
  } as unknown as ApiFrontDeps;
  const api = { logicalId: 'Api', kind: 'rest', stage: 'v1', gatewayResponses: {} } as const;
  const reply = await new ApiFront({ ...api, routes: [{ ...ROUTE, target }] }, slow).answer(REQUEST);
  expect([reply.status, reply.body]).toEqual([504, '{"message":"Endpoint request timed out"}']);
});

test('a path fits a route part by part', () => {
  expect(matchPath('/jobs/{jobId}', '/jobs/a%20b')).toEqual({ jobId: 'a b' });
  expect(matchPath('/files/{key+}', '/files/a/b')).toEqual({ key: 'a/b' });
  for (const path of ['/jobs', '/jobs/', '/jobs/a/b', '/job/a'])
    expect(matchPath('/jobs/{jobId}', path)).toBeUndefined();
  expect(matchPath('/jobs/{jobId}', '/jobs/%')).toEqual({ jobId: '%' });
});
