import type * as z from 'zod';
import { answerInTime, type RequestAnswer } from '../../shared/api-handler';
import { parseEnv } from '../../shared/env';
import { HandlerServer, type ServedRoute } from '../../shared/handler-server';
import { logger } from '../../shared/logger';
import { tokenSubject } from '../adapters/token-subject';
import type { CallerOf } from '../domain/caller';
import { API_LIMITS } from '../domain/time-limits';
import { uploadProblem } from '../domain/upload-problems';
import { deleteUploadOn } from './delete-upload';
import { issueUploadOn } from './issue-upload';
import { listUploadsOn } from './list-uploads';
import { readUploadOn } from './read-upload';
import { serveUploadsEnv } from './serve-uploads.env';

/** A request for a form is a few hundred bytes, and a name may be long. */
const MOST_BODY_BYTES = 32 * 1024;

export interface UploadAnswers {
  readonly issue: RequestAnswer;
  readonly read: RequestAnswer;
  readonly list: RequestAnswer;
  readonly delete: RequestAnswer;
}

/**
 * The routes of the API, answered by what the functions answer with.
 *
 * @param callerOf - what API Gateway does in front of the functions; nothing that a client says of itself is believed
 */
export function uploadRoutes({ issue, read, list, delete: remove }: UploadAnswers, callerOf: CallerOf): ServedRoute[] {
  const asCaller = (answer: RequestAnswer): RequestAnswer =>
    answerInTime(
      async (request) => answer({ ...request, callerId: await callerOf(request.headers['authorization']) }),
      { answerSeconds: API_LIMITS.answerSeconds, unavailable: uploadProblem('service-unavailable') },
    );
  return [
    { method: 'POST', path: '/uploads', answer: asCaller(issue), keptBodyBytes: MOST_BODY_BYTES },
    { method: 'GET', path: '/uploads', answer: asCaller(list) },
    { method: 'GET', path: '/uploads/{uploadId}', answer: asCaller(read) },
    { method: 'DELETE', path: '/uploads/{uploadId}', answer: asCaller(remove) },
  ];
}

/** Serves them as a process, until SIGTERM. */
async function serveUploads(env: z.output<typeof serveUploadsEnv>, process: NodeJS.EventEmitter): Promise<void> {
  const answers = {
    issue: issueUploadOn(env),
    read: readUploadOn(env),
    list: listUploadsOn(env),
    delete: deleteUploadOn(env),
  };
  const server = new HandlerServer(uploadRoutes(answers, callerIn(env)));
  const told = new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, resolve);
  });
  logger.info('serving', { port: await server.listen(env.PORT, env.HOST) });
  await told;
  logger.info('draining', { seconds: env.DRAIN_SECONDS });
  await server.drain(env.DRAIN_SECONDS);
  logger.info('stopped');
}

function callerIn({ USER_POOL_ID, USER_POOL_CLIENT_ID }: z.output<typeof serveUploadsEnv>): CallerOf {
  return USER_POOL_ID && USER_POOL_CLIENT_ID ? tokenSubject(USER_POOL_ID, USER_POOL_CLIENT_ID) : async () => undefined;
}

if (require.main === module) void serveUploads(parseEnv(serveUploadsEnv), process);
