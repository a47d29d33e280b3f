import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { answering, CONNECT_MS } from '../../shared/answering';
import { hasOwnEndpoint } from '../../shared/env';
import { LONG_POLL_SECONDS } from '../domain/time-limits';

/** The SDKs try again, with full jitter, after throttling and server errors only. */
const MAX_ATTEMPTS = 3;

/** Three tries of one call end within the time that an answer of the API may take. */
const ANSWER_MS = 2_000;

/** What a long poll may take, and a call's time on top. */
export const LONG_POLL_ANSWER_MS = LONG_POLL_SECONDS * 1000 + 10_000;

/** Transfers may take long, but not without a byte moving. */
const SILENCE_MS = 20_000;

export function dynamoClient(): DynamoDBClient {
  return new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS, requestHandler: answering(ANSWER_MS) });
}

export function sqsClient(answerMs = ANSWER_MS): SQSClient {
  return new SQSClient({ maxAttempts: MAX_ATTEMPTS, requestHandler: answering(answerMs) });
}

/** Buckets as host names need DNS, which an endpoint on a laptop has not: there the bucket goes into the path. */
export function s3Client(): S3Client {
  return new S3Client({
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    forcePathStyle: hasOwnEndpoint('S3'),
  });
}
