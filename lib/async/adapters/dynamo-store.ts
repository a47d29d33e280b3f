import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { TABLE_ATTRIBUTES } from '../domain/record-keys';
import type { VersionedStore } from '../domain/versioned-store';

/**
 * Records as items of one table: the key, the version, and the record's own fields beside them.
 *
 * @param deadline - ends every call
 */
export function dynamoStore<Value extends { readonly expiresAt: number }>(
  client: DynamoDBClient,
  tableName: string,
  deadline?: AbortSignal,
): VersionedStore<Value> {
  const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    async read(key) {
      const { Item } = await table.send(
        new GetCommand({ TableName: tableName, Key: { [TABLE_ATTRIBUTES.partitionKey]: key }, ConsistentRead: true }),
        { abortSignal: deadline },
      );
      if (Item === undefined) return undefined;
      const { [TABLE_ATTRIBUTES.partitionKey]: _, version, ...value } = Item;
      return { value: value as unknown as Value, version: version as number };
    },

    async write(key, value, basedOn) {
      const isFirst = basedOn === undefined;
      try {
        await table.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...value, [TABLE_ATTRIBUTES.partitionKey]: key, version: (basedOn ?? 0) + 1 },
            ConditionExpression: isFirst ? 'attribute_not_exists(#key)' : '#version = :version',
            ExpressionAttributeNames: isFirst ? { '#key': TABLE_ATTRIBUTES.partitionKey } : { '#version': 'version' },
            ...(!isFirst && { ExpressionAttributeValues: { ':version': basedOn } }),
          }),
          { abortSignal: deadline },
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
