import type * as z from 'zod';
import type { RequestAnswer } from '../../shared/api-handler';
import type { ApiRequest } from '../../shared/api-request';
import { parseEnv } from '../../shared/env';
import { HandlerServer, type ServedRoute } from '../../shared/handler-server';
import { logger } from '../../shared/logger';
import { type PiecewiseAnswer, wholeAnswer } from '../../shared/reply-sink';
import { serveUntil, toldToStop } from '../../shared/serve-until';
import { MOST_BODY_BYTES } from '../domain/ask-request';
import { ROUTES } from '../domain/routes';
import { TENANT_HEADER } from '../domain/tenant-header';
import { askQuestionOn } from './ask-question';
import { searchPassagesOn } from './search-passages';
import { serveQuestionsEnv } from './serve-questions.env';

/**
 * What stands before the tenant in a path. By AWS's guide a private integration puts the stage there; by those who deployed one, the
 * path is that of the integration's address, which has none. Both are answered, and neither says whose documents are asked.
 */
const BEFORE_TENANT = ['', '/{stage}'];

/** The routes of questions and searches, answered by what the functions answer with. */
export function questionRoutes(ask: PiecewiseAnswer, search: RequestAnswer): ServedRoute[] {
  const answers = {
    'ask-question': {
      answer: wholeAnswer(ask),
      pieces: (async (request, reply) => ask(ofSigned(request), reply)) satisfies PiecewiseAnswer,
    },
    'search-passages': { answer: (async (request) => search(ofSigned(request))) satisfies RequestAnswer },
  };
  return ROUTES.flatMap(({ method, path, answeredBy }) =>
    answeredBy === 'ask-question' || answeredBy === 'search-passages'
      ? BEFORE_TENANT.map((before) => ({
          method,
          path: `${before}/{tenant}/${path}`,
          ...answers[answeredBy],
          keptBodyBytes: MOST_BODY_BYTES,
        }))
      : [],
  );
}

/** The tenant is whom the API wrote down, beside whoever signed; without both there is none, whatever the path says. */
function ofSigned(request: ApiRequest): ApiRequest {
  const tenant = request.callerId === undefined ? '' : (request.headers[TENANT_HEADER] ?? '');
  return { ...request, pathParameters: { ...request.pathParameters, tenant } };
}

/** Serves them as a process, until SIGTERM. */
async function serveQuestions(env: z.output<typeof serveQuestionsEnv>, process: NodeJS.EventEmitter): Promise<void> {
  const server = new HandlerServer(questionRoutes(askQuestionOn(env), searchPassagesOn(env)));
  await serveUntil(toldToStop(process), server, env);
  logger.info('stopped');
}

if (require.main === module) void serveQuestions(parseEnv(serveQuestionsEnv), process);
