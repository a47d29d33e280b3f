import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentRecord, Written } from '../domain/document-record';
import type { Ledger, LedgerOverview } from '../domain/ledger';
import type { ReadDeps } from '../domain/own-documents';
import { DOCUMENT_ITEMS, documentItem, PENDING_INDEX, TABLE_ATTRIBUTES } from '../domain/record-keys';
import { packVector, unpackVector } from './packed-vector';

/** Documents of a page of the overview: each has several calls to follow. */
const PAGE_SIZE = 100;

type StoredWritten = Omit<Written, 'centroid'> & { readonly centroid?: Uint8Array };
type StoredRecord = Omit<DocumentRecord, 'written'> & {
  readonly written: Readonly<Record<string, Readonly<Record<string, StoredWritten>>>>;
};

/** The ledger as items of a table, each replaced only by whoever has read it as it is. */
export function dynamoLedger(
  client: DynamoDBClient,
  tableName: string,
): Ledger & LedgerOverview & Pick<ReadDeps, 'list'> {
  const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    read: async ({ tenant, documentId }) => {
      const { Item } = await table.send(
        new GetCommand({ TableName: tableName, Key: documentItem(tenant, documentId), ConsistentRead: true }),
      );
      return Item && fromItem(Item);
    },

    replace: async (record, revision) => {
      try {
        await table.send(
          new PutCommand({
            TableName: tableName,
            Item: toItem(record),
            ...(revision === undefined
              ? {
                  ConditionExpression: 'attribute_not_exists(#id)',
                  ExpressionAttributeNames: { '#id': TABLE_ATTRIBUTES.sortKey },
                }
              : {
                  ConditionExpression: '#revision = :revision',
                  ExpressionAttributeNames: { '#revision': 'revision' },
                  ExpressionAttributeValues: { ':revision': revision },
                }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    page: async (after) => {
      const { Items = [], LastEvaluatedKey: last } = await table.send(
        new ScanCommand({
          TableName: tableName,
          Limit: PAGE_SIZE,
          ConsistentRead: true,
          FilterExpression: 'begins_with(#id, :documents)',
          ExpressionAttributeNames: { '#id': TABLE_ATTRIBUTES.sortKey },
          ExpressionAttributeValues: { ':documents': DOCUMENT_ITEMS },
          ...(after !== undefined && { ExclusiveStartKey: JSON.parse(after) as Record<string, unknown> }),
        }),
      );
      return { records: Items.map(fromItem), ...(last && { next: JSON.stringify(last) }) };
    },

    list: async (tenant, most, after) => {
      const { Items = [], LastEvaluatedKey: last } = await table.send(
        new QueryCommand({
          TableName: tableName,
          Limit: most,
          KeyConditionExpression: '#tenant = :tenant AND begins_with(#id, :documents)',
          ExpressionAttributeNames: { '#tenant': TABLE_ATTRIBUTES.partitionKey, '#id': TABLE_ATTRIBUTES.sortKey },
          ExpressionAttributeValues: { ':tenant': tenant, ':documents': DOCUMENT_ITEMS },
          ...(after !== undefined && { ExclusiveStartKey: documentItem(tenant, after) }),
        }),
      );
      const next = last && String(last[TABLE_ATTRIBUTES.sortKey]).slice(DOCUMENT_ITEMS.length);
      return { records: Items.map(fromItem), ...(next && { next }) };
    },

    isAnyPending: async (index) => {
      const { Count = 0 } = await table.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: PENDING_INDEX.name,
          Select: 'COUNT',
          Limit: 1,
          KeyConditionExpression: '#index = :index',
          ExpressionAttributeNames: { '#index': PENDING_INDEX.partitionKey },
          ExpressionAttributeValues: { ':index': index },
        }),
      );
      return Count > 0;
    },
  };
}

function toItem(record: DocumentRecord): StoredRecord {
  const written = eachWritten(record.written, ({ centroid, ...rest }) => ({
    ...rest,
    ...(centroid && { centroid: packVector(centroid) }),
  }));
  return { ...record, ...documentItem(record.tenant, record.documentId), written };
}

function fromItem(item: Record<string, unknown>): DocumentRecord {
  const { [TABLE_ATTRIBUTES.sortKey]: _, ...record } = item;
  const written = eachWritten((record as unknown as StoredRecord).written, ({ centroid, ...rest }) => ({
    ...rest,
    ...(centroid && { centroid: unpackVector(centroid) }),
  }));
  return { ...(record as unknown as DocumentRecord), written };
}

function eachWritten<From, To>(
  written: Readonly<Record<string, Readonly<Record<string, From>>>>,
  change: (from: From) => To,
): Record<string, Record<string, To>> {
  return Object.fromEntries(
    Object.entries(written).map(([index, generations]) => [
      index,
      Object.fromEntries(Object.entries(generations).map(([generation, each]) => [generation, change(each)])),
    ]),
  );
}
