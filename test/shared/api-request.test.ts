import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type ApiEvent, parseRequest } from '../../lib/shared/api-request';
import httpEvent from './events/http-api-submit.json';
import restEvent from './events/rest-api-read.json';

const request = (event: unknown) => parseRequest(event as ApiEvent);

describe('a request', () => {
  it('has the same form from an HTTP API and from a REST API', () => {
    expect(request(httpEvent)).toMatchObject({ callerId: 'AIDAEXAMPLEUSER', pathParameters: {}, body: httpEvent.body });
    expect(request(httpEvent).headers['idempotency-key']).toBe('order-2026-11-21-0001');
    expect(request(restEvent)).toMatchObject({
      callerId: 'AIDAEXAMPLEUSER',
      pathParameters: { jobId: 'order-2026-11-21-0001' },
      body: '',
    });
    expect(request(restEvent).headers['user-agent']).toBe('curl/8.5.0');
  });

  it('has no caller when the route had no IAM authorization', () => {
    expect(request({ ...httpEvent, requestContext: {} }).callerId).toBeUndefined();
    const anonymous = { ...restEvent.requestContext, identity: { caller: null } };
    expect(request({ ...restEvent, requestContext: anonymous }).callerId).toBeUndefined();
  });

  it('reads any text, encoded or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const encoded = { ...httpEvent, body: Buffer.from(text).toString('base64'), isBase64Encoded: true };
        assert.equal(request(encoded).body, text);
        assert.equal(request({ ...httpEvent, body: text }).body, text);
      }),
      { numRuns: 1000 },
    );
  });
});
