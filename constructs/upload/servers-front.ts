import { OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import { SERVING_SECONDS } from '../../lib/shared/behind-api';
import { API_LIMITS } from '../../lib/upload/domain/time-limits';
import type { ServeUploadsEnv } from '../../lib/upload/handlers/serve-uploads.env';
import { acknowledge } from '../guardrails/acknowledge';
import { AccessLogBucket } from '../shared/access-log-bucket';
import { InternalBalancer } from '../shared/internal-balancer';
import { NodeHost } from '../shared/node-host';
import { originInside } from '../shared/origin-inside';
import { serverErrorAlarms } from '../shared/server-error-alarms';
import { TieredNetwork } from '../shared/tiered-network';
import type { AnswerParts, AnswerSignals, ApiFront } from './api-front';

const PORT = 8080;
/** Name of the service on an instance. */
const SERVICE = 'upload-server';
/** Seconds for requests that have begun when draining ends, and for what is left to write. */
const FINISH_SECONDS = API_LIMITS.answerSeconds + 5;

export interface ServersFrontProps {
  /** What the mode means: how many run, in which zones, how long logs are kept, and whether the load balancer may be deleted. */
  readonly mode: ModeSettings;
  /** Where the group tells what it starts and stops. */
  readonly notifications: ITopic;
}

/** The API as a process on instances that only CloudFront reaches: the same code as the functions, with the rights of all four. */
export class ServersFront extends Construct implements ApiFront {
  readonly way: ApiFront['way'];
  private readonly network: TieredNetwork;
  private readonly balancer: InternalBalancer;
  private readonly props: ServersFrontProps;

  constructor(scope: Construct, id: string, props: ServersFrontProps) {
    super(scope, id);
    const { mode } = props;
    this.props = props;
    this.network = new TieredNetwork(this, 'Network', {
      availabilityZones: mode.availabilityZones,
      highlyAvailable: mode.highlyAvailable,
      wayOut: mode.highlyAvailable ? 'nat-gateway' : 'nat-instance',
      dataTier: false,
    });
    // Not with the buckets' records: the quarantine knows the site, and the site this load balancer, so that would be a circle.
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { retentionDays: mode.logRetentionDays });
    acknowledge(accessLogs.bucket, {
      'AwsSolutions-S1':
        'It receives what the load balancer records; who reads that is recorded by nobody else’s bucket.',
    });
    this.balancer = new InternalBalancer(this, 'Balancer', {
      network: this.network,
      port: PORT,
      answerSeconds: API_LIMITS.answerSeconds,
      accessLogs,
      deletionProtection: mode.deletionProtection,
    });
    this.way = {
      origin: originInside(this, 'Origin', 'upload', this.balancer),
      passesOn: OriginRequestPolicy.ALL_VIEWER,
    };
  }

  answer({ quarantine, store, accepted, signIn, people, removal, architecture }: AnswerParts): AnswerSignals {
    const environment: ServeUploadsEnv = {
      ...accepted,
      ...removal.environment,
      TABLE_NAME: store.table.tableName,
      QUARANTINE_NAME: quarantine.bucket.bucketName,
      SIGN_IN: signIn,
      ...(people && { USER_POOL_ID: people.pool.pool.userPoolId, USER_POOL_CLIENT_ID: people.client.userPoolClientId }),
      PORT: String(PORT),
      DRAIN_SECONDS: String(SERVING_SECONDS.drain),
    };
    const minInstances = Math.max(1, this.props.mode.minInstances);
    const host = new NodeHost(this, 'Servers', {
      source: { pattern: 'upload', name: 'serve-uploads' },
      program: {
        name: SERVICE,
        description: 'Gives out forms to upload with, and tells what became of files',
        environment: { ...environment },
        stopSeconds: SERVING_SECONDS.drain + FINISH_SECONDS,
      },
      network: this.network,
      members: 'Servers that answer the API',
      architecture,
      minInstances,
      maxInstances: minInstances + 1,
      notifications: this.props.notifications,
      behind: this.balancer,
      grants: (role) => {
        store.grantIssue(role);
        store.grantRead(role);
        store.grantList(role);
        store.grantForget(role);
        quarantine.grantSign(role);
        removal.grant(role);
      },
    });
    const errors = serverErrorAlarms(host, this.balancer);
    return {
      alarms: [
        ...this.network.alarms,
        ...this.balancer.alarms,
        ...errors.alarms,
        host.alarmOnCpu('Servers', 'run more, or larger ones'),
      ],
      graphs: { ...this.balancer.graphs, 'Server errors': errors.metrics, 'Server CPU': [host.metricCpu()] },
    };
  }
}
