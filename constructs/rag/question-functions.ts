import { LambdaIntegration, ResponseTransferMode } from 'aws-cdk-lib/aws-apigateway';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ASK_SECONDS, SEARCH_FUNCTION_SECONDS } from '../../lib/rag/domain/time-limits';
import type { AskQuestionEnv } from '../../lib/rag/handlers/ask-question.env';
import type { SearchPassagesEnv } from '../../lib/rag/handlers/search-passages.env';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction } from '../shared/handler-function';
import { type AnsweredRoutes, type QuestionHandlers, throughIntegration } from './answered-routes';
import { askEnvironment, grantAnswer, grantSearch, type QuestionParts, searchEnvironment } from './question-rights';
import type { RagNetwork } from './rag-network';

export interface QuestionFunctionsProps extends QuestionParts {
  /**
   * Network that leads to the store.
   * @default - the store has a public address
   */
  readonly network?: RagNetwork;
}

/** Questions and searches as two functions, each with the rights of its routes alone, where the store can be reached. */
export function questionFunctions(scope: Construct, props: QuestionFunctionsProps): AnsweredRoutes<QuestionHandlers> {
  const { network, passages, settings } = props;
  const common = { pattern: 'rag', architecture: settings.architecture, memorySize: 512 };

  const ask = new HandlerFunction<AskQuestionEnv>(scope, 'Ask', {
    ...common,
    handler: 'ask-question',
    description: 'POST ask: an answer with its sources, as it is written',
    timeout: Duration.seconds(ASK_SECONDS),
    environment: askEnvironment(props),
    ...(network && { network: network.place('Ask', 'Answers questions', passages) }),
  });
  grantAnswer(ask.role, props);

  const search = new HandlerFunction<SearchPassagesEnv>(scope, 'Search', {
    ...common,
    handler: 'search-passages',
    description: 'POST search, GET documents/{documentId}/similar: passages, without a model that writes',
    timeout: Duration.seconds(SEARCH_FUNCTION_SECONDS),
    environment: searchEnvironment(props),
    ...(network && { network: network.place('Search', 'Searches passages', passages) }),
  });
  for (const { role } of [ask, search]) grantSearch(role, props);

  return {
    answeredBy: {
      'ask-question': throughIntegration(
        new LambdaIntegration(ask.function, {
          allowTestInvoke: false,
          responseTransferMode: ResponseTransferMode.STREAM,
          timeout: Duration.seconds(ASK_SECONDS),
        }),
      ),
      'search-passages': throughIntegration(new LambdaIntegration(search.function, { allowTestInvoke: false })),
    },
    alarms: [ask, search].flatMap((each) => functionAlarms(each, each.function)),
    graphs: {},
  };
}
