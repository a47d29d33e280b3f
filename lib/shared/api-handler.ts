import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problemReply } from './api-reply';
import { type ApiEvent, type ApiRequest, parseRequest } from './api-request';
import { faultFacts } from './fault-facts';
import { logger } from './logger';
import type { Problem } from './problem';

export interface ApiHandlerSettings {
  /** Seconds for an answer: less than the function's time-out, so that a slow dependency ends in a problem, not without a word. */
  readonly answerSeconds: number;
  /** What to say when no answer could be made. */
  readonly unavailable: Problem;
}

/**
 * A function behind an API: reads the request, has it answered until a deadline, and turns whatever is thrown into a problem.
 *
 * @param answer - ends its calls with `deadline`
 */
export function apiHandler(
  answer: (request: ApiRequest, deadline: AbortSignal) => Promise<APIGatewayProxyStructuredResultV2>,
  { answerSeconds, unavailable }: ApiHandlerSettings,
) {
  return async (event: ApiEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      return await answer(parseRequest(event), AbortSignal.timeout(answerSeconds * 1000));
    } catch (error) {
      logger.error('request failed', faultFacts(error));
      return problemReply(unavailable);
    }
  };
}
