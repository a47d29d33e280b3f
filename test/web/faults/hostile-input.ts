import fc from 'fast-check';
import type { Call } from '../fakes/call-site';

const STRANGE = [
  '',
  '\0',
  '\u202e',
  '\ud800',
  '\ufeff',
  '가',
  '👨‍👩‍👧‍👦',
  '%',
  '%zz',
  '%00',
  '../',
  "'",
  '"',
  '<script>',
  '&amp;',
  '\r\n',
  '$1',
  '{{1}}',
];
/** Text as people paste it, and as nobody would. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...STRANGE), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.constantFrom('x'.repeat(1001), '👩‍'.repeat(5000), '\u0301'.repeat(40_000), '가'.repeat(1000)),
);
/** What a client can write into a header or a request line at all. */
const line = hostileText
  .map((each) =>
    Buffer.from(each, 'utf8')
      .toString('latin1')
      .replace(/[^\x20-\x7e\x80-\xff]/g, ''),
  )
  .map((each) => each.slice(0, 1500));
const encoded = hostileText.map((each) => encodeURIComponent(each.replace(/\p{Cs}/gu, '')).slice(0, 3000));

const path = fc.oneof(
  fc.constantFrom('/', '/entries', '/api/entries', '/readyz', '/healthz', '/static/x', '//', '/entries/', '*'),
  encoded.map((each) => `/api/entries/${each}`),
  fc
    .tuple(
      fc.constantFrom('/', '/api/entries', '/entries'),
      fc.constantFrom('before', 'limit', 'lang', '__proto__'),
      encoded,
    )
    .map(([base, name, value]) => `${base}?${name}=${value}`),
  fc.constantFrom('/?before=9223372036854775807', '/?before=1&before=2', '/api/entries?limit=100', '/?lang=ko&lang=en'),
  encoded.map((each) => `/${each}`),
);

const body = fc.oneof(
  fc
    .record({ author: hostileText, message: hostileText, token: hostileText })
    .map((fields) => new URLSearchParams(fields).toString()),
  fc.record({ author: hostileText, message: hostileText }).map((fields) => JSON.stringify(fields)),
  fc.json(),
  hostileText,
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    '['.repeat(50_000),
    '{"__proto__":{"author":"x"}}',
    '{"author":{},"message":[]}',
    `"${'\\u0000'.repeat(9000)}"`,
  ),
);

const headers = fc
  .record(
    {
      'content-type': fc.oneof(
        fc.constantFrom(
          'application/x-www-form-urlencoded',
          'application/json',
          'application/json; charset=utf-7',
          'text/html',
        ),
        line,
      ),
      cookie: fc.oneof(
        line.map((each) => `__Host-guestbook=${each}`),
        line,
      ),
      origin: line,
      'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'none', 'x'),
      accept: fc.constantFrom('text/html', '*/*', 'application/json'),
      'accept-language': line,
      'idempotency-key': fc.oneof(line, fc.constantFrom('key-00000001', 'key-00000002')),
    },
    { requiredKeys: [] },
  )
  .map(
    (all) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, string>,
  );

/** Entries as a program sends them, with any text. */
const wellFormedCalls: fc.Arbitrary<Call> = fc.record({ author: hostileText, message: hostileText }).map((fields) => ({
  method: 'POST',
  path: '/api/entries',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(fields),
}));

/** Requests that people and programs make by mistake or on purpose, as often right in part as wrong. */
export const hostileCalls: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
      path,
      headers,
      body,
    }),
  },
  { weight: 1, arbitrary: wellFormedCalls },
);
