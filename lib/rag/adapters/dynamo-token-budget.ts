import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { tokensItem } from '../domain/record-keys';
import type { TokenBudget } from '../domain/token-budget';

const DAY_SECONDS = 24 * 60 * 60;

/** Yesterday's count is of no use; it stays for who wants to know why questions were refused. */
const KEPT_DAYS = 7;

/** So many tokens a tenant and day, counted in one item each, by conditional updates: what two questions set aside is never the same. */
export function dynamoTokenBudget(
  client: DynamoDBClient,
  tableName: string,
  dailyTokens: number,
  nowMs: () => number,
): TokenBudget {
  const table = DynamoDBDocumentClient.from(client);
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const add = (tenant: string, tokens: number, most: number | undefined, signal: AbortSignal) => {
    const now = nowMs();
    const update = new UpdateCommand({
      TableName: tableName,
      Key: tokensItem(tenant, dayOf(now)),
      UpdateExpression: 'ADD #used :tokens SET #expires = :expires',
      ExpressionAttributeNames: { '#used': 'used', '#expires': 'expiresAt' },
      ExpressionAttributeValues: {
        ':tokens': tokens,
        ':expires': Math.floor(now / 1000) + KEPT_DAYS * DAY_SECONDS,
        ...(most !== undefined && { ':most': most }),
      },
      ...(most !== undefined && { ConditionExpression: 'attribute_not_exists(#used) OR #used <= :most' }),
    });
    return table.send(update, { abortSignal: signal });
  };
  return {
    async reserve(tenant, tokens, signal) {
      if (tokens > dailyTokens) return false;
      try {
        await add(tenant, tokens, dailyTokens - tokens, signal);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    async settle(tenant, reserved, used, signal) {
      if (used !== reserved) await add(tenant, used - reserved, undefined, signal);
    },
  };
}
