import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { dynamoUploads } from '../adapters/dynamo-uploads';
import { type ListDeps, listUploads } from '../domain/own-uploads';
import { shownUpload } from '../domain/shown-upload';
import type { SignIn } from '../domain/sign-in';
import { API_LIMITS } from '../domain/time-limits';
import { uploadProblem } from '../domain/upload-problems';
import { listUploadsEnv } from './list-uploads.env';

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function listUploadsAnswer(depsUntil: (deadline: AbortSignal) => ListDeps, signIn: SignIn): RequestAnswer {
  return answerInTime(
    async (request, deadline) => {
      const language = languageOf(request);
      const found = await listUploads(request, depsUntil(deadline), signIn);
      if (!found.ok) return problemReply(found.problem, language);
      const { uploads, next } = found.value;
      return jsonReply(200, { uploads: uploads.map((record) => shownUpload(record, language)), next });
    },
    { answerSeconds: API_LIMITS.answerSeconds, unavailable: uploadProblem('service-unavailable') },
  );
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
