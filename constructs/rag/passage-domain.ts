import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Connections, EbsDeviceVolumeType, Port } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import { Aws, Duration, Lazy, type RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import { acknowledge } from '../guardrails/acknowledge';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { Graphs } from '../shared/graph';
import { stackUniqueName } from '../shared/stack-unique-name';
import type { TieredNetwork } from '../shared/tiered-network';
import type { PassageHost } from './passage-host';

const VOLUME_GIB = 10;

/** The version that the contract of stores is tested against. */
const VERSION = EngineVersion.OPENSEARCH_2_19;

/** Half of a node's memory is heap; half of the rest holds vectors: 115,000 of 1,024 numbers in 2 GiB. */
const SMALL = 't3.small.search';
/** T3 has no place among machines that others rely on: it runs out of credits when it is busiest. */
const STEADY = 'm7g.medium.search';

export interface PassageDomainProps {
  /** Where it stands: in isolated subnets. */
  readonly network: TieredNetwork;
  /** What the mode means: one node, or several in each of its zones with three that only keep order. */
  readonly mode: Pick<ModeSettings, 'availabilityZones' | 'highlyAvailable'>;
  /** What becomes of it when the stack goes; everything in it can be made again from the documents. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * An OpenSearch domain inside the network: encrypted on disk, between its nodes and on the way, without a password. The role that
 * sets it up is its master, and tells it what the others may do with which index.
 */
export class PassageDomain extends Construct implements PassageHost {
  readonly environment: PassageHost['environment'];
  readonly granted: IDependable;
  readonly connections: Connections;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
  private readonly domain: Domain;
  private master?: Role;
  private readonly readers: Role[] = [];
  private readonly writers: Role[] = [];
  readonly admitted = { STORE_READERS: arns(this.readers), STORE_WRITERS: arns(this.writers) };

  constructor(scope: Construct, id: string, { network, mode, removalPolicy }: PassageDomainProps) {
    super(scope, id);
    const group = network.addGroup(this, 'Group', 'The domain that searches passages');
    this.connections = new Connections({ securityGroups: [group], defaultPort: Port.tcp(443) });
    const logs = (what: string) => new LogGroup(this, `${what}Logs`);
    const [audit, application, slowSearches, slowWrites] = [
      logs('Audit'),
      logs('Application'),
      logs('SlowSearch'),
      logs('SlowWrite'),
    ];
    const written = [audit, application, slowSearches, slowWrites];
    const mayLog = new ResourcePolicy(this, 'MayLog', {
      resourcePolicyName: stackUniqueName('passages'),
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('es.amazonaws.com')],
          actions: ['logs:PutLogEvents', 'logs:CreateLogStream'],
          resources: written.map(({ logGroupArn }) => logGroupArn),
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      ],
    });
    const zones = typeof mode.availabilityZones === 'number' ? mode.availabilityZones : mode.availabilityZones.length;
    this.domain = new Domain(this, 'Domain', {
      version: VERSION,
      vpc: network.vpc,
      vpcSubnets: [
        mode.highlyAvailable ? network.isolatedSubnets : { subnets: network.vpc.isolatedSubnets.slice(0, 1) },
      ],
      securityGroups: [group],
      capacity: mode.highlyAvailable
        ? {
            // As many in each zone, and three at least (Opensearch.6).
            dataNodes: zones === 3 ? 3 : 4,
            dataNodeInstanceType: STEADY,
            masterNodes: 3,
            masterNodeInstanceType: STEADY,
            multiAzWithStandbyEnabled: false,
          }
        : { dataNodes: 1, dataNodeInstanceType: SMALL, multiAzWithStandbyEnabled: false },
      zoneAwareness: mode.highlyAvailable ? { enabled: true, availabilityZoneCount: zones } : { enabled: false },
      ebs: { volumeSize: VOLUME_GIB, volumeType: EbsDeviceVolumeType.GP3 },
      encryptionAtRest: { enabled: true },
      nodeToNodeEncryption: true,
      enforceHttps: true,
      tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
      fineGrainedAccessControl: {
        masterUserArn: Lazy.string({ produce: () => this.master?.roleArn }),
      },
      logging: {
        auditLogEnabled: true,
        auditLogGroup: audit,
        appLogEnabled: true,
        appLogGroup: application,
        slowSearchLogEnabled: true,
        slowSearchLogGroup: slowSearches,
        slowIndexLogEnabled: true,
        slowIndexLogGroup: slowWrites,
      },
      // The library would have a function of its own write the policy.
      suppressLogsResourcePolicy: true,
      enableAutoSoftwareUpdate: true,
      enableVersionUpgrade: true,
      removalPolicy,
    });
    this.domain.node.addDependency(mayLog);
    acknowledge(this.domain, {
      'AwsSolutions-OS3':
        'It has no public address: security groups say who reaches it, which addresses of functions could not, since they change.',
      'AwsSolutions-OS5':
        'It has no policy of its own that could let anybody in unsigned: requests are signed by roles whose own policies name it.',
      'AwsSolutions-OS4': 'One node keeps order with itself; in production three do nothing else.',
      'AwsSolutions-OS7':
        'A lesson does without a second node for an hour; in production there is one in each of its zones, and more.',
    });
    this.granted = this.domain;
    this.environment = { STORE_ENDPOINT: `https://${this.domain.domainEndpoint}`, STORE_KIND: 'domain' };

    const period = Duration.minutes(5);
    const ill = this.domain.metricClusterStatusRed({ period: Duration.minutes(1) });
    const disk = this.domain.metricFreeStorageSpace({ period });
    const memory = this.domain.metricJVMMemoryPressure({ period });
    this.graphs = {
      'Domain CPU': [this.domain.metricCPUUtilization({ period })],
      'Memory pressure': [memory],
      'Searches p99': [this.domain.metricSearchLatency({ period, statistic: 'p99' })],
    };
    this.alarms = [
      new Alarm(this, 'RedAlarm', {
        alarmDescription:
          'Some passages cannot be searched: the domain has lost their shard. The same documents copied again are not written again: deploy with the other rag.embeddingModel, and a new index is filled from the documents and takes the place of this one',
        metric: ill,
        threshold: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 5,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'DiskAlarm', {
        alarmDescription:
          'A disk of the domain is almost full, and it takes no more passages then: give it larger ones',
        metric: disk,
        threshold: (VOLUME_GIB * 1024) / 5,
        comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 3,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'MemoryAlarm', {
        alarmDescription: 'The domain runs out of memory: give it larger nodes',
        metric: memory,
        threshold: 85,
        evaluationPeriods: 3,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ];
  }

  grantSetUp(role: Role): void {
    if (this.master) throw new Error('A domain has one master');
    this.master = role;
    this.allow(role, 'es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut', 'es:ESHttpDelete');
  }

  grantIngest(role: Role): void {
    this.writers.push(role);
    this.allow(role, 'es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpDelete');
  }

  grantSearch(role: Role): void {
    this.readers.push(role);
    this.allow(role, 'es:ESHttpGet', 'es:ESHttpPost');
  }

  /** By the kind of request; which index, and whether to read or to write, the domain itself asks. */
  private allow(role: Role, ...actions: readonly string[]): void {
    const everything = `${this.domain.domainArn}/*`;
    role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [everything] }));
    acknowledgeWildcard(
      role,
      everything,
      'IAM knows the domain, and the domain knows the role: its fine-grained access control says which index may be read or written.',
    );
  }
}

/** ARNs with commas, read when the template is written: roles may still be added until then. */
function arns(roles: readonly Role[]): string {
  return Lazy.string({ produce: () => roles.map(({ roleArn }) => roleArn).join(',') });
}
