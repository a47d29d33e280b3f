import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ANSWER_MS, answering, MAX_ATTEMPTS } from '../../shared/answering';
import type { SwitchDeps } from '../domain/switch-index';

/** Sends what the ingestion tells itself. */
export function sqsMessages(queueUrl: string): SwitchDeps['send'] {
  const client = new SQSClient({ maxAttempts: MAX_ATTEMPTS, requestHandler: answering(ANSWER_MS) });
  return async (message, delaySeconds) => {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message), DelaySeconds: delaySeconds }),
    );
  };
}
