import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { s3Client } from '../../shared/s3-client';
import { dynamoStore } from '../adapters/dynamo-store';
import { s3LinkTo } from '../adapters/s3-files';
import { apiProblem } from '../domain/api-problems';
import type { JobRecord } from '../domain/job-record';
import { type ReadDeps, readJob } from '../domain/read-job';
import { API_LIMITS } from '../domain/time-limits';
import { readJobEnv } from './read-job.env';

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function readJobAnswer(depsUntil: (deadline: AbortSignal) => ReadDeps, linkSeconds: number): RequestAnswer {
  return answerInTime(
    async (request, deadline) => {
      const language = languageOf(request);
      const result = await readJob(request, depsUntil(deadline), { linkSeconds, language });
      if (!result.ok) return problemReply(result.problem, language);
      return jsonReply(200, result.job, { 'content-language': language });
    },
    { answerSeconds: API_LIMITS.answerSeconds, unavailable: apiProblem('service-unavailable') },
  );
}

/** The same on the real services. */
export function readJobOn(env: z.output<typeof readJobEnv>): RequestAnswer {
  const [dynamo, linkTo] = [dynamoClient(), s3LinkTo(s3Client(), env.BUCKET_NAME)];
  return readJobAnswer(
    (deadline) => ({ jobs: dynamoStore<JobRecord>(dynamo, env.TABLE_NAME, deadline), linkTo }),
    env.RESULT_URL_SECONDS,
  );
}

export const handler = onFirstEvent(() => apiHandler(readJobOn(parseEnv(readJobEnv))));
