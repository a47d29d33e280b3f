import { viewerRequestFaults } from '../../../../lib/tools/laptop/cloudfront/function-result';

const REQUEST = {
  method: 'GET',
  uri: '/a',
  querystring: { b: { value: 'c', multiValue: [{ value: 'c' }, { value: 'd' }] } },
  headers: { host: { value: 'example.com' }, accept: { value: '*/*' } },
  cookies: {},
};
const RESPONSE = { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/b' } } };

it.each<[string, unknown]>([
  ['the request as it came', REQUEST],
  ['another address, and no query', { ...REQUEST, uri: '/b', querystring: {} }],
  ['one more header', { ...REQUEST, headers: { ...REQUEST.headers, 'x-a': { value: 'b' } } }],
  ['a response', RESPONSE],
  ['a response without headers', { statusCode: 404 }],
  ['a body', { ...RESPONSE, body: 'hello' }],
  ['a body with its encoding', { ...RESPONSE, body: { encoding: 'base64', data: 'aGVsbG8=' } }],
])('takes %s', (_, result) => {
  expect(viewerRequestFaults(REQUEST, result)).toEqual([]);
});

it.each<[string, unknown, string]>([
  ['nothing', undefined, 'the result is no object'],
  ['a text', 'hello', 'the result is no object'],
  ['another method', { ...REQUEST, method: 'PUT' }, 'method of a request can only be read'],
  ['a relative address', { ...REQUEST, uri: 'a' }, 'uri does not begin with a slash'],
  ['a query as text', { ...REQUEST, querystring: 'b=c' }, 'querystring is no object'],
  ['a parameter as text', { ...REQUEST, querystring: { b: 'c' } }, 'querystring: b has no text'],
  ['a number in a parameter', { ...REQUEST, querystring: { b: { value: 1 } } }, 'querystring: b has no text'],
  [
    'a list of texts',
    { ...REQUEST, querystring: { b: { value: 'c', multiValue: ['c'] } } },
    'querystring: b has no text',
  ],
  [
    'another host',
    { ...REQUEST, headers: { host: { value: 'a' } } },
    'headers: host can only be read in viewer-request',
  ],
  ['a status as text', { ...RESPONSE, statusCode: '302' }, 'statusCode is no whole number from 100 to 599'],
  ['a status that is none', { ...RESPONSE, statusCode: 99 }, 'statusCode is no whole number from 100 to 599'],
  ['a status above all', { ...RESPONSE, statusCode: 600 }, 'statusCode is no whole number from 100 to 599'],
  [
    'a length',
    { ...RESPONSE, headers: { 'content-length': { value: '5' } } },
    'headers: content-length can only be read in viewer-request',
  ],
  ['a description that is none', { ...RESPONSE, statusDescription: 1 }, 'statusDescription is no text'],
  ['a body that is no text', { ...RESPONSE, body: { data: {}, encoding: 'text' } }, 'body is no text'],
  [
    'a capital letter',
    { ...RESPONSE, headers: { Location: { value: '/' } } },
    'headers: "Location" is not in small letters',
  ],
  ['a header as text', { ...RESPONSE, headers: { location: '/' } }, 'headers: location has no text'],
  [
    'a header of the edge',
    { ...RESPONSE, headers: { 'x-edge-location': { value: 'ICN' } } },
    'headers: no function may add x-edge-location',
  ],
])('does not take %s', (_, result, fault) => {
  expect(viewerRequestFaults(REQUEST, result)).toEqual([fault]);
});
