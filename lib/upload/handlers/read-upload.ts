import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { dynamoUploads } from '../adapters/dynamo-uploads';
import { ANSWERING } from '../answering';
import { type ReadDeps, readUpload } from '../domain/own-uploads';
import { shownUpload } from '../domain/shown-upload';
import type { SignIn } from '../domain/sign-in';
import { readUploadEnv } from './read-upload.env';

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function readUploadAnswer(depsUntil: (deadline: AbortSignal) => ReadDeps, signIn: SignIn): RequestAnswer {
  return answerInTime(async (request, deadline) => {
    const language = languageOf(request);
    const deps = depsUntil(deadline);
    const found = await readUpload(request, deps, signIn);
    if (!found.ok) return problemReply(found.problem, language);
    return jsonReply(200, shownUpload(found.value, language, deps.nowMs()));
  }, ANSWERING);
}

/** The same on the real service. */
export function readUploadOn(env: z.output<typeof readUploadEnv>): RequestAnswer {
  const dynamo = dynamoClient();
  return readUploadAnswer(
    (deadline) => ({ read: dynamoUploads(dynamo, env.TABLE_NAME, deadline).read, nowMs: Date.now }),
    env.SIGN_IN,
  );
}

export const handler = onFirstEvent(() => apiHandler(readUploadOn(parseEnv(readUploadEnv))));
