import {
  AutoScalingGroup,
  type CfnAutoScalingGroup,
  GroupMetric,
  GroupMetrics,
  HealthChecks,
  ScalingEvents,
  UpdatePolicy,
} from 'aws-cdk-lib/aws-autoscaling';
import { Alarm, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AmazonLinuxCpuType,
  BlockDeviceVolume,
  CpuCredits,
  EbsDeviceVolumeType,
  InstanceClass,
  InstanceSize,
  InstanceType,
  LaunchTemplate,
  MachineImage,
  type SecurityGroup,
  UserData,
} from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Aws, Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { WORKER_LIMITS } from '../../lib/async/domain/time-limits';
import { acknowledge } from '../guardrails/acknowledge';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { bundleHandler } from '../shared/handler-bundle';
import { sessionManagerAccess } from '../shared/session-manager-access';
import type { TieredNetwork } from '../shared/tiered-network';
import { BacklogScaling } from './backlog-scaling';
import { type WorkerResources, workerEnvironment } from './worker-environment';
import { acknowledgeJobStatements, jobStatements, pollStatement } from './worker-permissions';
import { FFMPEG_PATH, prepareWorker, WORK_DIRECTORY } from './worker-user-data';

/** What two jobs at a time work off in a few minutes. */
const MESSAGES_PER_INSTANCE = 10;
/** Jobs one instance runs at a time: as many as it has CPUs. */
const CONCURRENCY = 2;
const BOOT_TIME = Duration.minutes(5);
/** How long a deployment waits for an instance to say that it works. */
const SIGNAL_TIME = Duration.minutes(10);

export interface Ec2WorkerProps extends WorkerResources {
  /** Where the instances run. */
  readonly network: TieredNetwork;
  /** CPU of the instances: t4g.small or t3.small, both of the free plan. */
  readonly architecture: 'arm64' | 'x86_64';
  /** Instances that always run; 0 sleeps when the queue is empty. */
  readonly minInstances: number;
  /** Instances at most. */
  readonly maxInstances: number;
  /** Where the group tells what it starts and stops, and what failed. */
  readonly notifications: ITopic;
}

/**
 * Jobs as a process on instances that poll the queue: no time limit of 15 minutes, and programs such as ffmpeg.
 *
 * A busy instance is protected from scale-in by the worker itself; one that is told to stop finishes or gives its message
 * back (A17). Nobody can reach an instance: to look inside, use Session Manager.
 */
export class Ec2Worker extends Construct {
  readonly group: AutoScalingGroup;
  readonly securityGroup: SecurityGroup;
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;

