import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { IssueDeps } from '../domain/issue-upload';
import type { UploadKey } from '../domain/object-keys';
import type { DeleteDeps, ListDeps, ReadDeps } from '../domain/own-uploads';
import { TABLE_ATTRIBUTES } from '../domain/record-keys';
import type { UploadRecord } from '../domain/upload-record';

const { partitionKey, sortKey } = TABLE_ATTRIBUTES;

interface Uploads {
  readonly note: IssueDeps['note'];
  readonly read: ReadDeps['read'];
  readonly list: ListDeps['list'];
  readonly forget: DeleteDeps['forget'];
}

/**
 * Records as items of one table, under their owner.
 *
 * @param deadline - ends every call
 */
export function dynamoUploads(client: DynamoDBClient, tableName: string, deadline: AbortSignal): Uploads {
  const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const until = { abortSignal: deadline };
  const keyOf = ({ owner, uploadId }: UploadKey) => ({ [partitionKey]: owner, [sortKey]: uploadId });
  return {
    async note(record) {
      await table.send(new PutCommand({ TableName: tableName, Item: { ...record } }), until);
    },

    async read(upload) {
      const asked = { TableName: tableName, Key: keyOf(upload), ConsistentRead: true };
      const { Item } = await table.send(new GetCommand(asked), until);
      return Item as UploadRecord | undefined;
    },

    async list(owner, most, after) {
      const { Items = [], LastEvaluatedKey } = await table.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: '#owner = :owner',
          ExpressionAttributeNames: { '#owner': partitionKey },
          ExpressionAttributeValues: { ':owner': owner },
          ScanIndexForward: false,
          Limit: most,
          ...(after !== undefined && { ExclusiveStartKey: keyOf({ owner, uploadId: after }) }),
        }),
        until,
      );
      return {
        uploads: Items as UploadRecord[],
        ...(LastEvaluatedKey && { next: String(LastEvaluatedKey[sortKey]) }),
      };
    },

    async forget(record) {
      try {
        await table.send(
          new DeleteCommand({
            TableName: tableName,
            Key: keyOf(record),
            ConditionExpression: '#status = :status',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':status': record.status },
          }),
          until,
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
