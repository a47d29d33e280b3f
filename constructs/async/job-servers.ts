import type { HttpRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Alarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { JobKind } from '../../lib/async/domain/job-kinds';
import { RECORD_TTL_DAYS } from '../../lib/async/domain/retention';
import { API_LIMITS } from '../../lib/async/domain/time-limits';
import type { ServeJobsEnv } from '../../lib/async/handlers/serve-jobs.env';
import type { ModeSettings } from '../../lib/config/mode';
import { SERVING_SECONDS } from '../../lib/shared/behind-api';
import { ApiLink } from '../shared/api-link';
import { InternalBalancer } from '../shared/internal-balancer';
import { NodeHost, type NodeHostProps } from '../shared/node-host';
import { RESULT_URL_SECONDS } from './read-job';
import type { WorkerResources } from './worker-resources';

const PORT = 8080;
/** Name of the service on an instance. */
const SERVICE = 'job-server';
/** Seconds for requests that have begun when draining ends, and for what is left to write. */
const FINISH_SECONDS = SERVING_SECONDS.integration + 5;

export interface JobServersProps
  extends Pick<WorkerResources, 'store' | 'queue' | 'files'>,
    Pick<NodeHostProps, 'network' | 'architecture' | 'notifications'> {
  /** Kinds of job that a worker of this deployment can run. */
  readonly kinds: readonly JobKind[];
  /** What the mode means: how many run, and whether their load balancer may be deleted. */
  readonly mode: Pick<ModeSettings, 'minInstances' | 'deletionProtection'>;
}

/** What the stack needs of the servers. */
export interface JobServers {
  readonly securityGroup: SecurityGroup;
  readonly integration: HttpRouteIntegration;
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;
}

/**
 * `POST /jobs` and `GET /jobs/{jobId}` as a process on instances behind a load balancer. The same code as the two functions, with
 * the permissions of both.
 *
 * The API takes fifty requests a second, which one instance answers with ease. So the group does not scale: it has one instance
 * more than it needs, for the time when one takes the place of another.
 */
export function jobServers(scope: Construct, id: string, props: JobServersProps): JobServers {
  const { store, queue, files, kinds, network, architecture, notifications, mode } = props;
  const balancer = new InternalBalancer(scope, `${id}Balancer`, {
    network,
    port: PORT,
    answerSeconds: API_LIMITS.answerSeconds,
    accessLogs: files.accessLogs,
    deletionProtection: mode.deletionProtection,
  });
  const environment: ServeJobsEnv = {
    TABLE_NAME: store.table.tableName,
    QUEUE_URL: queue.queue.queueUrl,
    BUCKET_NAME: files.bucket.bucketName,
    RECORD_TTL_DAYS: String(RECORD_TTL_DAYS),
    JOB_KINDS: kinds.join(','),
    RESULT_URL_SECONDS: String(RESULT_URL_SECONDS),
    PORT: String(PORT),
    DRAIN_SECONDS: String(SERVING_SECONDS.drain),
  };
  const minInstances = Math.max(1, mode.minInstances);
  const host = new NodeHost(scope, id, {
    source: { pattern: 'async', name: 'serve-jobs' },
    program: {
      name: SERVICE,
      description: 'Answers the API of jobs',
      environment,
      stopSeconds: SERVING_SECONDS.drain + FINISH_SECONDS,
    },
    network,
    members: 'Servers that answer the API',
    architecture,
    minInstances,
    maxInstances: minInstances + 1,
    notifications,
    behind: balancer,
    grants: (role) => {
      store.grantUpdate(role);
      queue.grantSend(role);
      files.grantKeepRequests(role);
      files.grantReadResults(role);
    },
  });
  return {
    securityGroup: host.securityGroup,
    integration: new ApiLink(scope, `${id}Link`, { network, balancer }).integration,
    alarms: [...balancer.alarms, host.alarmOnCpu('Servers', 'run more, or larger ones')],
    graphs: { ...balancer.graphs, 'Server CPU': [host.metricCpu()] },
  };
}
