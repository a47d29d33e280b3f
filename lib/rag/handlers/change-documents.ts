import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { logger } from '../../shared/logger';
import { onFirstEvent } from '../../shared/on-first-event';
import { s3Client } from '../../shared/s3-client';
import { dynamoLedger } from '../adapters/dynamo-ledger';
import { s3Changes } from '../adapters/s3-changes';
import { DOCUMENTS_UNAVAILABLE } from '../domain/document-problems';
import { type ChangeDeps, deleteDocument, offerDocument } from '../domain/own-documents';
import { changeDocumentsEnv } from './change-documents.env';

/** Gives out a form for a document, or deletes one. */
export function changeDocumentsAnswer(deps: ChangeDeps, tenants: readonly string[]): RequestAnswer {
  return answerInTime(async (request) => {
    const language = languageOf(request);
    if (request.pathParameters['documentId'] !== undefined) {
      const done = await deleteDocument(request, deps, tenants);
      return done.ok ? { statusCode: 204 } : problemReply(done.problem, language);
    }
    const offered = await offerDocument(request, deps, tenants);
    if (!offered.ok) return problemReply(offered.problem, language);
    const { document, form, expiresAt } = offered.value;
    const { tenant, documentId, name } = document;
    const statusUrl = `/${tenant}/documents/${documentId}`;
    logger.info('form given out', { tenant, documentId });
    return jsonReply(
      201,
      { documentId, name, url: form.url, fields: form.fields, expiresAt: expiresAt.toISOString(), statusUrl },
      { location: statusUrl },
    );
  }, DOCUMENTS_UNAVAILABLE);
}

/** The same on the real services. */
export function changeDocumentsOn(env: z.output<typeof changeDocumentsEnv>): RequestAnswer {
  return changeDocumentsAnswer(
    {
      ledger: dynamoLedger(dynamoClient(), env.TABLE_NAME),
      ...s3Changes(s3Client(), env.BUCKET_NAME),
      nowMs: Date.now,
    },
    env.TENANTS,
  );
}

export const handler = onFirstEvent(() => apiHandler(changeDocumentsOn(parseEnv(changeDocumentsEnv))));
