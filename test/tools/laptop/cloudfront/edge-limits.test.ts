import { EDGE_EVENTS, type EdgeEvent, edgeFaults } from '../../../../lib/tools/laptop/cloudfront/edge-limits';

const HEADERS = { via: [{ key: 'Via', value: '2.0 edge' }], accept: [{ key: 'Accept', value: '*/*' }] };
const REQUEST = { clientIp: '203.0.113.1', method: 'GET', uri: '/a', querystring: 'b=c', headers: HEADERS };
const RESPONSE = { status: '200', statusDescription: 'OK', headers: HEADERS };
const MADE = { status: '200', headers: {}, body: 'hello' };

function event(eventType: string) {
  return { Records: [{ cf: { config: { eventType }, request: REQUEST, response: RESPONSE } }] };
}

it.each<[string, EdgeEvent, unknown]>([
  ['a request as it came', 'viewer-request', REQUEST],
  [
    'another address and header',
    'origin-request',
    { ...REQUEST, uri: '/b', headers: { ...HEADERS, 'x-a': [{ value: 'b' }] } },
  ],
  ['an answer of its own', 'viewer-request', MADE],
  ['an answer in base64', 'origin-request', { ...MADE, bodyEncoding: 'base64', body: 'aGVsbG8=' }],
  ['a response as it came', 'viewer-response', RESPONSE],
  ['another status and body', 'origin-response', { ...RESPONSE, status: '404', body: 'none' }],
])('takes %s in %s', (_, type, result) => {
  expect(edgeFaults(event(type), result)).toEqual([]);
});

it.each<[string, EdgeEvent, unknown, string]>([
  ['nothing', 'origin-request', undefined, 'the result is no object'],
  ['a text', 'origin-request', 'hello', 'the result is no object'],
  ['a request for a response', 'origin-response', REQUEST, 'the result has no status'],
  ['a status that is a number', 'origin-request', { ...MADE, status: 200 }, 'status is no text from "200" to "599"'],
  ['a status that is none', 'origin-request', { ...MADE, status: '99' }, 'status is no text from "200" to "599"'],
  ['a body that is no text', 'origin-request', { ...MADE, body: {} }, 'body is no text'],
  [
    'an encoding that is none',
    'origin-request',
    { ...MADE, bodyEncoding: 'hex' },
    'bodyEncoding is neither text nor base64',
  ],
  [
    'base64 that is none',
    'origin-request',
    { ...MADE, bodyEncoding: 'base64', body: 'aGVsbG8' },
    'body is not in base64',
  ],
  ['another method', 'viewer-request', { ...REQUEST, method: 'PUT' }, 'method of a request can only be read'],
  [
    'another client',
    'origin-request',
    { ...REQUEST, clientIp: '203.0.113.2' },
    'clientIp of a request can only be read',
  ],
  ['a relative address', 'viewer-request', { ...REQUEST, uri: 'a' }, 'uri does not begin with a slash'],
  ['a space in a query', 'viewer-request', { ...REQUEST, querystring: 'a b' }, 'querystring has a space or a #'],
  [
    'a long address',
    'viewer-request',
    { ...REQUEST, uri: `/${'a'.repeat(8_188)}` },
    'uri and querystring have 8192 letters and may have 8191',
  ],
  [
    'another status for a viewer',
    'viewer-response',
    { ...RESPONSE, status: '404' },
    'a viewer response keeps its status',
  ],
  ['a capital letter', 'origin-request', header('X-A', 'X-A', 'b'), 'headers: "X-A" is no name in small letters'],
  ['another name in the key', 'origin-request', header('x-a', 'X-B', 'b'), 'headers: x-a has the key X-B'],
  ['a header of one text', 'origin-request', { ...MADE, headers: { 'x-a': 'b' } }, 'headers: x-a is no list'],
  [
    'two lines',
    'origin-request',
    header('x-a', 'x-a', 'b\r\nset-cookie: c'),
    'headers: x-a has a value that is no line',
  ],
  [
    'how a connection ends',
    'origin-response',
    header('connection', 'Connection', 'close', RESPONSE),
    'headers: no function may add connection',
  ],
  [
    'a header of CloudFront',
    'origin-request',
    header('x-amz-cf-id', 'X-Amz-Cf-Id', 'b'),
    'headers: no function may add x-amz-cf-id',
  ],
  [
    'a header of the edge',
    'viewer-request',
    header('x-edge-location', 'X-Edge-Location', 'b', REQUEST),
    'headers: no function may add x-edge-location',
  ],
  [
    'a length in an answer',
    'origin-request',
    header('content-length', 'Content-Length', '5'),
    'headers: content-length can only be read in origin-request',
  ],
  [
    'another via',
    'origin-request',
    header('via', 'Via', 'mine', REQUEST),
    'headers: via can only be read in origin-request',
  ],
  [
    'no via any more',
    'origin-response',
    { ...RESPONSE, headers: {} },
    'headers: via can only be read in origin-response',
  ],
  [
    'another host',
    'viewer-request',
    header('host', 'Host', 'a', REQUEST),
    'headers: host can only be read in viewer-request',
  ],
])('does not take %s in %s', (_, type, result, fault) => {
  expect(edgeFaults(event(type), result)).toEqual([fault]);
});

