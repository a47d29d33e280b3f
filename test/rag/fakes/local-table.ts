import type { AddressInfo, Server } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PENDING_INDEX, TABLE_ATTRIBUTES } from '../../../lib/rag/domain/record-keys';

/** The pattern's table, in a DynamoDB of this machine. */
export class LocalTable {
  static readonly NAME = 'ledger';

  private constructor(
    /** Where it is, for programs that find it by their environment. */
    readonly url: string,
    readonly client: DynamoDBClient,
    private readonly server: Server,
  ) {}

  static async start(): Promise<LocalTable> {
    const dynalite = require('dynalite') as (options: { createTableMs: number }) => Server;
    const server = dynalite({ createTableMs: 0 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = new DynamoDBClient({ endpoint: url });
    const key = (name: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName: name, KeyType });
    const { partitionKey, sortKey } = TABLE_ATTRIBUTES;
    await client.send(
      new CreateTableCommand({
        TableName: LocalTable.NAME,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [key(partitionKey, 'HASH'), key(sortKey, 'RANGE')],
        GlobalSecondaryIndexes: [
          {
            IndexName: PENDING_INDEX.name,
            KeySchema: [key(PENDING_INDEX.partitionKey, 'HASH'), key(PENDING_INDEX.sortKey, 'RANGE')],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
        AttributeDefinitions: [partitionKey, sortKey, PENDING_INDEX.partitionKey, PENDING_INDEX.sortKey].map(
          (name) => ({ AttributeName: name, AttributeType: 'S' }),
        ),
      }),
    );
    return new LocalTable(url, client, server);
  }

  async stop(): Promise<void> {
    this.client.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
