import fc from 'fast-check';
import { normalizeFunctionCode } from '../../../constructs/upload/normalize-function-code';
import { viewerRequestFaults } from '../../../lib/tools/laptop/cloudfront/function-result';
import { cloudFrontFunction } from '../../../lib/tools/laptop/cloudfront/function-runtime';
import { functionFaults } from '../../../lib/tools/laptop/cloudfront/function-syntax';
import {
  handler,
  type ViewerRequest,
  type ViewerResponse,
  type ViewerValues,
} from '../../../lib/upload/handlers/normalize-request';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
/** Events in one world of the interpreter: making a world costs more than any of them. */
const BATCH = 25;

function viewerRequest(querystring: ViewerValues, more: Partial<ViewerRequest> = {}): { request: ViewerRequest } {
  return { request: { method: 'GET', uri: `/images/${ID}`, querystring, headers: {}, ...more } };
}

/** The function as it is deployed, over several events at once. */
async function inCloudFront(events: readonly { request: ViewerRequest }[]): Promise<unknown[]> {
  const all = await cloudFrontFunction(
    `${normalizeFunctionCode().replace('function handler(', 'function one(')}
    function handler(event) { return event.events.map(one); }`,
  );
  const batches = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, index) =>
    events.slice(index * BATCH, (index + 1) * BATCH),
  );
  return batches.flatMap((batch) => all.run({ events: batch }, 0).result as unknown[]);
}

const text = fc.oneof(
  fc.string(),
  fc.integer({ min: -10, max: 4_000 }).map(String),
  fc.constantFrom('auto', 'jpeg', 'webp', 'avif', '0640', '', '%36', '9'.repeat(30)),
);
const value = fc.record(
  { value: text, multiValue: fc.array(fc.record({ value: text }), { minLength: 1, maxLength: 3 }) },
  { requiredKeys: ['value'] },
);
const accept = fc.constantFrom(
  'image/avif,image/webp,*/*;q=0.8',
  'image/webp',
  '*/*',
  'image/*;q=0.1,image/webp;q=0.05',
);
const event = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'DELETE'),
    uri: fc.oneof(
      { weight: 8, arbitrary: fc.constant(`/images/${ID}`) },
      fc.constantFrom(`/images/${ID}/`, `/images/${ID}/640x0.webp`, '/images/', '/', `/images/${ID.toUpperCase()}`),
      fc.webPath(),
    ),
    querystring: fc.record({ w: value, h: value, format: value, utm_source: value }, { requiredKeys: [] }),
    headers: fc.record(
      {
        accept: fc.record({ value: fc.oneof(accept, fc.string()) }),
        'accept-language': fc.record({ value: fc.string() }),
      },
      { requiredKeys: [] },
    ),
  })
  .map((request): { request: ViewerRequest } => ({ request }));

it('is code that CloudFront is documented to run, in 10 KB', () => {
  expect(functionFaults(normalizeFunctionCode())).toEqual([]);
});

it('turns a query into the one address of an image, and takes the query away', async () => {
  const asked = viewerRequest(
    { w: { value: '500' }, utm_source: { value: 'mail' } },
    { headers: { accept: { value: 'image/webp' } } },
  );
  await expect(inCloudFront([asked])).resolves.toEqual([
    { method: 'GET', uri: `/images/${ID}/640x0.webp`, querystring: {}, headers: { accept: { value: 'image/webp' } } },
  ]);
});

it('reads all of several headers, and of several parameters the first', () => {
  const asked = viewerRequest(
    { w: { value: '100', multiValue: [{ value: '100' }, { value: '1000' }] } },
    { headers: { accept: { value: 'text/html', multiValue: [{ value: 'text/html' }, { value: 'image/webp' }] } } },
  );
  expect(handler(asked)).toMatchObject({ uri: `/images/${ID}/160x0.webp` });
});

it('does for HEAD what it does for GET', () => {
  expect(handler(viewerRequest({}, { method: 'HEAD' }))).toMatchObject({ uri: `/images/${ID}/960x0.jpeg` });
});

it('does the same in CloudFront as here', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: BATCH, maxLength: BATCH }), async (events) => {
      const expected = structuredClone(events).map(handler);
      return JSON.stringify(await inCloudFront(events)) === JSON.stringify(expected);
    }),
    { numRuns: 20 },
  );
});

it('gives a thousand queries no more than 144 addresses', async () => {
  const queries = Array.from({ length: 1_000 }, (_, n) =>
    viewerRequest({
      w: { value: `${(n * 7) % 2_500 || 1}` },
      h: { value: `${(n * 13) % 2_500 || 1}` },
      format: { value: ['auto', 'jpeg', 'webp', 'avif'][n % 4]! },
      [`cache-buster-${n}`]: { value: `${n}` },
    }),
  );
  const addresses = new Set((await inCloudFront(queries)).map((result) => (result as ViewerRequest).uri));
  expect(addresses.size).toBeGreaterThan(36);
  expect(addresses.size).toBeLessThanOrEqual(144);
});

it('answers with an image of an upload or with a problem, and never throws', () => {
  fc.assert(
    fc.property(event, (one) => {
      const result = handler(structuredClone(one));
      if (viewerRequestFaults({ ...one.request }, result).length > 0) return false;
      if ('uri' in result)
        return Object.keys(result.querystring).length === 0 && result.uri.startsWith(`/images/${ID}/`);
      return [400, 404, 405].includes(result.statusCode) && JSON.parse(result.body.data).status === result.statusCode;
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  [
    'a value that is no size',
    viewerRequest({ w: { value: 'wide' } }),
    400,
    'w: "wide" is not a positive whole number.',
  ],
  ['an id that is none', viewerRequest({}, { uri: '/images/holiday' }), 404, 'There is no such image.'],
  ['an address of something else', viewerRequest({}, { uri: `/files/${ID}` }), 404, 'There is no such image.'],
  ['an address of the cache', viewerRequest({}, { uri: `/images/${ID}/640x0.webp` }), 404, 'There is no such image.'],
  ['what does not read', viewerRequest({}, { method: 'POST' }), 405, 'Images can only be read.'],
])('answers %s with a problem that a browser keeps for a minute', (_, asked, status, title) => {
  const { statusCode, headers, body } = handler(asked) as ViewerResponse;
  expect({ statusCode, title: JSON.parse(body.data).title, headers }).toMatchObject({
    statusCode: status,
    title,
    headers: {
      'content-type': { value: 'application/problem+json; charset=utf-8' },
      'cache-control': { value: 'public, max-age=60' },
      vary: { value: 'accept-language' },
      'x-content-type-options': { value: 'nosniff' },
    },
  });
});

it('says what else may be done with an image', () => {
  const { headers } = handler(viewerRequest({}, { method: 'POST' })) as ViewerResponse;
  expect(headers['allow']).toEqual({ value: 'GET, HEAD' });
});

it('speaks Korean to whoever asks for it', () => {
  const asked = viewerRequest(
    { w: { value: '0' } },
    { headers: { 'accept-language': { value: 'ko-KR,ko;q=0.9,en;q=0.8' } } },
  );
  const { headers, body } = handler(asked) as ViewerResponse;
  expect([headers['content-language']!.value, JSON.parse(body.data).detail]).toEqual([
    'ko',
    '픽셀 수를 쓰세요. 예: w=640',
  ]);
});
