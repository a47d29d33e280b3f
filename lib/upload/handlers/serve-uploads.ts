import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, type RequestAnswer } from '../../shared/api-handler';
import { problemReply } from '../../shared/api-reply';
import { REQUESTS_AT_ONCE, REQUESTS_PER_SECOND } from '../../shared/behind-api';
import { parseEnv } from '../../shared/env';
import { HandlerServer, type ServedRoute } from '../../shared/handler-server';
import { logger } from '../../shared/logger';
import { serveUntil, toldToStop } from '../../shared/serve-until';
import { tokenSubject } from '../adapters/token-subject';
import { ANSWERING } from '../answering';
import type { CallerOf } from '../domain/caller';
import { requestAllowance } from '../domain/request-allowance';
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

/** What API Gateway does in front of the functions. */
export interface InFront {
  /** Whether one more request may be answered. */
  readonly mayAnswer: () => boolean;
  /** Nothing that a client says of itself is believed. */
  readonly callerOf: CallerOf;
}

/** The routes of the API, answered by what the functions answer with. */
export function uploadRoutes(
  { issue, read, list, delete: remove }: UploadAnswers,
  { mayAnswer, callerOf }: InFront,
): ServedRoute[] {
  const asCaller = (answer: RequestAnswer): RequestAnswer =>
    answerInTime(
      async (request) =>
        mayAnswer()
          ? answer({ ...request, callerId: await callerOf(request.headers['authorization']) })
          : problemReply(uploadProblem('too-many-requests'), languageOf(request)),
      ANSWERING,
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
  const mayAnswer = requestAllowance({ perSecond: REQUESTS_PER_SECOND, atOnce: REQUESTS_AT_ONCE }, Date.now);
  const server = new HandlerServer(uploadRoutes(answers, { mayAnswer, callerOf: callerIn(env) }));
  await serveUntil(toldToStop(process), server, env);
  logger.info('stopped');
}

function callerIn({ USER_POOL_ID, USER_POOL_CLIENT_ID }: z.output<typeof serveUploadsEnv>): CallerOf {
  return USER_POOL_ID && USER_POOL_CLIENT_ID ? tokenSubject(USER_POOL_ID, USER_POOL_CLIENT_ID) : async () => undefined;
}

if (require.main === module) void serveUploads(parseEnv(serveUploadsEnv), process);
