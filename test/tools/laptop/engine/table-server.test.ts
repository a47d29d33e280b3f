import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readTemplate } from '../../../../lib/model/template';
import { TableServer } from '../../../../lib/tools/laptop/engine/services/table-server';

const stack = readTemplate(
  { Resources: { Jobs: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [], AttributeDefinitions: [] } } } },
  { name: 'jobs', region: 'us-east-1' },
);

let directory: string;
let server: TableServer;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tables-by-test-'));
  server = await TableServer.start(directory);
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

// On a busy machine, whoever asked at once was told that there is no such table, and the laptop did not start.
test('a table that is being created is waited for', async () => {
  const states = ['CREATING', 'CREATING', 'ACTIVE'];
  const send = async () => ({ Table: { TableStatus: states.shift() } });
  states.unshift('the answer to its creation');
  await server.createTables(stack, (logicalId) => logicalId, { send } as unknown as DynamoDBClient);
  expect(states).toEqual([]);
});
