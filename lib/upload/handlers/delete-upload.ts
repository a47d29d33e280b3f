import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { logger } from '../../shared/logger';
import { onFirstEvent } from '../../shared/on-first-event';
import { s3Client } from '../../shared/s3-client';
import { cloudFrontClient, forgetServed } from '../adapters/cloudfront-forgets';
import { dynamoUploads } from '../adapters/dynamo-uploads';
import { removeServed, removeVariants } from '../adapters/s3-removal';
import { ANSWERING } from '../answering';
import { type DeleteDeps, deleteUpload } from '../domain/own-uploads';
import type { SignIn } from '../domain/sign-in';
import { deleteUploadEnv } from './delete-upload.env';

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function deleteUploadAnswer(depsUntil: (deadline: AbortSignal) => DeleteDeps, signIn: SignIn): RequestAnswer {
  return answerInTime(async (request, deadline) => {
    const deleted = await deleteUpload(request, depsUntil(deadline), signIn);
    if (!deleted.ok) return problemReply(deleted.problem, languageOf(request));
    logger.info('upload deleted');
    return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
  }, ANSWERING);
}

/** The same on the real services. */
export function deleteUploadOn(env: z.output<typeof deleteUploadEnv>): RequestAnswer {
  const [dynamo, s3, cloudFront] = [dynamoClient(), s3Client(), cloudFrontClient()];
  return deleteUploadAnswer((deadline) => {
    const { read, forget } = dynamoUploads(dynamo, env.TABLE_NAME, deadline);
    return {
      read,
      forget,
      unserve: async (uploadId) => {
        await removeServed(s3, env.FILES_NAME, uploadId, deadline);
        if (env.VARIANTS_NAME) await removeVariants(s3, env.VARIANTS_NAME, uploadId, deadline);
        // Last, or CloudFront could fetch it once more.
        await forgetServed(cloudFront, env.DISTRIBUTION_ID, uploadId, deadline);
      },
    };
  }, env.SIGN_IN);
}

export const handler = onFirstEvent(() => apiHandler(deleteUploadOn(parseEnv(deleteUploadEnv))));
