import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoLedger } from '../../../lib/rag/adapters/dynamo-ledger';
import { dynamoLedgerReader } from '../../../lib/rag/adapters/dynamo-ledger-reader';
import { withWritten } from '../../../lib/rag/domain/document-record';
import { orderOf } from '../../../lib/rag/domain/sequencer';
import { ledgerContract, recordOf } from '../contract/ledger-contract';
import { LocalTable } from '../fakes/local-table';
import { MemoryLedger } from '../fakes/memory-ledger';

const TABLE = LocalTable.NAME;
let table: LocalTable;
let client: DynamoDBClient;

beforeAll(async () => {
  table = await LocalTable.start();
  client = table.client;
});

afterAll(() => table.stop());

describe('a ledger in DynamoDB', () => {
  ledgerContract(() => dynamoLedger(client, TABLE));

  it('is read by a search as it was written', async () => {
    const generation = orderOf('20')!;
    const record = {
      ...withWritten(recordOf('team', 'searched'), 'passages-a', generation, {
        passages: 1,
        untilMs: 0,
        done: true,
        centroid: [0.5, 0.25],
      }),
      published: {
        generation,
        versionId: 'v1',
        order: orderOf('10')!,
        contentHash: 'h',
        title: 't',
        passages: 1,
        atMs: 9,
      },
    };
    await dynamoLedger(client, TABLE).replace(record, undefined);
    const reader = dynamoLedgerReader(client, TABLE);
    const never = new AbortController().signal;
    const { documentId } = record;
    expect([...(await reader.entries('team', [documentId], never)).values()]).toEqual([
      { tenant: 'team', ready: true, published: generation, publishedAt: 9 },
    ]);
    expect(await reader.centroid({ tenant: 'team', documentId, generation }, 'passages-a', never)).toEqual([0.5, 0.25]);
    expect(await reader.centroid({ tenant: 'team', documentId, generation }, 'passages-b', never)).toBeUndefined();
  });
});

describe('a ledger in memory, which tests use', () => {
  ledgerContract(() => new MemoryLedger());
});
