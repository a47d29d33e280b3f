import { jsonReply, problemReply } from '../../shared/api-reply';
import { type ApiEvent, parseRequest } from '../../shared/api-request';
import { parseEnv } from '../../shared/env';
import { faultFacts } from '../../shared/fault-facts';
import { logger } from '../../shared/logger';
import { dynamoClient, s3Client } from '../adapters/clients';
import { dynamoStore } from '../adapters/dynamo-store';
import { s3LinkTo } from '../adapters/s3-files';
import type { JobRecord } from '../domain/job-record';
import { type ReadDeps, readJob } from '../domain/read-job';
import { API_LIMITS } from '../domain/time-limits';
import { readJobEnv } from './read-job.env';

const UNAVAILABLE = {
  status: 503,
  code: 'try-again',
  title: 'The job could not be looked up.',
  detail: 'Send the same request again.',
  retryAfterSeconds: 5,
};

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function readJobHandler(depsUntil: (deadline: AbortSignal) => ReadDeps, linkSeconds: number) {
  return async (event: ApiEvent) => {
    try {
      const deps = depsUntil(AbortSignal.timeout(API_LIMITS.answerSeconds * 1000));
      const result = await readJob(parseRequest(event), deps, linkSeconds);
      return result.ok ? jsonReply(200, result.job) : problemReply(result.problem);
    } catch (error) {
      logger.error('look-up failed', faultFacts(error));
      return problemReply(UNAVAILABLE);
    }
  };
}

let configured: ReturnType<typeof readJobHandler> | undefined;

export const handler = async (event: ApiEvent) => {
  configured ??= fromEnvironment();
  return configured(event);
};

function fromEnvironment() {
  const env = parseEnv(readJobEnv);
  const [dynamo, linkTo] = [dynamoClient(), s3LinkTo(s3Client(), env.BUCKET_NAME)];
  return readJobHandler(
    (deadline) => ({ jobs: dynamoStore<JobRecord>(dynamo, env.TABLE_NAME, deadline), linkTo }),
    env.RESULT_URL_SECONDS,
  );
}
