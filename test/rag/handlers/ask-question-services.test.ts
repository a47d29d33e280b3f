import { bedrockEmbedder } from '../../../lib/rag/adapters/bedrock-embedder';
import { dynamoLedger } from '../../../lib/rag/adapters/dynamo-ledger';
import { openSearchClient } from '../../../lib/rag/adapters/opensearch-client';
import { DOMAIN } from '../../../lib/rag/adapters/opensearch-dialect';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import { documentKey } from '../../../lib/rag/domain/document-key';
import { firstRecord } from '../../../lib/rag/domain/document-record';
import { indexName } from '../../../lib/rag/domain/index-name';
import { passageId } from '../../../lib/rag/domain/passage';
import type { PassageIndex } from '../../../lib/rag/domain/passage-store';
import { centroid } from '../../../lib/rag/domain/similar-documents';
import { askQuestionOn } from '../../../lib/rag/handlers/ask-question';
import { askQuestionEnv } from '../../../lib/rag/handlers/ask-question.env';
import { searchPassagesOn } from '../../../lib/rag/handlers/search-passages';
import { apiHandler } from '../../../lib/shared/api-handler';
import type { ApiEvent } from '../../../lib/shared/api-request';
import { logger } from '../../../lib/shared/logger';
import { streamingHandler } from '../../../lib/shared/streaming-handler';
import { LocalBedrock } from '../fakes/bedrock';
import { LocalTable } from '../fakes/local-table';
import { PassageProcess } from '../laptop/passage-process';

const TABLE = LocalTable.NAME;
const MODEL = 'amazon.titan-embed-text-v2:0';
const INDEX: PassageIndex = { name: indexName({ test: 1 }), embeddingModel: MODEL, dimension: 1024 };
const never = new AbortController().signal;

const bedrock = new LocalBedrock();
let table: LocalTable;
let store: PassageProcess;

/** A document of a tenant, as ingestion leaves it. */
async function ingest(tenant: string, name: string, ...texts: readonly string[]): Promise<string> {
  const key = documentKey(tenant, name)!;
  const passages = openSearchPassages(openSearchClient(store.url, DOMAIN, 'ap-northeast-2'), DOMAIN);
  const vectors = await bedrockEmbedder(
    bedrock.sdk,
    { calledAs: MODEL, model: MODEL, dimension: 1024 },
    bedrock.retry,
  ).embed(texts, 'passage', never);
  const about = { tenant, documentId: key.documentId, generation: 'g1', title: name, headings: [] };
  await passages.write(
    INDEX,
    texts.map((text, ordinal) => ({
      ...about,
      id: passageId(key.documentId, 'g1', ordinal),
      ordinal,
      text,
      vector: vectors[ordinal]!,
    })),
    never,
  );
  const published = {
    generation: 'g1',
    versionId: 'v',
    order: 'g1',
    contentHash: 'h',
    title: name,
    passages: texts.length,
    atMs: 1,
  };
  const written = {
    [INDEX.name]: { g1: { passages: texts.length, untilMs: 1, done: true, centroid: centroid(vectors) } },
  };
  const record = firstRecord(key, { order: 'g1', what: 'came', versionId: 'v', bytes: 1 });
  await dynamoLedger(table.client, TABLE).replace({ ...record, revision: 1, published, written }, undefined);
  return key.documentId;
}

const ids: Record<string, string> = {};

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  await bedrock.start();
  table = await LocalTable.start();
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = table.url;
  store = await PassageProcess.start();
  const passages = openSearchPassages(openSearchClient(store.url, DOMAIN, 'ap-northeast-2'), DOMAIN);
  await passages.ensure(INDEX, never);
  await passages.activate(INDEX, never);
  ids['leave'] = await ingest('team', 'leave.md', '연차 휴가는 15일이다.', '연차는 사흘 전에 신청한다.');
  ids['costs'] = await ingest(
    'team',
    'costs.md',
    '숙박비는 하루 12만원까지 지급한다.',
    '출장비는 연차와 관계없이 지급한다.',
  );
  ids['theirs'] = await ingest('others', 'leave.md', '연차 휴가는 30일이다.');
});

