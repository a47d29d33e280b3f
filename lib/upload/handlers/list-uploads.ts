import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { dynamoUploads } from '../adapters/dynamo-uploads';
import { ANSWERING } from '../answering';
import { type ListDeps, listUploads } from '../domain/own-uploads';
import { shownUpload } from '../domain/shown-upload';
import type { SignIn } from '../domain/sign-in';
import { listUploadsEnv } from './list-uploads.env';

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function listUploadsAnswer(depsUntil: (deadline: AbortSignal) => ListDeps, signIn: SignIn): RequestAnswer {
  return answerInTime(async (request, deadline) => {
    const language = languageOf(request);
    const deps = depsUntil(deadline);
    const found = await listUploads(request, deps, signIn);
    if (!found.ok) return problemReply(found.problem, language);
    const { uploads, next } = found.value;
    const nowMs = deps.nowMs();
    return jsonReply(200, { uploads: uploads.map((record) => shownUpload(record, language, nowMs)), next });
  }, ANSWERING);
}

/** The same on the real service. */
export function listUploadsOn(env: z.output<typeof listUploadsEnv>): RequestAnswer {
  const dynamo = dynamoClient();
  return listUploadsAnswer(
    (deadline) => ({ list: dynamoUploads(dynamo, env.TABLE_NAME, deadline).list, nowMs: Date.now }),
    env.SIGN_IN,
  );
}

export const handler = onFirstEvent(() => apiHandler(listUploadsOn(parseEnv(listUploadsEnv))));
