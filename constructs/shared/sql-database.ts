import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  InstanceClass,
  InstanceSize,
  InstanceType,
  type ISecurityGroup,
  Port,
  SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CaCertificate, DatabaseInstance, ParameterGroup, StorageType } from 'aws-cdk-lib/aws-rds';
import { ArnFormat, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import { acknowledge } from '../guardrails/acknowledge';
import type { SqlEngine } from './sql-engine';
import { stackUniqueName } from './stack-unique-name';
import type { TieredNetwork } from './tiered-network';

const STORAGE_GIB = 20;
const SIZES = { micro: InstanceSize.MICRO, small: InstanceSize.SMALL, medium: InstanceSize.MEDIUM } as const;
/** An identifier has 63 characters at most, of which a hyphen and the stack's own id take 37, and an engine's prefix 6. */
const HELD = /^[a-z]{1,20}$/;

/** Lambda's Node.js runtimes carry the certificates of RDS in this file, and do not load them by themselves. */
export const RDS_CERTIFICATES_IN_LAMBDA = '/var/runtime/ca-cert.pem';

/** What a program reads from its environment to sign in. */
export interface DatabaseEnvironment {
  readonly DATABASE_HOST: string;
  readonly DATABASE_PORT: string;
  readonly DATABASE_NAME: string;
  readonly DATABASE_USER: string;
  readonly DATABASE_TLS: 'verify-full';
}

export interface SqlDatabaseProps {
  /** Where the database is: in the isolated subnets. */
  readonly network: TieredNetwork;
  /** Which server it is. */
  readonly engine: SqlEngine;
  /**
   * Size of its T4g instance. Another one is a few minutes without the database, and the same data.
   * @default 'micro'
   */
  readonly size?: 'micro' | 'small' | 'medium';
  /** What the mode means for data: backups, protection, a second zone. */
  readonly mode: Pick<ModeSettings, 'keepData' | 'backupDays' | 'highlyAvailable' | 'deletionProtection'>;
  /**
   * What the database holds, as one word of at most 20 lower-case letters. Its identifier begins with it, so another word is
   * another database; groups and rules are described by it. Anything else is an error.
   */
  readonly holds: string;
  /** Name of the first database on the server. */
  readonly databaseName: string;
  /** The user that programs sign in as. It has no password: a token signed by IAM takes its place. Somebody must create it. */
  readonly user: string;
  /** Connections the server takes at most; an alarm rings at four fifths of it. */
  readonly maxConnections: number;
  /** End of that alarm's description: what to do about it. */
  readonly whenConnectionsRunOut: string;
}

/** A relational database: encrypted, in isolated subnets, TLS only, and no password that a program could lose. */
export class SqlDatabase extends Construct {
  readonly instance: DatabaseInstance;
  readonly clientEnvironment: DatabaseEnvironment;
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;
  private readonly group: SecurityGroup;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SqlDatabaseProps,
  ) {
    super(scope, id);
    const { network, engine, mode, holds, databaseName, user, maxConnections, size = 'micro' } = props;
    if (!HELD.test(holds)) {
      throw new Error(
        `A database cannot be called "${holds}": give one word of 1 to 20 lower-case letters, such as results`,
      );
    }
    this.group = new SecurityGroup(this, 'Group', {
      vpc: network.vpc,
      description: `Database of ${holds}`,
      allowAllOutbound: false,
    });
    // RDS would make the log groups itself, to be kept for ever. They follow the instance's name, so it is known beforehand.
    const instanceIdentifier = stackUniqueName(`${engine.identifierPrefix}${holds}`);
    const logGroups = engine.logs.map(
      (log) =>
        new LogGroup(this, `${log}Logs`, {
          logGroupName: Fn.join('/', ['/aws/rds/instance', instanceIdentifier, log]),
        }),
    );

    this.instance = new DatabaseInstance(this, 'Instance', {
      instanceIdentifier,
      engine: engine.version,
      instanceType: InstanceType.of(InstanceClass.T4G, SIZES[size]),
      vpc: network.vpc,
      vpcSubnets: network.isolatedSubnets,
      securityGroups: [this.group],
      publiclyAccessible: false,
      multiAz: mode.highlyAvailable,
      databaseName,
      // RDS makes the master password, keeps it in Secrets Manager and replaces it every week.
      manageMasterUserPassword: true,
      port: engine.port,
      iamAuthentication: true,
      storageEncrypted: true,
      storageType: StorageType.GP3,
      allocatedStorage: STORAGE_GIB,
      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      parameterGroup: new ParameterGroup(this, 'Parameters', {
        engine: engine.version,
        parameters: { ...engine.parameters, max_connections: String(maxConnections) },
      }),
      autoMinorVersionUpgrade: true,
      backupRetention: Duration.days(mode.backupDays),
      deleteAutomatedBackups: !mode.keepData,
      copyTagsToSnapshot: true,
      deletionProtection: mode.deletionProtection,
      removalPolicy: mode.keepData ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
      cloudwatchLogsExports: [...engine.logs],
    });
    this.instance.node.addDependency(...logGroups);

    this.clientEnvironment = {
      DATABASE_HOST: this.instance.dbInstanceEndpointAddress,
      DATABASE_PORT: this.instance.dbInstanceEndpointPort,
      DATABASE_NAME: databaseName,
      DATABASE_USER: user,
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
        maxConnections * 0.8,
        `Four fifths of the connections are taken: ${props.whenConnectionsRunOut}`,
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
    if (!mode.keepData) acknowledge(this.instance, { 'AwsSolutions-RDS13': SMALL });
    if (!mode.deletionProtection) {
      acknowledge(this.instance, {
        'AwsSolutions-RDS10':
          'A database that refuses to be deleted keeps a first deployment that failed from being taken back. deletionProtection protects it once the stack stands.',
      });
    }
    acknowledge(this.instance, {
      'AwsSolutions-RDS11':
        'Another port hides nothing from whoever can scan, and only the groups that it was opened to reach this one at all.',
    });
  }

  /** Lets members of a group open connections: one rule on either side, on the one port. */
  allowFrom(caller: ISecurityGroup): void {
    const port = Port.tcp(this.props.engine.port);
    const description = `${this.props.holds.charAt(0).toUpperCase()}${this.props.holds.slice(1)}`;
    this.group.addIngressRule(caller, port, description);
    caller.addEgressRule(this.group, port, description);
  }

  /** Lets a role sign in as the programs' user: this user on this server, no other. */
  grantConnect(role: IRole): void {
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['rds-db:connect'],
        resources: [
          Stack.of(this).formatArn({
            service: 'rds-db',
            resource: 'dbuser',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            resourceName: `${this.instance.instanceResourceId}/${this.props.user}`,
          }),
        ],
      }),
    );
  }

  /** Lets a role read the master user's name and password. Only what prepares the database needs it. */
  grantReadMasterSecret(role: IRole): void {
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.masterSecretArn] }),
    );
  }

  /** The secret with the master user's name and password, which RDS makes and replaces. */
  get masterSecretArn(): string {
    return this.instance.secret!.secretArn;
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
  'A lesson of two hours: everything goes with one cdk destroy and nothing is worth a second copy. Mode production has both.';