afterAll(async () => {
  await Promise.all([bedrock.stop(), store.stop(), table.stop()]);
});

function env(over: object = {}) {
  return askQuestionEnv.parse({
    TABLE_NAME: TABLE,
    STORE_ENDPOINT: store.url,
    STORE_KIND: 'domain',
    EMBEDDING_MODELS: `${MODEL},global.cohere.embed-v4:0`,
    TENANTS: 'team,others',
    ANSWER_MODEL: 'global.anthropic.claude-haiku-5-5',
    DAILY_TOKENS: '20000',
    RERANK_MODEL: '',
    GUARDRAIL: '',
    ...over,
  });
}

const eventOf = (tenant: string, body: object, path: object = {}) =>
  ({ headers: {}, pathParameters: { tenant, ...path }, body: JSON.stringify(body) }) as unknown as ApiEvent;

async function ask(question: string, tenant = 'team', over: object = {}) {
  const reply = await streamingHandler(askQuestionOn(env(over)))(eventOf(tenant, { question }));
  return { statusCode: reply.statusCode, json: JSON.parse(reply.body!) };
}

async function search(body: object, path: object = {}, tenant = 'team') {
  const reply = await apiHandler(searchPassagesOn(env()))(eventOf(tenant, body, path));
  return { statusCode: reply.statusCode, json: JSON.parse(reply.body!) };
}

describe('on real services of this machine', () => {
  it('answers from the documents of the tenant alone', async () => {
    expect(await ask('연차 휴가는 며칠인가요?')).toMatchObject({
      statusCode: 200,
      json: { answered: true, grounded: true, degraded: false, answer: '연차 휴가는 15일이다. [1]' },
    });
    expect(await ask('연차 휴가는 며칠인가요?', 'others')).toMatchObject({
      json: { answer: '연차 휴가는 30일이다. [1]' },
    });
  });

  it('counts the tokens of a tenant, until there are none', async () => {
    expect(await ask('연차 휴가는 며칠인가요?', 'team', { DAILY_TOKENS: '1000' })).toMatchObject({
      statusCode: 429,
      json: { code: 'tokens-spent' },
    });
  });

  it('is told which guardrail looks at it', async () => {
    bedrock.reset();
    const guardrail = 'arn:aws:bedrock:ap-northeast-2:111122223333:guardrail/abc123';
    await ask('연차 휴가는 며칠인가요?', 'team', { GUARDRAIL: `${guardrail}:2` });
    expect(bedrock.calls.at(-1)!.body).toMatchObject({
      guardrailConfig: { guardrailIdentifier: guardrail, guardrailVersion: '2' },
    });
  });

  it.each(['abc123:2', 'arn:aws:bedrock:ap-northeast-2:111122223333:guardrail/abc123:DRAFT'])(
    'answers nobody rather than without the guardrail that %s was meant to be',
    (GUARDRAIL) => {
      expect(() => env({ GUARDRAIL })).toThrow('is no version of a guardrail');
    },
  );

  it('says that a guardrail stopped an answer, and charges what the model says it cost', async () => {
    bedrock.endpoint.faults.next(
      { kind: 'say', text: 'NOT', stopReason: 'guardrail_intervened' },
      1,
      'converse-stream',
    );
    expect(await ask('연차 휴가는 며칠인가요?')).toMatchObject({
      statusCode: 200,
      json: { answered: false, reason: 'guardrail', answer: '', usage: { outputTokens: 1 } },
    });
  });

  it('says that something may be missing when the index was made with a model that it may not call', async () => {
    expect(await ask('연차 휴가는 며칠인가요?', 'team', { EMBEDDING_MODELS: 'cohere.embed-v4:0' })).toMatchObject({
      json: { answered: true, degraded: true },
    });
  });

  it('finds passages, and documents like another', async () => {
    const found = await search({ query: '숙박비' });
    expect(found.json.passages[0]).toMatchObject({ documentId: ids['costs'], title: 'costs.md' });
    const like = await search({}, { documentId: ids['leave'] });
    expect(like.json.documents.map(({ documentId }: { documentId: string }) => documentId)).toEqual([ids['costs']]);
    expect((await search({}, { documentId: ids['theirs'] })).statusCode).toBe(404);
  });
});
