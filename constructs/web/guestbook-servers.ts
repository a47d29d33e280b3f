import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct, IDependable } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import { SERVING_SECONDS } from '../../lib/shared/behind-api';
import { CONNECTIONS_PER_SERVER } from '../../lib/web/domain/database-connections';
import { ANSWER_SECONDS } from '../../lib/web/domain/time-limits';
import type { ServeGuestbookEnv } from '../../lib/web/handlers/serve-guestbook.env';
import type { WebSettings } from '../../lib/web/settings';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import type { Graphs } from '../shared/graph';
import { InternalBalancer } from '../shared/internal-balancer';
import { NodeHost } from '../shared/node-host';
import { serverErrorAlarms } from '../shared/server-error-alarms';
import type { SqlDatabase } from '../shared/sql-database';
import type { TieredNetwork } from '../shared/tiered-network';

const PORT = 8080;
/** Name of the service on an instance. */
const SERVICE = 'guestbook';
/** Seconds for requests that have begun when draining ends, and for what is left to write. */
const FINISH_SECONDS = ANSWER_SECONDS.answer + 5;
/** CPU of all servers together that a server more brings down again, in per cent. */
const TARGET_CPU = 60;
/** Requests a server answers in a minute before another one helps: ten a second, low enough that a lesson sees the group grow. */
const TARGET_REQUESTS_PER_MINUTE = 600;

export interface GuestbookServersProps {
  /** Where the servers run. */
  readonly network: TieredNetwork;
  /** What they keep entries in. */
  readonly database: SqlDatabase;
  /** Path of the static files, for the pages that name them. */
  readonly staticPath: string;
  /** What must be there before the first server starts: tables, files. */
  readonly after: readonly IDependable[];
  /** Where the load balancer records what it is asked. */
  readonly accessLogs: AccessLogBucket;
  /** Where the group tells what it starts and stops. */
  readonly notifications: ITopic;
  /** Whether the load balancer may be deleted. */
  readonly mode: Pick<ModeSettings, 'deletionProtection'>;
  /** What the operator chose. */
  readonly settings: Pick<WebSettings, 'database' | 'architecture' | 'instanceSize' | 'minInstances' | 'maxInstances'>;
}

/** What the stack needs of the application tier. */
export interface GuestbookServers {
  readonly host: NodeHost;
  readonly balancer: InternalBalancer;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
}

/**
 * The application tier: servers that are all alike behind a load balancer inside the network. More of them come when the
 * processors or the requests ask for it, and go again afterwards.
 */
export function guestbookServers(scope: Construct, id: string, props: GuestbookServersProps): GuestbookServers {
  const { network, database, settings } = props;
  const { minInstances, maxInstances } = settings;
  const balancer = new InternalBalancer(scope, `${id}Balancer`, {
    network,
    port: PORT,
    answerSeconds: ANSWER_SECONDS.answer,
    accessLogs: props.accessLogs,
    deletionProtection: props.mode.deletionProtection,
  });
  const environment: ServeGuestbookEnv = {
    ...database.clientEnvironment,
    DATABASE_ENGINE: settings.database,
    CONNECTIONS: String(CONNECTIONS_PER_SERVER),
    STATIC_PATH: props.staticPath,
    PORT: String(PORT),
    DRAIN_SECONDS: String(SERVING_SECONDS.drain),
  };
  const host = new NodeHost(scope, id, {
    source: { pattern: 'web', name: 'serve-guestbook' },
    program: {
      name: SERVICE,
      description: 'Serves the guestbook',
      environment: { ...environment },
      stopSeconds: SERVING_SECONDS.drain + FINISH_SECONDS,
      metrics: true,
      trustsRds: true,
    },
    network,
    members: 'Servers of the guestbook',
    architecture: settings.architecture,
    size: settings.instanceSize,
    minInstances,
    maxInstances,
    notifications: props.notifications,
    behind: balancer,
    grants: (role) => database.grantConnect(role),
  });
  database.allowFrom(host.securityGroup);
  host.group.node.addDependency(...props.after);

  host.group.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: TARGET_CPU });
  host.group.scaleOnRequestCount('Requests', { targetRequestsPerMinute: TARGET_REQUESTS_PER_MINUTE });

  const errors = serverErrorAlarms(host, balancer);
  return {
    host,
    balancer,
    alarms: [
      ...balancer.alarms,
      host.alarmOnCpu('Servers', 'raise web.maxInstances, or take a larger web.instanceSize'),
      ...errors.alarms,
    ],
    graphs: {
      ...balancer.graphs,
      'Server errors': errors.metrics,
      'Server CPU': [host.metricCpu()],
      'Memory and disk of servers': [host.metricOf('memory'), host.metricOf('disk')],
    },
  };
}
