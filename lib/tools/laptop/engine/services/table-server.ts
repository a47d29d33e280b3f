import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import {
  CreateTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { Resource, StackModel } from '../../../../model/template';
import { bind } from './loopback-server';

type Dynalite = (options: { readonly createTableMs: number; readonly path: string }) => Server;

/** In seconds. */
const PATIENCE = { maxWaitTime: 60, minDelay: 0.1, maxDelay: 0.5 };

/** DynamoDB in this process, on loopback: dynalite, with real conditional writes. It never expires items by age. */
export class TableServer {
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** @param directory - where the tables are; not in memory, which would grow with each job */
  static async start(directory: string): Promise<TableServer> {
    mkdirSync(directory, { recursive: true });
    const dynalite = createRequire(__filename)('dynalite') as Dynalite;
    const server = dynalite({ createTableMs: 0, path: directory });
    return new TableServer(`http://127.0.0.1:${await bind(server, 0)}`, server);
  }

  /** Creates the stack's tables, or finds them kept. */
  async createTables(stack: StackModel, nameOf: (logicalId: string) => string, client: DynamoDBClient): Promise<void> {
    for (const { logicalId, properties } of [...stack.resources.values()].filter(isTable)) {
      const name = nameOf(logicalId);
      await client
        .send(
          new CreateTableCommand({
            TableName: name,
            BillingMode: 'PAY_PER_REQUEST',
            KeySchema: properties['KeySchema'] as never,
            AttributeDefinitions: properties['AttributeDefinitions'] as never,
            GlobalSecondaryIndexes: indexesOf(properties),
          }),
        )
        .catch((error: Error) => {
          if (error.name !== 'ResourceInUseException') throw error;
        });
      // As on AWS, there is a moment in which a new table is being created and answers as if it were not there.
      await waitUntilTableExists({ client, ...PATIENCE }, { TableName: name });
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

/** Of an index, what is no capacity. @returns undefined for a table that has none */
function indexesOf(properties: Resource['properties']): GlobalSecondaryIndex[] | undefined {
  const indexes = properties['GlobalSecondaryIndexes'] as readonly GlobalSecondaryIndex[] | undefined;
  return indexes?.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
}

export function isTable({ type }: Resource): boolean {
  return type === 'AWS::DynamoDB::Table' || type === 'AWS::DynamoDB::GlobalTable';
}
