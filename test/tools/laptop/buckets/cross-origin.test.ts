import { crossOriginHeaders } from '../../../../lib/tools/laptop/buckets/cross-origin';
import { eventMessage, isTold } from '../../../../lib/tools/laptop/buckets/object-event';

const RULE = { origins: ['https://*.example.com'], methods: ['POST'], headers: ['x-amz-*'], exposed: ['ETag'] };

test.each([
  ['https://a.example.com', 'POST', '', true],
  ['https://a.example.com', 'POST', 'X-Amz-Date, x-amz-meta-a', true],
  ['https://a.example.com', 'POST', 'x-amz-date, content-type', false],
  ['https://a.example.com', 'PUT', '', false],
  ['https://example.com', 'POST', '', false],
  ['https://a.example.com.evil.com', 'POST', '', false],
])('a page of %s may %s with "%s": %s', (origin, method, headers, may) => {
  expect(crossOriginHeaders([RULE], { origin, method, headers }) !== undefined).toBe(may);
});

test('the first rule that fits answers, for everybody where it says so', () => {
  const open = { ...RULE, origins: ['*'] };
  const asked = { origin: 'https://b.net', method: 'POST' };
  expect(crossOriginHeaders([RULE, open], asked)).toMatchObject({ 'access-control-allow-origin': '*' });
  expect(crossOriginHeaders([RULE, open], asked)).not.toHaveProperty('access-control-allow-credentials');
});

const EVENT = { name: 'ObjectCreated:Put', bucket: 'b', key: 'in/a.png', at: new Date(0), sequence: 1 };

test.each([
  ['s3:ObjectCreated:*', 'in/', '', true],
  ['s3:ObjectCreated:Put', 'in/', '.png', true],
  ['s3:ObjectCreated:Post', 'in/', '', false],
  ['s3:ObjectRemoved:*', '', '', false],
  ['s3:ObjectCreated:*', 'n/', '', false],
  ['s3:ObjectCreated:*', '', '.jpg', false],
])('a queue that asks for %s of %s...%s is told: %s', (event, prefix, suffix, told) => {
  expect(isTold({ queueId: 'Q', event, prefix, suffix }, EVENT)).toBe(told);
});

test('a key is encoded as S3 encodes it, with its slashes', () => {
  const said = eventMessage({ ...EVENT, key: "in/a b+c&d=e's~.png" }, { region: 'r', configurationId: 'c' });
  expect(said).toMatchObject({ Records: [{ s3: { object: { key: 'in/a+b%2Bc%26d%3De%27s%7E.png' } } }] });
});
