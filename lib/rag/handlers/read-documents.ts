import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { dynamoLedger } from '../adapters/dynamo-ledger';
import { DOCUMENTS_UNAVAILABLE } from '../domain/document-problems';
import { listDocuments, type ReadDeps, readDocument } from '../domain/own-documents';
import { shownDocument } from '../domain/shown-document';
import { readDocumentsEnv } from './read-documents.env';

/** One document of a tenant, or a page of them. */
export function readDocumentsAnswer(deps: ReadDeps, tenants: readonly string[]): RequestAnswer {
  return answerInTime(async (request) => {
    const language = languageOf(request);
    if (request.pathParameters['documentId'] !== undefined) {
      const found = await readDocument(request, deps, tenants);
      return found.ok ? jsonReply(200, shownDocument(found.value, language)) : problemReply(found.problem, language);
    }
    const found = await listDocuments(request, deps, tenants);
    if (!found.ok) return problemReply(found.problem, language);
    const { records, next } = found.value;
    return jsonReply(200, { documents: records.map((record) => shownDocument(record, language)), next });
  }, DOCUMENTS_UNAVAILABLE);
}

/** The same on the real service. */
export function readDocumentsOn(env: z.output<typeof readDocumentsEnv>): RequestAnswer {
  return readDocumentsAnswer(dynamoLedger(dynamoClient(), env.TABLE_NAME), env.TENANTS);
}

export const handler = onFirstEvent(() => apiHandler(readDocumentsOn(parseEnv(readDocumentsEnv))));