  constructor(scope: Construct, id: string, props: Ec2WorkerProps) {
    super(scope, id);
    const { network, architecture } = props;
    const { visibilitySeconds, jobSeconds } = WORKER_LIMITS.ec2;
    const bundle = bundleHandler(this, { pattern: 'async', name: 'poll-jobs', nativeFor: architecture });
    const code = new Asset(this, 'Code', { path: bundle.path, ...bundle.options });
    const logGroup = new LogGroup(this, 'Logs');
    this.securityGroup = network.addCaller(this, 'SecurityGroup', 'Workers that poll the queue');

    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    for (const statement of [pollStatement(props), ...jobStatements(props)]) role.addToPolicy(statement);
    props.database?.grantConnect(role);
    for (const statement of this.machineStatements(code)) role.addToPolicy(statement);
    logGroup.grantWrite(role);

    const userData = UserData.forLinux();
    const template = new LaunchTemplate(this, 'Template', {
      userData,
      instanceType: InstanceType.of(
        architecture === 'arm64' ? InstanceClass.T4G : InstanceClass.T3,
        InstanceSize.SMALL,
      ),
      // The newest image at each deploy, which then replaces the instances one by one: patches come with deployments.
      machineImage: MachineImage.latestAmazonLinux2023({
        cpuType: architecture === 'arm64' ? AmazonLinuxCpuType.ARM_64 : AmazonLinuxCpuType.X86_64,
      }),
      // A long video slows down when the credits are used up; unlimited credits would add to the bill instead.
      cpuCredits: CpuCredits.STANDARD,
      // The instance reads the name of its group from its tags: the template is made before the group has one.
      instanceMetadataTags: true,
      associatePublicIpAddress: network.publicAddresses,
      securityGroup: this.securityGroup,
      role,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: BlockDeviceVolume.ebs(20, {
            encrypted: true,
            volumeType: EbsDeviceVolumeType.GP3,
            deleteOnTermination: true,
          }),
        },
      ],
    });
    this.group = new AutoScalingGroup(this, 'Group', {
      vpc: network.vpc,
      vpcSubnets: network.applicationSubnets,
      launchTemplate: template,
      minCapacity: props.minInstances,
      maxCapacity: props.maxInstances,
      healthChecks: HealthChecks.ec2({ gracePeriod: BOOT_TIME }),
      defaultInstanceWarmup: BOOT_TIME,
      groupMetrics: [new GroupMetrics(GroupMetric.IN_SERVICE_INSTANCES)],
      notifications: [{ topic: props.notifications, scalingEvents: ScalingEvents.ALL }],
      updatePolicy: UpdatePolicy.rollingUpdate({
        maxBatchSize: 1,
        minInstancesInService: Math.max(0, props.minInstances - 1),
        waitOnResourceSignals: true,
        pauseTime: SIGNAL_TIME,
      }),
    });
    const group = this.group.node.defaultChild as CfnAutoScalingGroup;
    const groupLogicalId = Stack.of(this).getLogicalId(group);
    this.waitForFirst(group, props.minInstances);
    // An instance installs itself, so its way to the internet and its permissions come before it, and go after it.
    this.group.node.addDependency(role, this.securityGroup, network.wayOutEstablished);
    prepareWorker(userData, {
      code,
      environment: {
        ...workerEnvironment(props, { visibilitySeconds, jobSeconds }),
        CONCURRENCY: String(CONCURRENCY),
        FFMPEG_PATH,
        WORK_DIRECTORY,
      },
      logGroupName: logGroup.logGroupName,
      groupLogicalId,
      database: props.database !== undefined,
    });
    this.letWorkersProtectThemselves(role, groupLogicalId);

    const scaling = new BacklogScaling(this, 'Scaling', {
      group: this.group,
      queue: props.queue,
      messagesPerInstance: MESSAGES_PER_INSTANCE,
      sleeps: props.minInstances === 0,
    });
    const cpu = new Metric({
      namespace: 'AWS/EC2',
      metricName: 'CPUUtilization',
      dimensionsMap: { AutoScalingGroupName: this.group.autoScalingGroupName },
      period: Duration.minutes(5),
    });
    this.graphs = { 'Workers in service': [scaling.instances], 'Worker CPU': [cpu] };
    this.alarms = [
      new Alarm(this, 'CpuAlarm', {
        alarmDescription: 'Workers compute without pause: the queue grows faster than they work it off',
        metric: cpu,
        threshold: 90,
        evaluationPeriods: 6,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ];
    acknowledgeJobStatements(role, props);
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]':
        'Session Manager and, with a sender, the suppression list of SES take no narrower resource.',
    });
  }

  private machineStatements(code: Asset): PolicyStatement[] {
    return [
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [code.bucket.arnForObjects(code.s3ObjectKey)] }),
      sessionManagerAccess(),
    ];
  }

  /** Instances that the group starts with must work before the deployment ends. Where it starts with none, jobs wake them. */
  private waitForFirst(group: CfnAutoScalingGroup, count: number): void {
    if (count > 0) group.cfnOptions.creationPolicy = { resourceSignal: { count, timeout: SIGNAL_TIME.toIsoString() } };
  }

  /**
   * Names the group by what CloudFormation will call it. By reference, the permission would be deleted before the group, and
   * an instance that is busy when the stack is destroyed could never give its protection back: the group would not go.
   */
  private letWorkersProtectThemselves(role: Role, groupLogicalId: string): void {
    const group = Stack.of(this).formatArn({
      service: 'autoscaling',
      resource: 'autoScalingGroup:*:autoScalingGroupName',
      resourceName: `${Aws.STACK_NAME}-${groupLogicalId}-*`,
    });
    role.addToPolicy(new PolicyStatement({ actions: ['autoscaling:SetInstanceProtection'], resources: [group] }));
    acknowledgeWildcard(
      role,
      group,
      'The ARN of a group holds an id that only AWS knows, and its name ends in letters that CloudFormation draws.',
    );
  }
}
