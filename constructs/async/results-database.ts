import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  InstanceClass,
  InstanceSize,
  InstanceType,
  type ISecurityGroup,
  Port,
  SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CaCertificate,
  DatabaseInstance,
  DatabaseInstanceEngine,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
} from 'aws-cdk-lib/aws-rds';
import { ArnFormat, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { RESULTS_DATABASE } from '../../lib/async/domain/results-database';
import type { WorkerEnv } from '../../lib/async/worker/worker.env';
import type { ModeSettings } from '../../lib/config/mode';
import { acknowledge } from '../guardrails/acknowledge';
import { stackUniqueName } from '../shared/stack-unique-name';
import type { TieredNetwork } from '../shared/tiered-network';

/** A minor version, since a major one alone is moved by AWS and flagged as deprecated in time (X14). */
const ENGINE = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17_9 });
const DATABASE_NAME = 'jobs';
/** The user the workers sign in as. It has no password: a token signed by IAM takes its place. */
const WORKER_USER = 'job_worker';
const POSTGRES_PORT = 5432;
const STORAGE_GIB = 20;

export interface ResultsDatabaseProps {
  /** Where the database is. */
  readonly network: TieredNetwork;
  /** What the mode means for data: backups, protection, a second zone. */
  readonly mode: ModeSettings;
}

/** PostgreSQL for results: encrypted, in isolated subnets, TLS only, and no password that a worker could lose. */
export class ResultsDatabase extends Construct {
  readonly instance: DatabaseInstance;
  readonly clientEnvironment: Required<
    Pick<WorkerEnv, 'DATABASE_HOST' | 'DATABASE_PORT' | 'DATABASE_NAME' | 'DATABASE_USER' | 'DATABASE_TLS'>
  >;
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;
  private readonly group: SecurityGroup;

  constructor(scope: Construct, id: string, { network, mode }: ResultsDatabaseProps) {
    super(scope, id);
    this.group = new SecurityGroup(this, 'Group', {
      vpc: network.vpc,
      description: 'Database of results',
      allowAllOutbound: false,
    });
    // RDS would make the log groups itself, to be kept for ever. They follow the instance's name, so it is known beforehand.
    const instanceIdentifier = stackUniqueName('results');
    const logGroups = ['postgresql', 'upgrade'].map(
      (log) =>
        new LogGroup(this, `${log}Logs`, {
          logGroupName: Fn.join('/', ['/aws/rds/instance', instanceIdentifier, log]),
        }),
    );

    this.instance = new DatabaseInstance(this, 'Instance', {
      instanceIdentifier,
      engine: ENGINE,
      instanceType: InstanceType.of(InstanceClass.T4G, InstanceSize.MICRO),
      vpc: network.vpc,
      vpcSubnets: network.isolatedSubnets,
      securityGroups: [this.group],
      publiclyAccessible: false,
      multiAz: mode.highlyAvailable,
      databaseName: DATABASE_NAME,
      // RDS makes the master password, keeps it in Secrets Manager and replaces it every week.
      manageMasterUserPassword: true,
      port: POSTGRES_PORT,
      iamAuthentication: true,
      storageEncrypted: true,
      storageType: StorageType.GP3,
      allocatedStorage: STORAGE_GIB,
      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      parameterGroup: new ParameterGroup(this, 'Parameters', {
        engine: ENGINE,
        parameters: { 'rds.force_ssl': '1', max_connections: String(RESULTS_DATABASE.maxConnections) },
      }),
      autoMinorVersionUpgrade: true,
      backupRetention: Duration.days(mode.backupDays),
      deleteAutomatedBackups: !mode.keepData,
      copyTagsToSnapshot: true,
      deletionProtection: mode.keepData,
      removalPolicy: mode.keepData ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
      cloudwatchLogsExports: ['postgresql', 'upgrade'],
    });
    this.instance.node.addDependency(...logGroups);

    this.clientEnvironment = {
      DATABASE_HOST: this.instance.dbInstanceEndpointAddress,
      DATABASE_PORT: this.instance.dbInstanceEndpointPort,
      DATABASE_NAME,
      DATABASE_USER: WORKER_USER,
      DATABASE_TLS: 'verify-full',
    };
    const period = Duration.minutes(5);
    const cpu = this.instance.metricCPUUtilization({ period });
    const connections = this.instance.metricDatabaseConnections({ period, statistic: 'Maximum' });
    const freeStorage = this.instance.metricFreeStorageSpace({ period, statistic: 'Minimum' });
    this.graphs = { 'Database CPU': [cpu], Connections: [connections], 'Free storage': [freeStorage] };
    this.alarms = [
      this.alarm('CpuAlarm', cpu, 90, 'The database computes all the time: look for a slow statement'),
      this.alarm(
        'ConnectionsAlarm',
        connections,
        RESULTS_DATABASE.maxConnections * 0.8,
        'Four fifths of the connections are taken: lower async.maxConcurrency or take a larger instance',
      ),
      new Alarm(this, 'StorageAlarm', {
        alarmDescription: 'Less than a fifth of the storage is free: enlarge it before the database stops',
        metric: freeStorage,
        threshold: STORAGE_GIB * 1024 ** 3 * 0.2,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ];
    if (!mode.highlyAvailable) acknowledge(this.instance, { 'AwsSolutions-RDS3': SMALL });
    if (!mode.keepData) acknowledge(this.instance, { 'AwsSolutions-RDS10': SMALL, 'AwsSolutions-RDS13': SMALL });
    acknowledge(this.instance, {
      'AwsSolutions-RDS11':
        'Another port hides nothing from whoever can scan, and only the groups of the workers reach this one at all.',
    });
  }

  /** Lets members of a group open connections: one rule on either side, on the one port. */
  allowFrom(caller: ISecurityGroup): void {
    const port = Port.tcp(POSTGRES_PORT);
    this.group.addIngressRule(caller, port, 'Results');
    caller.addEgressRule(this.group, port, 'Results');
  }

  /** What signing in as the workers' user takes: this user, this database, no other. */
  connectStatement(): PolicyStatement {
    return new PolicyStatement({
      actions: ['rds-db:connect'],
      resources: [
        Stack.of(this).formatArn({
          service: 'rds-db',
          resource: 'dbuser',
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          resourceName: `${this.instance.instanceResourceId}/${WORKER_USER}`,
        }),
      ],
    });
  }

  private alarm(id: string, metric: IMetric, threshold: number, alarmDescription: string): Alarm {
    return new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

const SMALL =
  'A lesson of two hours: everything goes with one cdk destroy and nothing is worth a second copy. Mode production has all three.';
