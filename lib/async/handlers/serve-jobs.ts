import type * as z from 'zod';
import type { RequestAnswer } from '../../shared/api-handler';
import { parseEnv } from '../../shared/env';
import { HandlerServer, type ServedRoute } from '../../shared/handler-server';
import { logger } from '../../shared/logger';
import { serveUntil, toldToStop } from '../../shared/serve-until';
import { MAX_REQUEST_BYTES } from '../domain/size-limits';
import { readJobOn } from './read-job';
import { serveJobsEnv } from './serve-jobs.env';
import { submitJobOn } from './submit-job';

/** Both routes of the API, answered by what the functions answer with. */
export function jobRoutes(submitJob: RequestAnswer, readJob: RequestAnswer): ServedRoute[] {
  return [
    { method: 'POST', path: '/jobs', answer: submitJob, keptBodyBytes: MAX_REQUEST_BYTES },
    { method: 'GET', path: '/jobs/{jobId}', answer: readJob },
  ];
}

/** Serves them as a process, until SIGTERM. */
async function serveJobs(env: z.output<typeof serveJobsEnv>, process: NodeJS.EventEmitter): Promise<void> {
  const server = new HandlerServer(jobRoutes(submitJobOn(env), readJobOn(env)));
  await serveUntil(toldToStop(process), server, env);
  logger.info('stopped');
}

if (require.main === module) void serveJobs(parseEnv(serveJobsEnv), process);
