import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerEntry } from '../domain/admit-hits';
import { ledgerEntry, type SearchedRecord } from '../domain/ledger-entry';
import { documentItem } from '../domain/record-keys';
import { unpackVector } from './packed-vector';

/** Without the numbers of centroids, which nobody needs who searches. */
const SEARCHED = {
  '#tenant': 'tenant',
  '#id': 'documentId',
  '#newest': 'newest',
  '#published': 'published',
  '#hidden': 'hiddenBy',
};

/** Asked again for what DynamoDB left unanswered, so many times in all. */
const MOST_ROUNDS = 3;

interface Packed {
  readonly written?: Readonly<Record<string, Readonly<Record<string, { readonly centroid?: Uint8Array }>>>>;
}

export interface LedgerReader {
  readonly entries: (
    tenant: string,
    documentIds: readonly string[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, LedgerEntry>>;
  readonly centroid: (
    document: { readonly tenant: string; readonly documentId: string; readonly generation: string },
    index: string,
    signal: AbortSignal,
  ) => Promise<readonly number[] | undefined>;
}

/** What the ledger says, read as it is by now and not as it was a moment ago. */
export function dynamoLedgerReader(client: DynamoDBClient, tableName: string): LedgerReader {
  const table = DynamoDBDocumentClient.from(client);
  return {
    async entries(tenant, documentIds, signal) {
      const entries = new Map<string, LedgerEntry>();
      let keys: Record<string, unknown>[] = documentIds.map((documentId) => documentItem(tenant, documentId));
      for (let round = 0; keys.length > 0; round++) {
        // What is not known to count does not count; but then people would miss documents and never know.
        if (round === MOST_ROUNDS) throw new Error('the ledger left records unanswered');
        const asked = {
          Keys: keys,
          ConsistentRead: true,
          ProjectionExpression: Object.keys(SEARCHED).join(', '),
          ExpressionAttributeNames: SEARCHED,
        };
        const reply = await table.send(new BatchGetCommand({ RequestItems: { [tableName]: asked } }), {
          abortSignal: signal,
        });
        for (const item of reply.Responses?.[tableName] ?? []) {
          const { documentId, ...record } = item as SearchedRecord & { readonly documentId: string };
          const entry = ledgerEntry(record);
          if (entry) entries.set(documentId, entry);
        }
        keys = reply.UnprocessedKeys?.[tableName]?.Keys ?? [];
      }
      return entries;
    },

    async centroid({ tenant, documentId, generation }, index, signal) {
      const asked = new GetCommand({
        TableName: tableName,
        Key: documentItem(tenant, documentId),
        ProjectionExpression: '#written.#index.#generation.#centroid',
        ExpressionAttributeNames: {
          '#written': 'written',
          '#index': index,
          '#generation': generation,
          '#centroid': 'centroid',
        },
      });
      const { Item } = await table.send(asked, { abortSignal: signal });
      // Of a path that is not there, nothing comes back, not even its beginning.
      const packed = (Item as Packed | undefined)?.written?.[index]?.[generation]?.centroid;
      return packed && unpackVector(packed);
    },
  };
}
