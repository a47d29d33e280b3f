import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { JobRecord } from '../domain/job-record';

const HELD = { FilterExpression: 'leaseUntil > :none', ExpressionAttributeValues: { ':none': 0 } };
const RELEASED = { status: 'queued', leaseUntil: 0 } satisfies Partial<JobRecord>;

/** Ends every lease in a table of which it is known that no worker is left; nobody else may write meanwhile. */
export async function releaseJobs(dynamo: DynamoDBClient, tableName: string): Promise<void> {
  const client = DynamoDBDocumentClient.from(dynamo);
  for await (const { Items: held = [] } of paginateScan({ client }, { TableName: tableName, ...HELD })) {
    for (const record of held) {
      await client.send(new PutCommand({ TableName: tableName, Item: { ...record, ...RELEASED } }));
    }
  }
}
