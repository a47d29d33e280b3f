import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { SEARCH_SETTINGS } from '../../../lib/rag/domain/ask-settings';
import { searchPassagesAnswer } from '../../../lib/rag/handlers/search-passages';
import { apiHandler } from '../../../lib/shared/api-handler';
import type { ApiEvent } from '../../../lib/shared/api-request';
import { logger } from '../../../lib/shared/logger';
import { hitOf } from '../fakes/passages';
import { fault, Questions } from '../fakes/questions';

beforeAll(() => logger.setLogLevel('SILENT'));

const DOCUMENT = '0123456789abcdef0123';
const ALLOWED = [200, 400, 404, 413, 422, 503];

async function send(event: unknown, asked = new Questions(), centroid: readonly number[] | undefined = [1, 0, 0]) {
  const deps = { ...asked.deps(), centroidOf: async () => centroid };
  const handler = apiHandler(searchPassagesAnswer(async () => () => deps, ['team']));
  const reply = await asked.clock.until(handler(event as ApiEvent));
  return { ...reply, body: reply.body ?? '', json: JSON.parse(reply.body ?? '') as Record<string, unknown> };
}

function eventOf(body: unknown, over: Record<string, unknown> = {}): unknown {
  return { headers: {}, pathParameters: { tenant: 'team' }, body: JSON.stringify(body), ...over };
}

function like(documentId: string, query: Record<string, string> = {}): unknown {
  return { pathParameters: { tenant: 'team', documentId }, queryStringParameters: query };
}

describe('search-passages', () => {
  it('finds passages by words and by meaning, and asks no model that writes', async () => {
    const asked = new Questions();
    const { statusCode, json } = await send(eventOf({ query: '연차' }), asked);
    expect(statusCode).toBe(200);
    expect(json).toMatchObject({ degraded: false, embeddingModel: 'amazon.titan-embed-text-v2:0' });
    expect(json['passages']).toMatchObject([{ documentId: 'document-of-a', text: '연차는 15일이다.' }, {}, {}]);
    expect(asked.calls).not.toContain('model');
    expect(asked.calls).not.toContain('reserve');
  });

  it('finds as many as were asked for', async () => {
    const many = Array.from({ length: 40 }, (_, n) => hitOf(`p${n}`, 40 - n));
    const count = async (body: object) =>
      (
        (await send(eventOf({ query: 'x', ...body }), Object.assign(new Questions(), { lexical: many }))).json[
          'passages'
        ] as unknown[]
      ).length;
    expect([await count({}), await count({ size: 3 }), await count({ size: 20 })]).toEqual([8, 3, 20]);
  });

  it('says that a part of the search failed', async () => {
    const asked = Object.assign(new Questions(), { plays: { embed: [fault('denied')] } });
    expect((await send(eventOf({ query: '연차' }), asked)).json).toMatchObject({ degraded: true });
  });

  it('finds documents like one', async () => {
    const { statusCode, json } = await send(like(DOCUMENT, { size: '1' }));
    expect(statusCode).toBe(200);
    expect(json).toEqual({
      documents: [
        {
          documentId: 'document-of-a',
          title: 'Title of a',
          score: 0.9,
          passages: [expect.objectContaining({ text: '연차는 15일이다.', score: 0.9 })],
        },
      ],
    });
  });

  it.each([
    ['a query too long', eventOf({ query: 'x'.repeat(1001) }), 422],
    ['too many passages', eventOf({ query: 'x', size: 21 }), 422],
    ['half a passage', eventOf({ query: 'x', size: 0.5 }), 422],
    ['no JSON', { ...(eventOf({}) as object), body: '{' }, 400],
    ['another tenant', eventOf({ query: 'x' }, { pathParameters: { tenant: 'others' } }), 404],
    ['no id of a document', like('../x'), 404],
    ['too many documents', like(DOCUMENT, { size: '99' }), 422],
    ['a size in words', like(DOCUMENT, { size: 'ten' }), 422],
  ])('refuses %s', async (_, event, statusCode) => {
    const asked = new Questions();
    expect(await send(event, asked)).toMatchObject({ statusCode });
    expect(asked.calls).toEqual([]);
  });

  it('knows no document that the ledger does not', async () => {
    const asked = new Questions();
    asked.ledger.set(DOCUMENT, { tenant: 'team', ready: false, published: 'g1', publishedAt: 0 });
    expect(await send(like(DOCUMENT), asked)).toMatchObject({ statusCode: 404, json: { code: 'no-such-document' } });
  });

  it.each([
    [
      'both legs fail',
      { lexical: [{ fault: new Error('a') }], nearest: [{ fault: new Error('b') }] },
      'search-unavailable',
    ],
    ['the ledger fails', { ledger: [{ fault: new Error('c') }] }, 'service-unavailable'],
    ['the ledger never answers', { ledger: [{ stall: true }] }, 'took-too-long'],
    ['the store never says which index it is', { active: [{ stall: true }] }, 'took-too-long'],
  ] as [string, Questions['plays'], string][])('answers in time when %s', async (_, plays, code) => {
    const asked = Object.assign(new Questions(), { plays });
    const reply = await send(eventOf({ query: '연차' }), asked);
    expect(reply).toMatchObject({ statusCode: 503, json: { code } });
    expect(Number(reply.headers?.['retry-after'])).toBeGreaterThan(0);
    expect(asked.clock.passed).toBeLessThanOrEqual(SEARCH_SETTINGS.limits.answer);
    expect(asked.clock.isIdle).toBe(true);
  });

  it('says that there is no index yet', async () => {
    const asked = Object.assign(new Questions(), { index: undefined });
    expect(await send(eventOf({ query: '연차' }), asked)).toMatchObject({
      statusCode: 503,
      json: { code: 'no-index' },
    });
    expect(await send(like(DOCUMENT), asked)).toMatchObject({ statusCode: 503, json: { code: 'no-index' } });
  });

  it('answers anything at all as event with a status it documents, JSON, and no stack', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async (event) => {
        const reply = await send(event);
        assert.ok(ALLOWED.includes(reply.statusCode!));
        assert.doesNotMatch(reply.body, /\.ts:|node_modules/);
      }),
      { numRuns: 1000 },
    );
  });
});
