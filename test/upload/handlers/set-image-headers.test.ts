import fc from 'fast-check';
import { edgeFaults } from '../../../lib/tools/laptop/cloudfront/edge-limits';
import { setImageHeaders } from '../../../lib/upload/handlers/set-image-headers';
import denied from '../events/origin-response-denied.json';
import found from '../events/origin-response-found.json';

function answered(status: string, event: typeof found | typeof denied = found) {
  const changed = structuredClone(event);
  changed.Records[0]!.cf.response.status = status;
  return changed;
}

it.each([
  ['200', 'public, max-age=60'],
  ['206', 'public, max-age=60'],
  ['304', 'public, max-age=60'],
  ['416', 'public, max-age=5'],
  ['500', 'public, max-age=5'],
  ['503', 'public, max-age=5'],
])('passes on what S3 says with %s, kept as %s', async (status, caching) => {
  const event = answered(status);
  const { response } = event.Records[0]!.cf;
  const result = await setImageHeaders(event);
  expect(result).toEqual({
    ...response,
    headers: {
      ...response.headers,
      'cache-control': [{ key: 'cache-control', value: caching }],
      'x-content-type-options': [{ key: 'x-content-type-options', value: 'nosniff' }],
      vary: [{ key: 'vary', value: 'Accept' }],
    },
  });
  expect(edgeFaults(event, result)).toEqual([]);
});

it.each(['403', '404'])('says that there is no such image where S3 says %s, and nothing of S3', async (status) => {
  const event = answered(status, denied);
  const result = await setImageHeaders(event);
  expect(result).toMatchObject({ status: '404', headers: { 'cache-control': [{ value: 'public, max-age=10' }] } });
  expect(JSON.stringify(result)).not.toMatch(/amz|AmazonS3|xml/);
  expect(JSON.parse((result as { body: string }).body).title).toBe('There is no such image. 그런 이미지가 없습니다.');
  expect(edgeFaults(event, result)).toEqual([]);
});

it('answers anything with a status, and never throws', async () => {
  const response = fc.record({ status: fc.oneof(fc.string(), fc.anything()), headers: fc.anything() });
  const events = fc.oneof(fc.anything(), fc.record({ Records: fc.tuple(fc.record({ cf: fc.record({ response }) })) }));
  await fc.assert(
    fc.asyncProperty(events, async (event) => typeof (await setImageHeaders(event)).status === 'string'),
    { numRuns: 1_000 },
  );
});
