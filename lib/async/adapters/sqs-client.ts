import { SQSClient } from '@aws-sdk/client-sqs';
import { ANSWER_MS, answering, MAX_ATTEMPTS } from '../../shared/answering';
import { LONG_POLL_SECONDS } from '../domain/time-limits';

/** What a long poll may take, and a call's time on top. */
export const LONG_POLL_ANSWER_MS = LONG_POLL_SECONDS * 1000 + 10_000;

export function sqsClient(answerMs = ANSWER_MS): SQSClient {
  return new SQSClient({ maxAttempts: MAX_ATTEMPTS, requestHandler: answering(answerMs) });
}
