import { strict as assert } from 'node:assert';
import type { AddressInfo, Server } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { dynamoStore } from '../../../lib/async/adapters/dynamo-store';
import { KnownRecord } from '../../../lib/async/domain/known-record';
import { TABLE_ATTRIBUTES } from '../../../lib/async/domain/record-keys';
import type { VersionedStore } from '../../../lib/async/domain/versioned-store';
import { MemoryStore } from '../fakes/memory-store';

interface Counter {
  readonly count: number;
  readonly note?: string;
  readonly nested?: { readonly list: readonly number[]; readonly empty: readonly string[] };
  readonly expiresAt: number;
}

const TABLE_NAME = 'jobs-table';
let server: Server;
let client: DynamoDBClient;
let serial = 0;

beforeAll(async () => {
  const dynalite = require('dynalite') as (options: { createTableMs: number }) => Server;
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}` });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: TABLE_ATTRIBUTES.partitionKey, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: TABLE_ATTRIBUTES.partitionKey, AttributeType: 'S' }],
    }),
  );
});

afterAll(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const STORES: [string, () => VersionedStore<Counter>][] = [
  ['in memory', () => new MemoryStore<Counter>()],
  ['in DynamoDB', () => dynamoStore<Counter>(client, TABLE_NAME)],
];

describe.each(STORES)('a store %s', (_, make) => {
  const key = () => `job#owner#${++serial}`;

  it('has nothing under a key until it is written', async () => {
    expect(await make().read(key())).toBeUndefined();
  });

  it('gives back what was written, and leaves out what was undefined', async () => {
    const store = make();
    const at = key();
    const value = { count: 1, nested: { list: [1, 2], empty: [] }, expiresAt: 1_795_262_400 };
    expect(await store.write(at, { ...value, note: undefined }, undefined)).toBe(true);
    expect(await store.read(at)).toEqual({ value, version: 1 });
  });

  it('replaces a value as a whole', async () => {
    const store = make();
    const at = key();
    await store.write(at, { count: 1, note: 'first', expiresAt: 1 }, undefined);
    await store.write(at, { count: 2, expiresAt: 2 }, 1);
    expect(await store.read(at)).toEqual({ value: { count: 2, expiresAt: 2 }, version: 2 });
  });

  it('creates a value once', async () => {
    const store = make();
    const at = key();
    const writes = await Promise.all([1, 2, 3].map((count) => store.write(at, { count, expiresAt: 1 }, undefined)));
    expect(writes.filter(Boolean)).toHaveLength(1);
  });

  it('refuses a write that is based on an old version, or on one that is not there', async () => {
    const store = make();
    const at = key();
    expect(await store.write(at, { count: 9, expiresAt: 1 }, 1)).toBe(false);
    await store.write(at, { count: 1, expiresAt: 1 }, undefined);
    await store.write(at, { count: 2, expiresAt: 1 }, 1);
    expect(await store.write(at, { count: 3, expiresAt: 1 }, 1)).toBe(false);
    expect(await store.write(at, { count: 3, expiresAt: 1 }, 3)).toBe(false);
    expect((await store.read(at))?.value.count).toBe(2);
  });

  it('loses no change when ten writers change one value together', async () => {
    const store = make();
    const at = key();
    const add = () =>
      new KnownRecord(store, at).change((current) => {
        const count = (current?.count ?? 0) + 1;
        return { write: { count, expiresAt: 1 }, result: count };
      });
    const results = await Promise.all(Array.from({ length: 10 }, add));
    expect([...results].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await store.read(at)).toMatchObject({ value: { count: 10 }, version: 10 });
  });

  it('keeps text of every kind as it is', async () => {
    const store = make();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (note) => {
        const at = key();
        await store.write(at, { count: 0, note, expiresAt: 1 }, undefined);
        assert.equal((await store.read(at))?.value.note, note);
      }),
      { numRuns: 100 },
    );
  });
});