it('lets no function add what is not shown to it', () => {
  const names = `connection expect keep-alive proxy-authenticate proxy-authorization proxy-connection trailer upgrade
    x-accel-buffering x-accel-charset x-accel-limit-rate x-accel-redirect x-amz-cf-anything x-amzn-auth x-amzn-cf-billing
    x-amzn-cf-id x-amzn-cf-xff x-amzn-errortype x-amzn-fle-profile x-amzn-header-count x-amzn-header-order
    x-amzn-lambda-integration-tag x-amzn-requestid x-cache x-edge-anything x-forwarded-proto x-real-ip`.split(/\s+/);
  const headers = Object.fromEntries(names.map((name) => [name, [{ key: name, value: 'a' }]]));
  expect(edgeFaults(event('origin-request'), { ...MADE, headers })).toEqual(
    names.map((name) => `headers: no function may add ${name}`),
  );
});

it.each<[EdgeEvent, string]>([
  ['viewer-request', 'content-length host transfer-encoding via'],
  [
    'origin-request',
    'accept-encoding content-length if-modified-since if-none-match if-range if-unmodified-since transfer-encoding via',
  ],
  ['origin-response', 'transfer-encoding via'],
  ['viewer-response', 'warning via'],
])('lets a function in %s only read %s', (type, names) => {
  const readOnly = names.split(' ');
  const headers = Object.fromEntries([...readOnly, 'x-a'].map((name) => [name, [{ key: name, value: 'mine' }]]));
  const result = { ...(type.endsWith('request') ? REQUEST : RESPONSE), headers };
  expect(edgeFaults(event(type), result)).toEqual(
    readOnly.map((name) => `headers: ${name} can only be read in ${type}`),
  );
});

it.each<[EdgeEvent, number]>([
  ['viewer-request', 40_960],
  ['origin-request', 1_048_576],
])('counts body and headers of an answer in %s', (type, most) => {
  const headers = { 'x-a': [{ key: 'x-a', value: 'b' }] };
  const body = (bytes: number) => ({
    status: '200',
    headers,
    body: 'a'.repeat(bytes - JSON.stringify(headers).length),
  });
  expect(edgeFaults(event(type), body(most))).toEqual([]);
  expect(edgeFaults(event(type), body(most + 1))).toEqual([`the answer has ${most + 1} bytes and may have ${most}`]);
});

it('knows the events of Lambda@Edge', () => {
  expect(edgeFaults(event('viewer-connect'), MADE)).toEqual(['"viewer-connect" is no event of Lambda@Edge']);
  for (const type of EDGE_EVENTS)
    expect(edgeFaults(event(type), type.endsWith('request') ? REQUEST : RESPONSE)).toEqual([]);
});

function header(name: string, key: string, value: string, base: object = MADE) {
  const headers = (base as { headers: object }).headers;
  return { ...base, headers: { ...headers, [name]: [{ key, value }] } };
}
