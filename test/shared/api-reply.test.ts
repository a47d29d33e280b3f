import { jsonReply, problemReply } from '../../lib/shared/api-reply';

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
    const problem = {
      status: 503,
      code: 'service-unavailable',
      title: 'Busy.',
      detail: 'Send it again.',
      retryAfterSeconds: 5,
    };
    const { headers, body } = problemReply(problem);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '5' });
    const { retryAfterSeconds: _, ...shown } = problem;
    expect(JSON.parse(body ?? '')).toEqual({ type: 'about:blank', ...shown });
  });
});
