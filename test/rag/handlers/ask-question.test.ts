import { strict as assert } from 'node:assert';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { askQuestionAnswer } from '../../../lib/rag/handlers/ask-question';
import type { ApiEvent } from '../../../lib/shared/api-request';
import { logger } from '../../../lib/shared/logger';
import { streamingHandler } from '../../../lib/shared/streaming-handler';
import { hitOf } from '../fakes/passages';
import { fault, Questions, type Step } from '../fakes/questions';

beforeAll(() => logger.setLogLevel('SILENT'));

const ALLOWED = [200, 400, 404, 413, 422, 429, 502, 503];

function eventOf(body: unknown, over: Record<string, unknown> = {}): ApiEvent {
  return {
    headers: {},
    pathParameters: { tenant: 'team' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...over,
  } as unknown as ApiEvent;
}

const QUESTION = { question: '연차는 며칠인가요?' };
const STREAM = { headers: { Accept: 'text/event-stream' } };

/** The handler, on everything that a question meets on its way. */
async function ask(event: unknown, asked = new Questions()) {
  const handler = streamingHandler(askQuestionAnswer(async () => () => asked.deps(), ['team', 'others']));
  const reply = await asked.clock.until(handler(event as ApiEvent));
  return { ...reply, body: reply.body ?? '' };
}

async function json(event: unknown, asked?: Questions) {
  const { body, ...reply } = await ask(event, asked);
  return { ...reply, json: JSON.parse(body) as Record<string, unknown> };
}

/** Events of a stream, as a browser reads them. */
function eventsIn(body: string): { readonly event: string; readonly data: Record<string, unknown> }[] {
  return body
    .split('\n\n')
    .filter((block) => block !== '' && block !== ':')
    .map((block) => {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      return { event: event!, data: JSON.parse(data!) as Record<string, unknown> };
    });
}

describe('ask-question', () => {
  it('answers in one JSON with everything that belongs to the answer', async () => {
    const { statusCode, headers, json: answer } = await json(eventOf(QUESTION));
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    expect(answer).toEqual({
      answered: true,
      answer: '연차는 15일입니다 [1].',
      grounded: true,
      complete: true,
      citations: [1],
      degraded: false,
      model: 'the-model',
      embeddingModel: 'amazon.titan-embed-text-v2:0',
      usage: { inputTokens: 900, outputTokens: 30 },
      sources: [
        expect.objectContaining({ n: 1, text: '연차는 15일이다.' }),
        expect.objectContaining({ n: 2 }),
        expect.objectContaining({ n: 3 }),
      ],
    });
  });

  it.each([
    ['by the header', STREAM],
    ['by the query', { queryStringParameters: { stream: '' } }],
  ])('answers in events when it is asked to %s', async (_, over) => {
    const { statusCode, headers, body } = await ask(eventOf(QUESTION, over));
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    const events = eventsIn(body);
    expect(events.map(({ event }) => event)).toEqual([
      'status',
      'sources',
      'status',
      'token',
      'token',
      'token',
      'done',
    ]);
    expect(events.at(-1)!.data).toMatchObject({ answered: true, grounded: true, citations: [1] });
  });

  it('sends one JSON to whoever takes events and asks for none', async () => {
    const { headers } = await ask(eventOf(QUESTION, { ...STREAM, queryStringParameters: { stream: 'false' } }));
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
  });

  it('says of what the documents do not answer that they do not, with 200', async () => {
    const asked = Object.assign(new Questions(), { lexical: [], nearest: [] });
    expect(await json(eventOf(QUESTION), asked)).toMatchObject({
      statusCode: 200,
      json: { answered: false, reason: 'not-in-documents', answer: '', sources: [] },
    });
  });

  it('shows nothing of what a guardrail stopped', async () => {
    const asked = Object.assign(new Questions(), { model: [['It said this.', { end: 'guardrail' }]] });
    expect(await json(eventOf(QUESTION), asked)).toMatchObject({
      statusCode: 200,
      json: { answered: false, reason: 'guardrail', answer: '' },
    });
  });

  it('tells whoever has read half of it that a guardrail stopped the answer', async () => {
    const half = Object.assign(new Questions(), { model: [['It said [1]. ', 'Stopped.', { end: 'guardrail' }]] });
    const { statusCode, body } = await ask(eventOf(QUESTION, STREAM), half);
    expect(statusCode).toBe(200);
    expect(eventsIn(body).slice(-2)).toMatchObject([
      { event: 'token' },
      { event: 'done', data: { answered: false, reason: 'guardrail', citations: [] } },
    ]);
  });

  it.each([
    ['no body', '', {}, 400, 'malformed-json'],
    ['half of one', '{"question":', {}, 400, 'malformed-json'],
    ['a list', [], {}, 422, 'invalid-request'],
    ['no question', {}, {}, 422, 'invalid-request'],
    ['a number for one', { question: 7 }, {}, 422, 'invalid-request'],
    ['an empty one', { question: '' }, {}, 422, 'invalid-request'],
    ['one that cannot be seen', { question: '\u200b \u202e' }, {}, 422, 'invalid-request'],
    ['one too long', { question: '가'.repeat(1001) }, {}, 422, 'invalid-request'],
    ['a tenant in the body', { ...QUESTION, tenant: 'others' }, {}, 422, 'invalid-request'],
    ['a body too large', { question: 'x'.repeat(16 * 1024) }, {}, 413, 'request-too-large'],
    ['a tenant that is not there', QUESTION, { pathParameters: { tenant: 'nobody' } }, 404, 'no-such-tenant'],
    ['no tenant', QUESTION, { pathParameters: null }, 404, 'no-such-tenant'],
  ])('refuses %s, also where events are asked for, and calls nothing', async (_, body, over, statusCode, code) => {
    for (const stream of [{}, STREAM]) {
      const asked = new Questions();
      const reply = await json(eventOf(body, { ...over, ...stream }), asked);
      expect(reply).toMatchObject({ statusCode, json: { code, status: statusCode } });
      expect(reply.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
      expect(asked.calls).toEqual([]);
    }
  });

  it('takes the tenant of the path, and asks with no other', async () => {
    const asked = Object.assign(new Questions(), { lexical: [hitOf('a', 9)], nearest: [hitOf('a', 0.9)] });
    const reply = await json(eventOf(QUESTION, { pathParameters: { tenant: 'others' } }), asked);
    expect(reply.json).toMatchObject({ answered: false, sources: [] });
  });

  it('names the field that is wrong, in the language of whoever asks', async () => {
    const reply = await json(eventOf({ question: '' }, { headers: { 'Accept-Language': 'ko' } }));
    expect(reply.json['detail']).toBe('question: 1자 이상이어야 합니다');
    expect(reply.headers).toMatchObject({ 'content-language': 'ko' });
  });

  it.each([
    [fault('throttled'), 503, 'model-busy', '5'],
    [fault('timed-out'), 503, 'model-busy', '5'],
    [fault('not-ready'), 503, 'model-busy', '5'],
    [fault('unavailable'), 503, 'model-busy', '5'],
    [{ stall: true }, 503, 'took-too-long', '5'],
    [fault('empty'), 502, 'empty-answer', '5'],
    [fault('invalid'), 502, 'model-refused', undefined],
    [fault('denied'), 502, 'model-not-allowed', undefined],
    [{ fault: new TypeError('x of undefined') }, 503, 'service-unavailable', '5'],
  ] as [Step, number, string, string | undefined][])(
    'maps a model’s %j to %i %s, and in events to the same',
    async (step, statusCode, code, retry) => {
      const failing = () => Object.assign(new Questions(), { model: [[step]] });
      const reply = await json(eventOf(QUESTION), failing());
      expect(reply).toMatchObject({ statusCode, json: { code } });
      expect(reply.headers?.['retry-after']).toBe(retry);
      const events = eventsIn((await ask(eventOf(QUESTION, STREAM), failing())).body);
      expect(events.at(-1)).toMatchObject({ event: 'error', data: { code, status: statusCode } });
    },
  );

  it('tells whoever reads events that an answer broke off, and hands out half of none otherwise', async () => {
    const broken = () => Object.assign(new Questions(), { model: [['연차는 ', fault('broken-off')]] });
    const events = eventsIn((await ask(eventOf(QUESTION, STREAM), broken())).body);
    expect(events.slice(-2)).toMatchObject([
      { event: 'token', data: { text: '연차는 ' } },
      { event: 'error', data: { code: 'answer-broke-off' } },
    ]);
    const reply = await json(eventOf(QUESTION), broken());
    expect(reply).toMatchObject({ statusCode: 503, json: { code: 'answer-broke-off' } });
    expect(JSON.stringify(reply.json)).not.toContain('연차');
  });

  it('sends a sign of life while an index wakes, and while a model is silent', async () => {
    const plays = { lexical: [{ afterMs: 25_000 }] };
    const asked = Object.assign(new Questions(), {
      plays,
      model: [[{ afterMs: 9500 }, '답 [1].', { end: 'complete' }]],
    });
    const { body } = await ask(eventOf(QUESTION, STREAM), asked);
    expect(body.match(/^:$/gm)).toHaveLength(2);
    expect(eventsIn(body).at(-1)).toMatchObject({ event: 'done', data: { answered: true } });
    expect(asked.clock.isIdle).toBe(true);
  });

  it('answers when even its own parts cannot be made', async () => {
    const answer = askQuestionAnswer(() => Promise.reject(new Error('no region')), ['team']);
    const whole = await streamingHandler(answer)(eventOf(QUESTION));
    expect(whole).toMatchObject({ statusCode: 503 });
    const events = eventsIn((await streamingHandler(answer)(eventOf(QUESTION, STREAM))).body!);
    expect(events).toMatchObject([{ event: 'error', data: { code: 'service-unavailable' } }]);
  });

  it('answers anything at all as event with a status it documents, JSON, and no stack', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async (event) => {
        const reply = await ask(event);
        assert.ok(ALLOWED.includes(reply.statusCode!));
        JSON.parse(reply.body);
        assert.doesNotMatch(reply.body, /\.ts:|node_modules/);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers any body and any header of a proper event so', async () => {
    const body = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.constant('['.repeat(100_000)),
      fc.constant('{"__proto__":{"question":"x"},"question":"\\ud800"}'),
    );
    const headers = fc.dictionary(fc.constantFrom('accept', 'accept-language', '__proto__'), fc.string());
    await fc.assert(
      fc.asyncProperty(body, headers, async (text, sent) => {
        const reply = await ask(eventOf(text, { headers: sent, queryStringParameters: { stream: 'false' } }));
        assert.ok(ALLOWED.includes(reply.statusCode!));
        assert.doesNotMatch(reply.body, /\.ts:|node_modules/);
        JSON.parse(reply.body);
      }),
      { numRuns: 500 },
    );
  });
});

describe('on a runtime that streams', () => {
  const { awslambda } = globalThis as { awslambda?: unknown };
  afterEach(() => {
    Object.assign(globalThis, { awslambda });
  });

  function stream(response: PassThrough, event: ApiEvent, asked = new Questions()) {
    const heads: unknown[] = [];
    (globalThis as { awslambda?: unknown }).awslambda = {
      streamifyResponse: (handler: unknown) => handler,
      HttpResponseStream: {
        from: (to: PassThrough, head: unknown) => {
          heads.push(head);
          return to;
        },
      },
    };
    const handler = streamingHandler(askQuestionAnswer(async () => () => asked.deps(), ['team'])) as unknown as (
      given: ApiEvent,
      to: PassThrough,
    ) => Promise<void>;
    return { heads, over: asked.clock.until(handler(event, response)) };
  }

  async function read(response: PassThrough): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  }

  it('sends status and headers first, and every event when it happens', async () => {
    const response = new PassThrough();
    const body = read(response);
    const { heads, over } = stream(response, eventOf(QUESTION, STREAM));
    await over;
    expect(heads).toEqual([
      { statusCode: 200, headers: expect.objectContaining({ 'content-type': 'text/event-stream; charset=utf-8' }) },
    ]);
    expect(eventsIn(await body).at(-1)).toMatchObject({ event: 'done' });
  });

  it('sends a problem with its own status', async () => {
    const response = new PassThrough();
    const body = read(response);
    const { heads, over } = stream(response, eventOf('{', STREAM));
    await over;
    expect(heads).toMatchObject([{ statusCode: 400 }]);
    expect(JSON.parse(await body)).toMatchObject({ code: 'malformed-json' });
  });

  it('waits for whoever reads slowly', async () => {
    const response = new PassThrough({ highWaterMark: 16 });
    const { over } = stream(response, eventOf(QUESTION, STREAM));
    expect(eventsIn(await read(response)).at(-1)).toMatchObject({ event: 'done' });
    await over;
  });

  it('ends all work when whoever read has gone', async () => {
    const response = new PassThrough({ highWaterMark: 16 });
    const asked = Object.assign(new Questions(), { model: [['말 ', { stall: true }]] });
    response.once('data', () => response.destroy());
    await stream(response, eventOf(QUESTION, STREAM), asked).over;
    expect(asked.signals.every(({ aborted }) => aborted)).toBe(true);
    expect(asked.calls).not.toContain('model');
    expect(EventEmitter.listenerCount(response, 'drain')).toBe(0);
  });
});
