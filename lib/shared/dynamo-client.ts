import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ANSWER_MS, answering, MAX_ATTEMPTS } from './answering';

export function dynamoClient(): DynamoDBClient {
  return new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS, requestHandler: answering(ANSWER_MS) });
}
