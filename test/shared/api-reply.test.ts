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

  it('is a problem of RFC 9457 in one language, with Retry-After where trying again helps', () => {
    const problem = {
      status: 503,
      code: 'service-unavailable',
      title: { en: 'Busy.', ko: '바쁩니다.' },
      detail: { en: 'Send it again.', ko: '다시 보내세요.' },
      retryAfterSeconds: 5,
    };
    for (const language of ['en', 'ko'] as const) {
      const { headers, body } = problemReply(problem, language);
      expect(headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': language,
        'retry-after': '5',
      });
      expect(JSON.parse(body ?? '')).toEqual({
        type: 'about:blank',
        status: 503,
        code: 'service-unavailable',
        title: problem.title[language],
        detail: problem.detail[language],
      });
    }
  });
});
