import type { AddressInfo, Server } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoUploads } from '../../../lib/upload/adapters/dynamo-uploads';
import { TABLE_ATTRIBUTES } from '../../../lib/upload/domain/record-keys';
import { issuedRecord } from '../../../lib/upload/domain/upload-record';
import { NOW_MS, OWNER, uploadId } from '../fakes/api';

const TABLE_NAME = 'uploads';
const { partitionKey, sortKey } = TABLE_ATTRIBUTES;
let server: Server;
let client: DynamoDBClient;
let uploads: ReturnType<typeof dynamoUploads>;

const record = (serial: number, owner = OWNER) =>
  issuedRecord({ owner, uploadId: uploadId(serial) }, { fileName: '사진.jpg', contentType: 'image/jpeg' }, NOW_MS);

beforeAll(async () => {
  const dynalite = require('dynalite') as (options: { createTableMs: number }) => Server;
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [partitionKey, sortKey].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    }),
  );
  uploads = dynamoUploads(client, TABLE_NAME, new AbortController().signal);
  for (let serial = 1; serial <= 5; serial++) await uploads.note(record(serial));
  await uploads.note(record(6, 'x'.repeat(43)));
});

afterAll(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

describe('records in DynamoDB', () => {
  it('are read by owner and id', async () => {
    expect(await uploads.read(record(1))).toEqual(record(1));
    expect(await uploads.read({ owner: OWNER, uploadId: uploadId(6) })).toBeUndefined();
  });

  it('are listed under their owner, the newest first, page by page', async () => {
    const first = await uploads.list(OWNER, 3, undefined);
    expect(first).toEqual({ uploads: [5, 4, 3].map((serial) => record(serial)), next: uploadId(3) });
    expect(await uploads.list(OWNER, 3, first.next)).toEqual({ uploads: [2, 1].map((serial) => record(serial)) });
  });

  it('are forgotten in the state that they were read in, and in no other', async () => {
    expect(await uploads.forget({ ...record(2), status: 'ready' })).toBe(false);
    expect(await uploads.read(record(2))).toBeDefined();
    expect(await uploads.forget(record(2))).toBe(true);
    expect(await uploads.read(record(2))).toBeUndefined();
  });

  it('are not asked for when there is no time left', async () => {
    const late = dynamoUploads(client, TABLE_NAME, AbortSignal.abort());
    await expect(late.read(record(1))).rejects.toMatchObject({ name: 'AbortError' });
  });
});
