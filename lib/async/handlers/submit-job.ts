import { jsonReply, problemReply } from '../../shared/api-reply';
import { type ApiEvent, parseRequest } from '../../shared/api-request';
import { parseEnv } from '../../shared/env';
import { faultFacts } from '../../shared/fault-facts';
import { logger } from '../../shared/logger';
import { dynamoClient, s3Client, sqsClient } from '../adapters/clients';
import { dynamoStore } from '../adapters/dynamo-store';
import { s3Files } from '../adapters/s3-files';
import { sqsQueue } from '../adapters/sqs-queue';
import type { JobRecord } from '../domain/job-record';
import { type SubmitDeps, type SubmitSettings, submitJob } from '../domain/submit-job';
import { API_LIMITS } from '../domain/time-limits';
import { submitJobEnv } from './submit-job.env';

const UNAVAILABLE = {
  status: 503,
  code: 'try-again',
  title: 'The job could not be queued.',
  detail: 'Send the same request again, with the same Idempotency-Key if it had one: it will not run twice.',
  retryAfterSeconds: 5,
};

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function submitJobHandler(depsUntil: (deadline: AbortSignal) => SubmitDeps, settings: SubmitSettings) {
  return async (event: ApiEvent) => {
    try {
      const deps = depsUntil(AbortSignal.timeout(API_LIMITS.answerSeconds * 1000));
      const result = await submitJob(parseRequest(event), deps, settings);
      if (!result.ok) return problemReply(result.problem);
      const { jobId, status, replayed } = result;
      const statusUrl = `/jobs/${jobId}`;
      logger.info('job submitted', { jobId, replayed });
      return jsonReply(
        202,
        { jobId, status, statusUrl },
        { location: statusUrl, ...(replayed && { 'idempotency-replayed': 'true' }) },
      );
    } catch (error) {
      logger.error('submission failed', faultFacts(error));
      return problemReply(UNAVAILABLE);
    }
  };
}

let configured: ReturnType<typeof submitJobHandler> | undefined;

export const handler = async (event: ApiEvent) => {
  configured ??= fromEnvironment();
  return configured(event);
};

function fromEnvironment() {
  const env = parseEnv(submitJobEnv);
  const [dynamo, s3, sqs] = [dynamoClient(), s3Client(), sqsClient()];
  return submitJobHandler(
    (deadline) => ({
      jobs: dynamoStore<JobRecord>(dynamo, env.TABLE_NAME, deadline),
      writeFile: (key, body, contentType) => s3Files(s3, env.BUCKET_NAME).write(key, body, contentType, deadline),
      send: sqsQueue(sqs, env.QUEUE_URL, deadline).send,
      nowMs: Date.now,
    }),
    { recordTtlDays: env.RECORD_TTL_DAYS, offeredKinds: env.JOB_KINDS.split(',') },
  );
}
