import fc from 'fast-check';
import { type ApiEvent, jsonReply, parseRequest, problemReply } from '../../lib/shared/http';
import httpEvent from '../async/events/http-api-submit.json';
import restEvent from '../async/events/rest-api-read.json';

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
        expect(request(encoded).body).toBe(text);
        expect(request({ ...httpEvent, body: text }).body).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a reply', () => {
  it('is JSON that is neither stored nor guessed at', () => {
    expect(jsonReply(202, { jobId: 'a' }, { location: '/jobs/a' })).toEqual({
      statusCode: 202,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        location: '/jobs/a',
      },
      body: '{"jobId":"a"}',
    });
  });

  it('is a problem of RFC 9457 with Retry-After where trying again helps', () => {
    const problem = { status: 503, code: 'try-again', title: 'Busy.', detail: 'Send it again.', retryAfterSeconds: 5 };
    const { headers, body } = problemReply(problem);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '5' });
    const { retryAfterSeconds: _, ...shown } = problem;
    expect(JSON.parse(body ?? '')).toEqual({ type: 'about:blank', ...shown });
  });
});
