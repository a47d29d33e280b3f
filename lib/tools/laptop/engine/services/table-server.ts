import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Resource, StackModel } from '../../../../model/template';
import { LaptopError } from '../laptop-error';
import { bind } from './loopback-server';

type Dynalite = (options: { readonly createTableMs: number; readonly path: string }) => Server;

/** DynamoDB in this process, on loopback: dynalite, with real conditional writes. It never expires items by age. */
export class TableServer {
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  /**
   * @param directory - where the tables are; not in memory, which would grow with each job
   * @throws LaptopError when another process has that folder open
   */
  static async start(directory: string): Promise<TableServer> {
    await checkUnused(directory);
    const dynalite = createRequire(__filename)('dynalite') as Dynalite;
    const server = dynalite({ createTableMs: 0, path: directory });
    return new TableServer(`http://127.0.0.1:${await bind(server, 0)}`, server);
  }

  /** Creates the stack's tables, or finds them kept. */
  async createTables(stack: StackModel, nameOf: (logicalId: string) => string, client: DynamoDBClient): Promise<void> {
    for (const { logicalId, properties } of [...stack.resources.values()].filter(isTable)) {
      await client
        .send(
          new CreateTableCommand({
            TableName: nameOf(logicalId),
            BillingMode: 'PAY_PER_REQUEST',
            KeySchema: properties['KeySchema'] as never,
            AttributeDefinitions: properties['AttributeDefinitions'] as never,
          }),
        )
        .catch((error: Error) => {
          if (error.name !== 'ResourceInUseException') throw error;
        });
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

export function isTable({ type }: Resource): boolean {
  return type === 'AWS::DynamoDB::Table' || type === 'AWS::DynamoDB::GlobalTable';
}

/** dynalite opens its store in the background and throws where nobody can catch it, so the store is opened here first. */
async function checkUnused(directory: string): Promise<void> {
  const { Level } = createRequire(require.resolve('dynalite'))('level') as { Level: new (path: string) => Store };
  mkdirSync(directory, { recursive: true });
  const store = new Level(directory);
  try {
    await store.open();
    await store.close();
  } catch (error) {
    const { message, cause } = error as Error & { readonly cause?: Error & { readonly code?: string } };
    throw new LaptopError(
      cause?.code === 'LEVEL_LOCKED'
        ? `${directory} is in use by another start; end that one, or give --keep another folder`
        : `${directory} cannot be opened: ${cause?.message ?? message}; give --keep another folder`,
    );
  }
}

interface Store {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}
