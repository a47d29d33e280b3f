import { Construct } from 'constructs';
import type { RagSettings } from '../../lib/rag/settings';
import type { AnsweredRoutes, QuestionHandlers } from './answered-routes';
import { type DocumentFunctionsProps, documentFunctions } from './document-functions';
import { questionFunctions } from './question-functions';
import type { QuestionParts } from './question-rights';
import type { RagNetwork } from './rag-network';
import { type RagServersProps, ragServers } from './rag-servers';

export interface RagAnswersProps
  extends QuestionParts,
    Pick<DocumentFunctionsProps, 'files'>,
    Pick<RagServersProps, 'accessLogs' | 'notifications' | 'mode'> {
  /**
   * Network that leads to the store, or that servers run in.
   * @default - the store has a public address, and there are no servers
   */
  readonly network?: RagNetwork;
  /** What an operator chose. */
  readonly settings: RagSettings;
}

/** What answers the API: questions and searches by functions or by servers, documents always by functions. */
export function ragAnswers(scope: Construct, props: RagAnswersProps): AnsweredRoutes {
  const functions = new Construct(scope, 'Functions');
  const questions = questionsBy(scope, functions, props);
  const documents = documentFunctions(functions, props);
  return {
    answeredBy: { ...questions.answeredBy, ...documents.answeredBy },
    alarms: [...questions.alarms, ...documents.alarms],
    graphs: { ...questions.graphs, ...documents.graphs },
  };
}

function questionsBy(scope: Construct, functions: Construct, props: RagAnswersProps): AnsweredRoutes<QuestionHandlers> {
  const { network, settings } = props;
  switch (settings.compute) {
    case 'lambda':
      return questionFunctions(functions, { ...props, network: network?.leadsToStore ? network : undefined });
    case 'ec2':
      return ragServers(scope, 'Servers', { ...props, network: network! });
  }
}
