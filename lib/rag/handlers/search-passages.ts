import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, apiHandler, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import type { ApiRequest } from '../../shared/api-request';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import type { Problem } from '../../shared/problem';
import { type ForTenant, searchServices } from '../adapters/search-services';
import { readSearch, readSimilar } from '../domain/ask-request';
import { SEARCH_SETTINGS } from '../domain/ask-settings';
import { openDeadline } from '../domain/deadline';
import { modelFacts, problemCode } from '../domain/failure-problems';
import type { Hit } from '../domain/passage-store';
import { ragProblem } from '../domain/rag-problems';
import { type SearchDeps, searchPassages } from '../domain/search-passages';
import { type SimilarDeps, similarDocuments } from '../domain/similar-documents';
import { searchPassagesEnv } from './search-passages.env';

type Deps = SearchDeps & SimilarDeps;

/** Passages to a query, or documents like one, without any model that writes. */
export function searchPassagesAnswer(
  depsFor: () => Promise<ForTenant<Deps>>,
  tenants: readonly string[],
): RequestAnswer {
  const { limits } = SEARCH_SETTINGS;
  return answerInTime(
    async (request) => {
      const answer = request.pathParameters['documentId'] === undefined ? searched : similar;
      const reply = await answer(request, await depsFor(), tenants);
      return 'code' in reply ? problemReply(reply, languageOf(request)) : reply;
    },
    { answerSeconds: limits.answer / 1000, unavailable: ragProblem('service-unavailable') },
  );
}

type Reply = APIGatewayProxyStructuredResultV2 | Problem;

async function searched(request: ApiRequest, depsFor: ForTenant<Deps>, tenants: readonly string[]): Promise<Reply> {
  const read = readSearch(request, tenants);
  if (!read.ok) return read.problem;
  const { tenant, size } = read.value;
  return inTime(depsFor(tenant), tenant, async (deps, deadline) => {
    const found = await searchPassages(read.value, deps, SEARCH_SETTINGS, deadline);
    const hits = found.hits.slice(0, size);
    deps.log.info('passages searched', { tenant, hits: hits.length, degraded: String(found.degraded) });
    const { degraded, index } = found;
    return jsonReply(200, { passages: hits.map(shown), degraded, embeddingModel: index.embeddingModel });
  });
}

async function similar(request: ApiRequest, depsFor: ForTenant<Deps>, tenants: readonly string[]): Promise<Reply> {
  const read = readSimilar(request, tenants);
  if (!read.ok) return read.problem;
  const { tenant } = read.value;
  return inTime(depsFor(tenant), tenant, async (deps, deadline) => {
    const documents = await similarDocuments(read.value, deps, SEARCH_SETTINGS, deadline);
    if (!documents) return ragProblem('no-such-document');
    deps.log.info('similar documents searched', { tenant, documents: documents.length });
    return jsonReply(200, {
      documents: documents.map(({ passages, ...document }) => ({ ...document, passages: passages.map(shown) })),
    });
  });
}

async function inTime(
  deps: Deps,
  tenant: string,
  work: (deps: Deps, deadline: ReturnType<typeof openDeadline>) => Promise<Reply>,
): Promise<Reply> {
  const deadline = openDeadline(deps.clock, SEARCH_SETTINGS.limits.answer);
  try {
    return await work(deps, deadline);
  } catch (error) {
    deps.log.fault('search failed', error, { tenant, ...modelFacts(error) });
    return ragProblem(problemCode(error));
  } finally {
    deadline.close();
  }
}

function shown({ passage, score }: Hit) {
  const { documentId, title, headings, ordinal, page, text } = passage;
  return { documentId, title, headings, ordinal, ...(page !== undefined && { page }), text, score };
}

/** The same on the real services. */
export function searchPassagesOn(env: z.output<typeof searchPassagesEnv>): RequestAnswer {
  const services = searchServices(env);
  return searchPassagesAnswer(async () => (await services).depsFor, env.TENANTS);
}

export const handler = onFirstEvent(() => apiHandler(searchPassagesOn(parseEnv(searchPassagesEnv))));
