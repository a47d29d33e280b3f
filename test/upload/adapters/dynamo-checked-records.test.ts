import type { AddressInfo, Server } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoCheckedRecords } from '../../../lib/upload/adapters/dynamo-checked-records';
import { TABLE_ATTRIBUTES } from '../../../lib/upload/domain/record-keys';
import type { CheckedRecords } from '../../../lib/upload/domain/validate-deps';
import { UPLOAD } from '../fakes/arrivals';

const TABLE_NAME = 'uploads-table';
const { partitionKey, sortKey } = TABLE_ATTRIBUTES;
const WAITING = { status: 'waiting', fileName: 'cat.jpg', contentType: 'image/jpeg', createdAt: 1, expiresAt: 100 };
const READY = {
  status: 'ready',
  result: { kind: 'image', contentType: 'image/jpeg', width: 3, height: 2, bytes: 9, firstFrameOnly: true },
} as const;

let server: Server;
let client: DynamoDBClient;
let table: DynamoDBDocumentClient;
let records: CheckedRecords;

beforeAll(async () => {
  const dynalite = require('dynalite') as (options: { createTableMs: number }) => Server;
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}` });
  table = DynamoDBDocumentClient.from(client);
  records = dynamoCheckedRecords(client, TABLE_NAME);
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [partitionKey, sortKey].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    }),
  );
});

afterAll(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => table.send(new PutCommand({ TableName: TABLE_NAME, Item: { ...UPLOAD, ...WAITING } })));

const stored = async () => (await table.send(new GetCommand({ TableName: TABLE_NAME, Key: UPLOAD }))).Item;

describe('a record that waits', () => {
  it('is claimed by the first version, again and again, and by no other', async () => {
    expect(await records.claim(UPLOAD, 'v1')).toEqual({ ...UPLOAD, ...WAITING, versionId: 'v1' });
    expect(await records.claim(UPLOAD, 'v1')).toMatchObject({ versionId: 'v1' });
    expect(await records.claim(UPLOAD, 'v2')).toEqual({ ...UPLOAD, ...WAITING, versionId: 'v1' });
  });

  it('is settled once, by the version that claimed it', async () => {
    expect(await records.settle(UPLOAD, 'v1', READY, undefined)).toMatchObject({ status: 'waiting' });
    await records.claim(UPLOAD, 'v1');
    expect(await records.settle(UPLOAD, 'v2', READY, undefined)).toMatchObject({ status: 'waiting', versionId: 'v1' });
    const { expiresAt: _, ...kept } = WAITING;
    const ready = { ...UPLOAD, ...kept, ...READY, versionId: 'v1' };
    expect(await records.settle(UPLOAD, 'v1', READY, undefined)).toEqual(ready);
    expect(await records.settle(UPLOAD, 'v1', { status: 'rejected', reason: 'empty' }, 9)).toEqual(ready);
    expect(await records.claim(UPLOAD, 'v1')).toEqual(ready);
    expect(await stored()).toEqual(ready);
  });

  it('keeps the reason why it was refused, what the file looks like, and until when', async () => {
    await records.claim(UPLOAD, 'v1');
    await records.settle(UPLOAD, 'v1', { status: 'rejected', reason: 'type-mismatch', looksLike: 'heic' }, 700);
    expect(await stored()).toMatchObject({
      status: 'rejected',
      reason: 'type-mismatch',
      looksLike: 'heic',
      expiresAt: 700,
    });
  });
});

it('no record comes to be by a check', async () => {
  const unknown = { ...UPLOAD, uploadId: 'unknown' };
  expect(await records.claim(unknown, 'v1')).toBeUndefined();
  expect(await records.settle(unknown, 'v1', READY, undefined)).toBeUndefined();
});
