import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CheckedRecord } from '../domain/checked-record';
import type { UploadKey } from '../domain/object-keys';
import { TABLE_ATTRIBUTES } from '../domain/record-keys';
import type { CheckedRecords } from '../domain/validate-deps';

const { partitionKey, sortKey, timeToLive } = TABLE_ATTRIBUTES;

export function dynamoCheckedRecords(client: DynamoDBClient, tableName: string): CheckedRecords {
  const table = DynamoDBDocumentClient.from(client);
  const keyOf = ({ owner, uploadId }: UploadKey) => ({ [partitionKey]: owner, [sortKey]: uploadId });

  const change = async (upload: UploadKey, update: Partial<UpdateCommandInput>): Promise<CheckedRecord | undefined> => {
    try {
      const { Attributes } = await table.send(
        new UpdateCommand({ TableName: tableName, Key: keyOf(upload), ReturnValues: 'ALL_NEW', ...update }),
      );
      return Attributes as CheckedRecord | undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const { Item } = await table.send(
        new GetCommand({ TableName: tableName, Key: keyOf(upload), ConsistentRead: true }),
      );
      return Item as CheckedRecord | undefined;
    }
  };

  return {
    claim: (upload, versionId) =>
      change(upload, {
        UpdateExpression: 'SET #version = :version',
        ConditionExpression: '#status = :waiting AND (attribute_not_exists(#version) OR #version = :version)',
        ExpressionAttributeNames: { '#status': 'status', '#version': 'versionId' },
        ExpressionAttributeValues: { ':waiting': 'waiting', ':version': versionId },
      }),

    settle: (upload, versionId, settlement, expiresAt) => {
      const fields = { ...settlement, ...(expiresAt !== undefined && { [timeToLive]: expiresAt }) };
      const assignments = Object.keys(fields).map((name) => `#${name} = :${name}`);
      const removal = expiresAt === undefined ? ` REMOVE #${timeToLive}` : '';
      return change(upload, {
        UpdateExpression: `SET ${assignments.join(', ')}${removal}`,
        ConditionExpression: '#status = :waiting AND #versionId = :version',
        ExpressionAttributeNames: Object.fromEntries(
          ['versionId', timeToLive, ...Object.keys(fields)].map((name) => [`#${name}`, name]),
        ),
        ExpressionAttributeValues: {
          ':waiting': 'waiting',
          ':version': versionId,
          ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`:${name}`, value])),
        },
      });
    },
  };
}
