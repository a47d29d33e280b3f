import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoLedgerReader } from '../../../lib/rag/adapters/dynamo-ledger-reader';
import { dynamoTokenBudget } from '../../../lib/rag/adapters/dynamo-token-budget';
import { packVector } from '../../../lib/rag/adapters/packed-vector';
import { documentItem } from '../../../lib/rag/domain/record-keys';
import { CannedService } from '../../support/canned-service';
import { LocalTable } from '../fakes/local-table';

const TABLE = LocalTable.NAME;
const NOON = Date.UTC(2026, 10, 26, 12);
const never = new AbortController().signal;
const canned = new CannedService();
let table: LocalTable;
let client: DynamoDBClient;
let cannedClient: DynamoDBClient;

beforeAll(async () => {
  table = await LocalTable.start();
  client = table.client;
  cannedClient = new DynamoDBClient({ endpoint: await canned.start() });
});

afterAll(async () => {
  cannedClient.destroy();
  await Promise.all([canned.stop(), table.stop()]);
});

async function put(documentId: string, over: object = {}, tenant = 'team'): Promise<void> {
  const record = {
    documentId,
    newest: { what: 'came' },
    published: { generation: 'g2', previous: 'g1', atMs: 7 },
    written: { 'passages-1': { g2: { passages: 2, centroid: packVector([0.5, 0.25]) } } },
    ...over,
  };
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  await document.send(new PutCommand({ TableName: TABLE, Item: { ...record, ...documentItem(tenant, documentId) } }));
}

describe('the ledger, as a search reads it', () => {
  beforeAll(async () => {
    await put('a');
    await put('first', { published: { generation: 'g1', atMs: 7 } });
    await put('gone', { newest: { what: 'went' } });
    await put('hidden', { hiddenBy: 'marker' });
    await put('new', { published: undefined });
    await put('theirs', {}, 'others');
  });

  it('knows which documents of the tenant may be answered from', async () => {
    const ids = ['a', 'first', 'gone', 'hidden', 'new', 'theirs', 'unknown'];
    const entries = await dynamoLedgerReader(client, TABLE).entries('team', ids, never);
    expect(Object.fromEntries(entries)).toEqual({
      a: { tenant: 'team', ready: true, published: 'g2', previous: 'g1', publishedAt: 7 },
      first: { tenant: 'team', ready: true, published: 'g1', publishedAt: 7 },
    });
    expect((await dynamoLedgerReader(client, TABLE).entries('team', [], never)).size).toBe(0);
  });

  it('finds the middle of a document in the index that is asked, and in no other', async () => {
    const { centroid } = dynamoLedgerReader(client, TABLE);
    const document = { tenant: 'team', documentId: 'a', generation: 'g2' };
    expect(await centroid(document, 'passages-1', never)).toEqual([0.5, 0.25]);
    expect(await centroid(document, 'passages-2', never)).toBeUndefined();
    expect(await centroid({ ...document, generation: 'g1' }, 'passages-1', never)).toBeUndefined();
    expect(await centroid({ ...document, tenant: 'others' }, 'passages-1', never)).toBeUndefined();
  });

  it('asks again for what was left unanswered, and does not take it for gone', async () => {
    const left = { [TABLE]: { Keys: [{ tenant: { S: 'team' }, id: { S: 'document#b' } }] } };
    canned.answer = () => ({ status: 200, body: JSON.stringify({ Responses: {}, UnprocessedKeys: left }) });
    const reading = dynamoLedgerReader(cannedClient, TABLE).entries('team', ['a', 'b'], never);
    await expect(reading).rejects.toThrow('left records unanswered');
    expect(canned.requests).toHaveLength(3);
    expect(JSON.parse(canned.requests[2]!.body).RequestItems[TABLE]).toMatchObject({
      ...left[TABLE],
      ConsistentRead: true,
    });
  });
});

describe('tokens of a day', () => {
  const budget = (at = NOON) => dynamoTokenBudget(client, TABLE, 10_000, () => at);

  it('are set aside as long as there are some, however many ask at once', async () => {
    const granted = await Promise.all(
      Array.from({ length: 20 }, () => budget().reserve('crowd', 1500, new AbortController().signal)),
    );
    expect(granted.filter((each) => each)).toHaveLength(6);
    expect(await budget().reserve('crowd', 1000, never)).toBe(true);
    expect(await budget().reserve('crowd', 1, never)).toBe(false);
  });

  it('are given back as far as they were not used', async () => {
    expect(await budget().reserve('careful', 9000, never)).toBe(true);
    await budget().settle('careful', 9000, 9000, never);
    expect(await budget().reserve('careful', 1001, never)).toBe(false);
    await budget().settle('careful', 9000, 500, never);
    expect(await budget().reserve('careful', 9500, never)).toBe(true);
  });

  it('that went over what was set aside count too', async () => {
    await budget().reserve('wordy', 100, never);
    await budget().settle('wordy', 100, 9990, never);
    expect(await budget().reserve('wordy', 11, never)).toBe(false);
  });

  it('are new every day, and each tenant’s own', async () => {
    expect(await budget().reserve('daily', 10_000, never)).toBe(true);
    expect(await budget().reserve('other', 10_000, never)).toBe(true);
    expect(await budget(Date.UTC(2026, 10, 26, 23, 59, 59)).reserve('daily', 1, never)).toBe(false);
    expect(await budget(Date.UTC(2026, 10, 27)).reserve('daily', 10_000, never)).toBe(true);
  });

  it('are never set aside when one question costs more than a day has', async () => {
    expect(await budget().reserve('greedy', 10_001, never)).toBe(false);
  });

  it('that cannot be counted are no answer', async () => {
    canned.answer = () => ({ status: 400, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: '{}' });
    const reserving = dynamoTokenBudget(cannedClient, TABLE, 10_000, () => NOON).reserve('team', 3000, never);
    await expect(reserving).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
