import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { languageOf } from './accept-language';
import { problemReply } from './api-reply';
import { type ApiEvent, type ApiRequest, parseRequest } from './api-request';
import { faultFacts } from './fault-facts';
import { logger } from './logger';
import type { Problem } from './problem';

export interface AnswerSettings {
  /** Seconds for an answer: less than whoever waits for it does, so that a slow dependency ends in a problem, not without a word. */
  readonly answerSeconds: number;
  /** What to say when no answer could be made: a problem, or a reply that is made without calling anything. */
  readonly unavailable: Problem | ((request: ApiRequest) => APIGatewayProxyStructuredResultV2);
}

/** Answers a request, whatever brought it. Never throws. */
export type RequestAnswer = (request: ApiRequest) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * Has a request answered until a deadline, and turns whatever is thrown into a problem.
 *
 * @param answer - ends its calls with `deadline`
 */
export function answerInTime(
  answer: (request: ApiRequest, deadline: AbortSignal) => Promise<APIGatewayProxyStructuredResultV2>,
  { answerSeconds, unavailable }: AnswerSettings,
): RequestAnswer {
  return async (request) => {
    try {
      return await answer(request, AbortSignal.timeout(answerSeconds * 1000));
    } catch (error) {
      logger.error('request failed', faultFacts(error));
      if (typeof unavailable === 'function') return unavailable(request);
      return problemReply(unavailable, languageOf(request));
    }
  };
}

/** A function behind an API: reads the request out of the event, and has it answered. */
export function apiHandler(answer: RequestAnswer) {
  return async (event: ApiEvent): Promise<APIGatewayProxyStructuredResultV2> => answer(parseRequest(event));
}
