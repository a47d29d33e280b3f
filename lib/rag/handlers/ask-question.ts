import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Language } from '../../config/sentence';
import { languageOf } from '../../shared/accept-language';
import { jsonReply, problemReply } from '../../shared/api-reply';
import type { ApiRequest } from '../../shared/api-request';
import { parseEnv } from '../../shared/env';
import { faultFacts } from '../../shared/fault-facts';
import { logger } from '../../shared/logger';
import { type PiecewiseAnswer, type ReplySink, sendWhole } from '../../shared/reply-sink';
import { streamingHandler } from '../../shared/streaming-handler';
import { bedrockAnswerModel } from '../adapters/bedrock-answer-model';
import { bedrockReranker } from '../adapters/bedrock-reranker';
import { dynamoTokenBudget } from '../adapters/dynamo-token-budget';
import { type ForTenant, newSalt, searchServices } from '../adapters/search-services';
import type { AnswerEvent } from '../domain/answer-events';
import { type AnswerDeps, answerQuestion } from '../domain/answer-question';
import { readAsk } from '../domain/ask-request';
import { askSettings } from '../domain/ask-settings';
import type { Clock } from '../domain/deadline';
import { ragProblem } from '../domain/rag-problems';
import type { Sought } from '../domain/search-passages';
import { STREAM_LIMITS, WHOLE_LIMITS } from '../domain/time-limits';
import { wholeReply } from '../domain/whole-reply';
import { askQuestionEnv } from './ask-question.env';

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const SILENCE_MS = 10_000;
/** A comment, which whoever reads events passes over. */
const SIGN_OF_LIFE = ':\n\n';

/** Answers a question: as a stream of events when that is asked for, as one JSON otherwise. */
export function askQuestionAnswer(
  depsFor: () => Promise<ForTenant<AnswerDeps>>,
  tenants: readonly string[],
): PiecewiseAnswer {
  return async (request, reply) => {
    const language = languageOf(request);
    try {
      const read = readAsk(request, tenants);
      if (!read.ok) await sendWhole(reply, problemReply(read.problem, language));
      else if (wantsStream(request)) await sendEvents(read.value, depsFor, reply, language);
      else await sendWhole(reply, await oneJson(read.value, depsFor, language));
    } catch (error) {
      // The connection broke, and with it whatever might be said.
      logger.error('answer not sent', faultFacts(error));
    }
  };
}

async function oneJson(
  sought: Sought,
  depsFor: () => Promise<ForTenant<AnswerDeps>>,
  language: Language,
): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    const deps = (await depsFor())(sought.tenant);
    const whole = await wholeReply(answerQuestion(sought, deps, askSettings(WHOLE_LIMITS)));
    return 'code' in whole ? problemReply(whole, language) : jsonReply(200, whole);
  } catch (error) {
    logger.error('request failed', faultFacts(error));
    return problemReply(ragProblem('service-unavailable'), language);
  }
}

/** `?stream` says it before `Accept` does, for those who cannot say the latter. */
function wantsStream({ headers, queryParameters }: ApiRequest): boolean {
  const asked = queryParameters['stream'];
  if (asked !== undefined) return asked !== 'false';
  return (headers['accept'] ?? '').includes('text/event-stream');
}

/** The first is sent before anything is searched: whoever waits sees that somebody is there. */
async function sendEvents(
  sought: Sought,
  depsFor: () => Promise<ForTenant<AnswerDeps>>,
  reply: ReplySink,
  language: Language,
): Promise<void> {
  reply.begin(200, { ...STREAM_HEADERS, 'content-language': language });
  const deps = await depsFor().catch((error: unknown) => {
    logger.error('request failed', faultFacts(error));
  });
  if (deps) await sendAsTheyCome(sought, deps(sought.tenant), reply, language);
  else await reply.write(written({ kind: 'error', problem: ragProblem('service-unavailable') }, language));
  await reply.end();
}

/** A line that says nothing is sent while nothing happens: who stands between takes a silent connection for a dead one. */
async function sendAsTheyCome(sought: Sought, deps: AnswerDeps, reply: ReplySink, language: Language): Promise<void> {
  const events = answerQuestion(sought, deps, askSettings(STREAM_LIMITS));
  try {
    for (let next = events.next(); ; ) {
      const came = await soonEnough(next, deps.clock);
      if (came?.done) return;
      if (came) next = events.next();
      if (!(await reply.write(came ? written(came.value, language) : SIGN_OF_LIFE))) return;
    }
  } finally {
    await events.return();
  }
}

/** @returns undefined when nothing came for a while; it may still come */
async function soonEnough<Result>(next: Promise<Result>, clock: Clock): Promise<Result | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([next, clock.wait(SILENCE_MS, over.signal).then(() => undefined)]);
  } finally {
    over.abort();
  }
}

/** An event as a browser reads it. */
function written(event: AnswerEvent, language: Language): string {
  return `event: ${event.kind}\ndata: ${JSON.stringify(dataOf(event, language))}\n\n`;
}

function dataOf(event: AnswerEvent, language: Language): unknown {
  switch (event.kind) {
    case 'status':
      return { stage: event.stage };
    case 'sources':
      return { sources: event.sources };
    case 'token':
      return { text: event.text };
    case 'done':
      return event.outcome;
    case 'error': {
      const { status, code, title, detail, retryAfterSeconds } = event.problem;
      return { status, code, title: title[language], detail: detail[language], retryAfterSeconds };
    }
  }
}

/** The same on the real services. */
export function askQuestionOn(env: z.output<typeof askQuestionEnv>): PiecewiseAnswer {
  const services = searchServices(env).then(({ dynamo, bedrock, depsFor }): ForTenant<AnswerDeps> => {
    const model = bedrockAnswerModel(bedrock, { calledAs: env.ANSWER_MODEL, guardrail: env.GUARDRAIL });
    const budget = dynamoTokenBudget(dynamo, env.TABLE_NAME, env.DAILY_TOKENS, Date.now);
    const rerank = env.RERANK_MODEL === undefined ? undefined : bedrockReranker(bedrock, env.RERANK_MODEL);
    return (tenant) => ({ ...depsFor(tenant), model, budget, salt: newSalt, ...(rerank && { rerank }) });
  });
  return askQuestionAnswer(() => services, env.TENANTS);
}

/** Made with the first event, so that loading the module alone asks for no environment. */
let answer: PiecewiseAnswer | undefined;

export const handler = streamingHandler(async (request, reply) => {
  answer ??= askQuestionOn(parseEnv(askQuestionEnv));
  await answer(request, reply);
});
