import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { logger } from '../../shared/logger';
import { onFirstEvent } from '../../shared/on-first-event';
import { s3Client } from '../../shared/s3-client';
import { dynamoStore } from '../adapters/dynamo-store';
import { s3Files } from '../adapters/s3-files';
import { sqsClient } from '../adapters/sqs-client';
import { sqsQueue } from '../adapters/sqs-queue';
import { apiProblem } from '../domain/api-problems';
import type { JobRecord } from '../domain/job-record';
import { type SubmitDeps, type SubmitSettings, submitJob } from '../domain/submit-job';
import { API_LIMITS } from '../domain/time-limits';
import { submitJobEnv } from './submit-job.env';

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function submitJobAnswer(
  depsUntil: (deadline: AbortSignal) => SubmitDeps,
  settings: SubmitSettings,
): RequestAnswer {
  return answerInTime(
    async (request, deadline) => {
      const result = await submitJob(request, depsUntil(deadline), settings);
      if (!result.ok) return problemReply(result.problem, languageOf(request));
      const { jobId, status, replayed } = result;
      const statusUrl = `/jobs/${jobId}`;
      logger.info('job submitted', { jobId, replayed });
      return jsonReply(
        202,
        { jobId, status, statusUrl },
        { location: statusUrl, ...(replayed && { 'idempotency-replayed': 'true' }) },
      );
    },
    { answerSeconds: API_LIMITS.answerSeconds, unavailable: apiProblem('service-unavailable') },
  );
}

/** The same on the real services. */
export function submitJobOn(env: z.output<typeof submitJobEnv>): RequestAnswer {
  const [dynamo, s3, sqs] = [dynamoClient(), s3Client(), sqsClient()];
  return submitJobAnswer(
    (deadline) => ({
      jobs: dynamoStore<JobRecord>(dynamo, env.TABLE_NAME, deadline),
      writeFile: (key, body, contentType) => s3Files(s3, env.BUCKET_NAME).write(key, body, contentType, deadline),
      send: sqsQueue(sqs, env.QUEUE_URL, deadline).send,
      nowMs: Date.now,
    }),
    { recordTtlDays: env.RECORD_TTL_DAYS, offeredKinds: env.JOB_KINDS },
  );
}

export const handler = onFirstEvent(() => apiHandler(submitJobOn(parseEnv(submitJobEnv))));
