import { v7 } from 'uuid';
import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { logger } from '../../shared/logger';
import { onFirstEvent } from '../../shared/on-first-event';
import { s3Client } from '../../shared/s3-client';
import { dynamoUploads } from '../adapters/dynamo-uploads';
import { presignedForm } from '../adapters/presigned-form';
import { ANSWERING } from '../answering';
import { type IssueDeps, type IssueSettings, issueUpload } from '../domain/issue-upload';
import { issueUploadEnv } from './issue-upload.env';

/** @param depsUntil - what one request needs, with every call ended at the deadline */
export function issueUploadAnswer(
  depsUntil: (deadline: AbortSignal) => IssueDeps,
  settings: IssueSettings,
): RequestAnswer {
  return answerInTime(async (request, deadline) => {
    const issued = await issueUpload(request, depsUntil(deadline), settings);
    if (!issued.ok) return problemReply(issued.problem, languageOf(request));
    const { uploadId, form, expiresAt } = issued;
    const statusUrl = `/uploads/${uploadId}`;
    logger.info('form given out', { uploadId });
    return jsonReply(
      201,
      { uploadId, url: form.url, fields: form.fields, expiresAt: expiresAt.toISOString(), statusUrl },
      { location: statusUrl },
    );
  }, ANSWERING);
}

/** The same on the real services. */
export function issueUploadOn(env: z.output<typeof issueUploadEnv>): RequestAnswer {
  const [dynamo, s3] = [dynamoClient(), s3Client()];
  return issueUploadAnswer(
    (deadline) => ({
      newId: () => v7(),
      signForm: presignedForm(s3, env.QUARANTINE_NAME),
      note: dynamoUploads(dynamo, env.TABLE_NAME, deadline).note,
      nowMs: Date.now,
    }),
    {
      accept: env.ACCEPT,
      maxImageBytes: env.MAX_IMAGE_BYTES,
      maxFileBytes: env.MAX_FILE_BYTES,
      signIn: env.SIGN_IN,
    },
  );
}

export const handler = onFirstEvent(() => apiHandler(issueUploadOn(parseEnv(issueUploadEnv))));
