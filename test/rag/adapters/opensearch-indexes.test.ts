import { DOMAIN, SERVERLESS } from '../../../lib/rag/adapters/opensearch-dialect';
import { indexBody, passageIndex } from '../../../lib/rag/adapters/opensearch-layout';
import { indexName } from '../../../lib/rag/domain/index-name';
import { StoreError } from '../../../lib/rag/domain/store-error';
import type { CannedReply } from '../../support/canned-service';
import { CannedOpenSearch, INDEX, json, SECRET, thrownBy, wrong } from './canned-opensearch';

const canned = new CannedOpenSearch();
beforeAll(() => canned.start());
afterAll(() => canned.stop());
beforeEach(() => {
  canned.service.requests.length = 0;
  canned.waits.length = 0;
  canned.onWait = () => undefined;
});

const signal = () => AbortSignal.timeout(50_000);
const OTHER = indexName('other');
const MADE = json(200, { acknowledged: true });
const THERE = wrong(400, 'resource_already_exists_exception');
const { mappings } = indexBody(DOMAIN, INDEX);
const mapping = (changed: object = {}, name = INDEX.name) =>
  json(200, { [name]: { mappings: { ...mappings, ...changed } } });
const alias = (...names: string[]) => json(200, Object.fromEntries(names.map((name) => [name, { aliases: {} }])));
const NO_ALIAS = json(404, { error: 'alias [passages] missing', status: 404 });

describe('an index that is to be there', () => {
  it('is described to a domain with its engine, to a collection without, and to both with the cosine', () => {
    expect(indexBody(DOMAIN, INDEX).mappings.properties['vector']).toEqual({
      type: 'knn_vector',
      dimension: INDEX.dimension,
      method: { name: 'hnsw', engine: 'lucene', space_type: 'cosinesimil' },
    });
    expect(indexBody(SERVERLESS, INDEX).mappings.properties['vector']).toEqual({
      type: 'knn_vector',
      dimension: INDEX.dimension,
      space_type: 'cosinesimil',
      compression_level: '1x',
    });
  });

  it('has another name for another model, dimension, store or way of cutting', () => {
    const embedding = { embeddingModel: 'model', dimension: 8 };
    const names = [
      passageIndex(DOMAIN, embedding, 1),
      passageIndex(DOMAIN, { ...embedding, embeddingModel: 'other' }, 1),
      passageIndex(DOMAIN, { ...embedding, dimension: 9 }, 1),
      passageIndex(SERVERLESS, embedding, 1),
      passageIndex(DOMAIN, embedding, 2),
    ].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(passageIndex(DOMAIN, embedding, 1).name).toBe(names[0]);
  });

  it('is taken as it is when the answer to making it was lost', async () => {
    canned.replies({ status: 0, hangUp: true }, THERE, mapping());
    expect(await canned.store().ensure(INDEX, signal())).toBe('exists');
  });

  it('may say more than it was told, and say numbers as text', async () => {
    const properties = {
      ...mappings.properties,
      page: { type: 'integer', index: 'false', doc_values: 'false', boost: 1 },
      vector: { ...(mappings.properties['vector'] as object), dimension: String(INDEX.dimension), mode: 'in_memory' },
    };
    canned.replies(THERE, mapping({ dynamic: 'strict', properties }));
    expect(await canned.store().ensure(INDEX, signal())).toBe('exists');
  });

  it.each([
    ['the layout', { _meta: { ...mappings._meta, layout: 'another' } }, '_meta.layout'],
    ['the model', { _meta: { ...mappings._meta, embeddingModel: 'another' } }, '_meta.embeddingModel'],
    ['nothing about its model', { _meta: undefined }, '_meta'],
    ['a field less', { properties: { ...mappings.properties, tenant: undefined } }, 'properties.tenant'],
    ['a field more', { properties: { ...mappings.properties, user: { type: 'keyword' } } }, 'properties.user'],
    [
      'a field of another type',
      { properties: { ...mappings.properties, tenant: { type: 'text' } } },
      'properties.tenant.type',
    ],
    ['fields that come by themselves', { dynamic: 'true' }, 'dynamic'],
    [
      'another distance',
      {
        properties: {
          ...mappings.properties,
          vector: {
            type: 'knn_vector',
            dimension: INDEX.dimension,
            method: { name: 'hnsw', engine: 'lucene', space_type: 'l2' },
          },
        },
      },
      'properties.vector.method.space_type',
    ],
  ])('is another when it has %s', async (_, changed, place) => {
    canned.replies(THERE, mapping(changed));
    const { error } = await thrownBy(canned.store().ensure(INDEX, signal()));
    expect(error).toMatchObject({ fault: 'different', message: `${INDEX.name} is there, and is another: ${place}` });
  });

  it('is made in a collection as soon as that allows it', async () => {
    const refused = wrong(403, 'Forbidden');
    canned.replies(
      refused,
      refused,
      refused,
      wrong(404, 'Not_found'),
      { status: 0, hangUp: true },
      wrong(429, 'busy'),
      wrong(503, 'starts'),
      MADE,
    );
    expect(await canned.store(SERVERLESS).ensure(INDEX, signal())).toBe('created');
    expect(canned.waits).toEqual([400, 800, 1600, 3200, 6400, 10_000, 10_000]);
  });

  it('is waited for until time is over, with the reason', async () => {
    const ending = new AbortController();
    const reason = new Error('out of time');
    canned.replies(wrong(403, 'Forbidden'));
    canned.onWait = () => canned.waits.length === 20 && ending.abort(reason);
    await expect(canned.store(SERVERLESS).ensure(INDEX, ending.signal)).rejects.toBe(reason);
    expect(canned.asked).toHaveLength(20);
  });

  it.each([
    ['may not be made in a domain', DOMAIN, wrong(403, 'security_exception')],
    ['is not understood by a domain', DOMAIN, wrong(400, 'mapper_parsing_exception')],
    ['is not understood by a collection', SERVERLESS, wrong(400, 'mapper_parsing_exception')],
  ])('that %s is given up at once', async (_, dialect, reply) => {
    canned.replies(reply);
    const { error, printed } = await thrownBy(canned.store(dialect).ensure(INDEX, signal()));
    expect(error).toMatchObject({ fault: 'refused' });
    expect(canned.asked).toHaveLength(1);
    expect(printed).not.toContain(SECRET);
  });
});

