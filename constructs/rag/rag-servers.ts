import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import { TENANT_HEADER } from '../../lib/rag/domain/tenant-header';
import { ASK_SECONDS, GATEWAY_SECONDS, WHOLE_LIMITS } from '../../lib/rag/domain/time-limits';
import type { ServeQuestionsEnv } from '../../lib/rag/handlers/serve-questions.env';
import { SERVING_SECONDS } from '../../lib/shared/behind-api';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import { InternalBalancer } from '../shared/internal-balancer';
import { NodeHost } from '../shared/node-host';
import { type LinkedRoute, RestLink } from '../shared/rest-link';
import type { AddMethod, AnsweredRoutes, QuestionHandlers } from './answered-routes';
import { askEnvironment, grantAnswer, grantSearch, type QuestionParts } from './question-rights';
import type { RagNetwork } from './rag-network';

const PORT = 8080;
/** Name of the service on an instance. */
const SERVICE = 'question-server';
/** Seconds for answers that have begun when draining ends, and for what is left to write. */
const FINISH_SECONDS = ASK_SECONDS + 5;

export interface RagServersProps extends QuestionParts {
  /** Where they run: beside the store, where that is in a network. */
  readonly network: RagNetwork;
  /** Where their load balancer records what it is asked. */
  readonly accessLogs: AccessLogBucket;
  /** Where the group tells what it starts and stops. */
  readonly notifications: ITopic;
  /** What the mode means: how many run, and whether their load balancer may be deleted. */
  readonly mode: Pick<ModeSettings, 'minInstances' | 'deletionProtection'>;
}

/**
 * Questions and searches as a process on instances that only the API reaches: the same code as the two functions, with the rights
 * of both.
 *
 * The API takes ten requests a second, and whoever answers them waits for models and the store. So the group does not scale: it has
 * one instance more than it needs, for the time when one takes the place of another.
 */
export function ragServers(scope: Construct, id: string, props: RagServersProps): AnsweredRoutes<QuestionHandlers> {
  const { network, passages, settings, accessLogs, notifications, mode } = props;
  const balancer = new InternalBalancer(scope, `${id}Balancer`, {
    network: network.network,
    port: PORT,
    answerSeconds: WHOLE_LIMITS.answer / 1000,
    streamSeconds: ASK_SECONDS,
    accessLogs,
    deletionProtection: mode.deletionProtection,
  });
  const environment: ServeQuestionsEnv = {
    ...askEnvironment(props),
    PORT: String(PORT),
    DRAIN_SECONDS: String(SERVING_SECONDS.drain),
  };
  const minInstances = Math.max(1, mode.minInstances);
  const host = new NodeHost(scope, id, {
    source: { pattern: 'rag', name: 'serve-questions' },
    program: {
      name: SERVICE,
      description: 'Answers questions from documents, and searches them',
      environment: { ...environment },
      stopSeconds: SERVING_SECONDS.drain + FINISH_SECONDS,
    },
    network: network.network,
    members: 'Servers that answer questions',
    architecture: settings.architecture,
    minInstances,
    maxInstances: minInstances + 1,
    notifications,
    behind: balancer,
    grants: (role) => {
      grantSearch(role, props);
      grantAnswer(role, props);
    },
  });
  network.openStore(host.securityGroup, passages);
  const link = new RestLink(scope, `${id}Link`, {
    network: network.network,
    balancer,
    fromPath: { [TENANT_HEADER]: 'tenant' },
  });
  const overLink =
    (route: LinkedRoute): AddMethod =>
    (resource, httpMethod, options) =>
      link.addMethod(resource, httpMethod, route, options);
  return {
    answeredBy: {
      'ask-question': overLink({ seconds: ASK_SECONDS, streams: true }),
      'search-passages': overLink({ seconds: GATEWAY_SECONDS, streams: false }),
    },
    alarms: [
      ...network.alarms,
      ...balancer.alarms,
      host.alarmOnCpu('Servers that answer questions', 'run more, or larger ones'),
    ],
    graphs: { ...balancer.graphs, 'Server CPU': [host.metricCpu()] },
  };
}
