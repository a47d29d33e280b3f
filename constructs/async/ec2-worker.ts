import type { Alarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { WORKER_LIMITS } from '../../lib/async/domain/time-limits';
import type { PollJobsEnv } from '../../lib/async/handlers/poll-jobs.env';
import { NodeHost, type NodeHostProps } from '../shared/node-host';
import { BacklogScaling } from './backlog-scaling';
import { FFMPEG_PACKAGES, FFMPEG_PATH, INSTALL_FFMPEG } from './install-ffmpeg';
import { grantJobs, type WorkerResources, workerEnvironment } from './worker-resources';

/** What two jobs at a time work off in a few minutes. */
const MESSAGES_PER_INSTANCE = 10;
/** Jobs one instance runs at a time: as many as it has CPUs. */
const CONCURRENCY = 2;
/** Name of the service on an instance. */
const SERVICE = 'job-worker';

export interface Ec2WorkerProps
  extends WorkerResources,
    Pick<NodeHostProps, 'network' | 'architecture' | 'minInstances' | 'maxInstances' | 'notifications'> {}

/** What the stack needs of the instances. */
export interface Ec2Worker {
  readonly securityGroup: SecurityGroup;
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;
}

/**
 * Jobs as a process on instances that poll the queue: no time limit of 15 minutes, and programs such as ffmpeg.
 *
 * A busy instance is protected from scale-in by the worker itself; one that is told to stop finishes or gives its message
 * back (A17). With no instance that always runs, the group sleeps while the queue is empty.
 */
export function ec2Worker(scope: Construct, id: string, props: Ec2WorkerProps): Ec2Worker {
  const { network, architecture, minInstances, maxInstances, notifications } = props;
  const { visibilitySeconds, jobSeconds, finishSeconds } = WORKER_LIMITS.ec2;
  const environment: PollJobsEnv = {
    ...workerEnvironment(props, { visibilitySeconds, jobSeconds }),
    CONCURRENCY: String(CONCURRENCY),
    FFMPEG_PATH,
    WORK_DIRECTORY: `/var/lib/${SERVICE}`,
  };
  const host = new NodeHost(scope, id, {
    source: { pattern: 'async', name: 'poll-jobs' },
    program: {
      name: SERVICE,
      description: 'Runs jobs from the queue',
      environment,
      // On SIGTERM the worker finishes what is short and gives the rest back to the queue.
      stopSeconds: finishSeconds + 15,
      native: true,
      packages: FFMPEG_PACKAGES,
      install: INSTALL_FFMPEG,
      trustsRds: props.database !== undefined,
    },
    network,
    members: 'Workers that poll the queue',
    architecture,
    minInstances,
    maxInstances,
    notifications,
    grants: (role) => {
      props.queue.grantPoll(role);
      grantJobs(role, props);
    },
  });
  host.grantSelfProtection();

  const scaling = new BacklogScaling(host, 'Scaling', {
    group: host.group,
    queue: props.queue.queue,
    messagesPerInstance: MESSAGES_PER_INSTANCE,
    sleeps: minInstances === 0,
  });
  return {
    securityGroup: host.securityGroup,
    alarms: [host.alarmOnCpu('Workers', 'the queue grows faster than they work it off')],
    graphs: { 'Workers in service': [scaling.instances], 'Worker CPU': [host.metricCpu()] },
  };
}