describe('the active index', () => {
  it('is none without an alias', async () => {
    canned.replies(NO_ALIAS);
    expect(await canned.store().active(signal())).toBeUndefined();
  });

  it.each([
    ['two that the alias leads to', [alias(INDEX.name, OTHER)], 'different'],
    ['one that says nothing of its model', [alias(INDEX.name), mapping({ _meta: undefined })], 'different'],
    ['one that went away meanwhile', [alias(INDEX.name), wrong(404, 'index_not_found_exception')], 'index-missing'],
    ['one whose mapping is that of another', [alias(INDEX.name), mapping({}, OTHER)], 'unavailable'],
    ['one that may not be seen', [wrong(403, 'security_exception')], 'refused'],
    ['a server that never answers well', [wrong(503, 'starts')], 'unavailable'],
  ] as readonly [string, readonly CannedReply[], string][])('is not %s', async (_, replies, fault) => {
    canned.replies(...replies);
    const { error } = await thrownBy(canned.store().active(signal()));
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ fault });
  });

  it('is moved at one stroke, away from all others', async () => {
    canned.replies(alias(OTHER, indexName('third')), MADE, alias(INDEX.name));
    await canned.store().activate(INDEX, signal());
    expect(JSON.parse(canned.service.requests[1]!.body)).toEqual({
      actions: [
        ...[OTHER, indexName('third')].sort().map((index) => ({ remove: { index, alias: 'passages' } })),
        { add: { index: INDEX.name, alias: 'passages' } },
      ],
    });
  });

  it('is moved again when another moved it meanwhile', async () => {
    canned.replies(
      alias(OTHER),
      wrong(404, 'aliases_not_found_exception'),
      alias(indexName('third')),
      MADE,
      alias(INDEX.name),
    );
    await canned.store().activate(INDEX, signal());
    expect(canned.asked.filter((asked) => asked === 'POST /_aliases')).toHaveLength(2);
  });

  it('is looked at when the answer to moving it was lost', async () => {
    canned.replies(NO_ALIAS, { status: 0, hangUp: true }, alias(INDEX.name));
    await canned.store().activate(INDEX, signal());
    expect(canned.asked).toHaveLength(3);
  });

  it('cannot be one that is not there', async () => {
    canned.replies(alias(OTHER), wrong(404, 'index_not_found_exception'), wrong(404, 'index_not_found_exception'));
    expect((await thrownBy(canned.store().activate(INDEX, signal()))).error).toMatchObject({ fault: 'index-missing' });
  });

  it('is not moved for ever', async () => {
    canned.service.answer = ({ method }) => (method === 'GET' ? alias(OTHER) : MADE);
    expect((await thrownBy(canned.store().activate(INDEX, signal()))).error).toMatchObject({ fault: 'unavailable' });
  });
});

describe('what is asked of a store', () => {
  it.each([
    [DOMAIN, ['GET /passages-*/_alias/passages', 'GET /_cat/indices/passages-*?format=json&h=index']],
    [SERVERLESS, ['GET /_alias/passages', 'GET /_cat/indices?format=json&h=index']],
  ])('is about these indexes alone, as far as it can be asked so', async (dialect, asked) => {
    canned.replies(NO_ALIAS, json(200, []));
    await canned.store(dialect).active(signal());
    await canned.store(dialect).names(signal());
    expect(canned.asked).toEqual(asked);
  });
});

describe('names of indexes', () => {
  it('are those of passages alone', async () => {
    canned.replies(
      json(
        200,
        [OTHER, '.kibana', 'passages-old', INDEX.name, 'logs'].map((index) => ({ index })),
      ),
    );
    expect(await canned.store().names(signal())).toEqual([INDEX.name, OTHER].sort());
  });

  it.each(['*', 'passages', 'passages-*', '_all', `${INDEX.name},${OTHER}`, '../_all', ''])(
    'do not include %j, which nothing is made or dropped by',
    async (name) => {
      for (const doing of [
        canned.store().drop(name, signal()),
        canned.store().ensure({ ...INDEX, name }, signal()),
        canned.store().activate({ ...INDEX, name }, signal()),
      ])
        expect((await thrownBy(doing)).error).toMatchObject({ fault: 'refused' });
      expect(canned.asked).toEqual([]);
    },
  );
});
