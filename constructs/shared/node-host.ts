import {
  AdditionalHealthCheckType,
  AutoScalingGroup,
  type CfnAutoScalingGroup,
  GroupMetric,
  GroupMetrics,
  HealthChecks,
  ScalingEvents,
  UpdatePolicy,
} from 'aws-cdk-lib/aws-autoscaling';
import { Alarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AmazonLinuxCpuType,
  CpuCredits,
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
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { allowMetrics } from './agent-metrics';
import { bundleHandler, type HandlerSource } from './handler-bundle';
import { HOST_METRICS, type HostedProgram, prepareHost } from './host-user-data';
import type { InternalBalancer } from './internal-balancer';
import { rootDisk } from './root-disk';
import { allowSessions } from './session-manager-access';
import type { TieredNetwork } from './tiered-network';

const BOOT_TIME = Duration.minutes(5);
/** How long a deployment waits for an instance to say that it works: twice what it takes with both processors. */
const SIGNAL_TIME = Duration.minutes(10);
const SIZES = { micro: InstanceSize.MICRO, small: InstanceSize.SMALL, medium: InstanceSize.MEDIUM } as const;
/** Gibibytes of the one disk: the image, the program, and what it is working on. */
const DISK_GIB = 20;

export interface NodeHostProps {
  /** The code, `lib/<pattern>/handlers/<name>.ts`: a process that runs until it is told to stop. */
  readonly source: Omit<HandlerSource, 'nativeFor'>;
  /** How the code runs on an instance. */
  readonly program: HostedProgram;
  /** Where the instances run, and what their security group is for. */
  readonly network: TieredNetwork;
  /** One sentence for the list of security groups: who its members are. */
  readonly members: string;
  /** CPU of the instances: T4g or T3, each with two CPUs. */
  readonly architecture: 'arm64' | 'x86_64';
  /**
   * Memory of the instances: 1, 2 or 4 GiB. Micro and small are of the free plan.
   * @default 'small'
   */
  readonly size?: 'micro' | 'small' | 'medium';
  /** Instances that always run; 0 waits for something to scale the group out. */
  readonly minInstances: number;
  /** Instances at most. */
  readonly maxInstances: number;
  /** Where the group tells what it starts and stops, and what failed. */
  readonly notifications: ITopic;
  /**
   * Load balancer that sends requests to the program. It then decides with EC2 which instance is healthy, an instance is ready when
   * the program answers it, and the one that takes its place is there before it goes.
   * @default - nothing reaches the instances
   */
  readonly behind?: InternalBalancer;
  /** Gives the role what the program calls. An instance starts its program by itself, so it comes after all of this. */
  readonly grants: (role: Role) => void;
}

/**
 * A Node.js program on instances that are all alike and replace each other: a group, the template of its instances, and the
 * script that makes a fresh one run the program. What it prints is in a log group; nobody can reach an instance, so to look
 * inside, use Session Manager.
 */
export class NodeHost extends Construct {
  readonly group: AutoScalingGroup;
  readonly role: Role;
  readonly securityGroup: SecurityGroup;
  /** What the program prints. */
  readonly logGroup: LogGroup;
  private readonly groupLogicalId: string;
  private readonly program: string;

  constructor(scope: Construct, id: string, props: NodeHostProps) {
    super(scope, id);
    this.program = props.program.name;
    const { network, architecture, behind, minInstances, size = 'small' } = props;
    const bundle = bundleHandler(this, { ...props.source, ...(props.program.native && { nativeFor: architecture }) });
    const code = new Asset(this, 'Code', { path: bundle.path, ...bundle.options });
    const logGroup = new LogGroup(this, 'Logs');
    this.logGroup = logGroup;
    this.securityGroup = network.addCaller(this, 'SecurityGroup', props.members);

    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    props.grants(this.role);
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [code.bucket.arnForObjects(code.s3ObjectKey)] }),
    );
    allowSessions(this.role);
    logGroup.grantWrite(this.role);
    if (props.program.metrics) allowMetrics(this.role, HOST_METRICS.namespace);

    const userData = UserData.forLinux();
    const template = new LaunchTemplate(this, 'Template', {
      userData,
      instanceType: InstanceType.of(architecture === 'arm64' ? InstanceClass.T4G : InstanceClass.T3, SIZES[size]),
      // The newest image at each deploy, which then replaces the instances one by one: patches come with deployments.
      machineImage: MachineImage.latestAmazonLinux2023({
        cpuType: architecture === 'arm64' ? AmazonLinuxCpuType.ARM_64 : AmazonLinuxCpuType.X86_64,
      }),
      // T3 and T4g start without a single credit. Held to the standard, an instance installs itself and works with a fifth of its
      // two processors: the same work takes five times as long and costs more hours of the instance than credits would.
      cpuCredits: CpuCredits.UNLIMITED,
      // The instance reads the name of its group from its tags: the template is made before the group has one.
      instanceMetadataTags: true,
      associatePublicIpAddress: network.publicAddresses,
      securityGroup: this.securityGroup,
      role: this.role,
      blockDevices: [rootDisk('/dev/xvda', DISK_GIB)],
    });
    this.group = new AutoScalingGroup(this, 'Group', {
      vpc: network.vpc,
      vpcSubnets: network.applicationSubnets,
      launchTemplate: template,
      minCapacity: minInstances,
      maxCapacity: props.maxInstances,
      healthChecks: behind
        ? HealthChecks.withAdditionalChecks({
            additionalTypes: [AdditionalHealthCheckType.ELB],
            // As long as a deployment waits: with less, a slow boot is replaced by the next one, for ever.
            gracePeriod: SIGNAL_TIME,
          })
        : HealthChecks.ec2({ gracePeriod: BOOT_TIME }),
      defaultInstanceWarmup: BOOT_TIME,
      groupMetrics: [new GroupMetrics(GroupMetric.IN_SERVICE_INSTANCES)],
      notifications: [{ topic: props.notifications, scalingEvents: ScalingEvents.ALL }],
      updatePolicy: UpdatePolicy.rollingUpdate({
        maxBatchSize: 1,
        minInstancesInService: behind ? minInstances : Math.max(0, minInstances - 1),
        waitOnResourceSignals: true,
        pauseTime: SIGNAL_TIME,
      }),
    });
    const group = this.group.node.defaultChild as CfnAutoScalingGroup;
    this.groupLogicalId = Stack.of(this).getLogicalId(group);
    this.waitForFirst(group, minInstances);
    if (behind) {
      this.group.attachToApplicationTargetGroup(behind.targets);
      this.group.node.addDependency(behind.listener);
    }
    // An instance installs itself, so its way to the internet and its permissions come before it, and go after it.
    this.group.node.addDependency(this.role, this.securityGroup, network.wayOutEstablished);
    prepareHost(userData, {
      program: props.program,
      code,
      logGroupName: logGroup.logGroupName,
      groupLogicalId: this.groupLogicalId,
      ...(behind && { health: behind.health }),
    });
  }

  /**
   * Lets the program protect its own instance from scale-in while it is busy, and give the protection back.
   *
   * Names the group by what CloudFormation will call it. By reference, the permission would be deleted before the group, and
   * an instance that is busy when the stack is destroyed could never give its protection back: the group would not go.
   */
  grantSelfProtection(): void {
    const group = Stack.of(this).formatArn({
      service: 'autoscaling',
      resource: 'autoScalingGroup:*:autoScalingGroupName',
      resourceName: `${Aws.STACK_NAME}-${this.groupLogicalId}-*`,
    });
    this.role.addToPolicy(new PolicyStatement({ actions: ['autoscaling:SetInstanceProtection'], resources: [group] }));
    acknowledgeWildcard(
      this.role,
      group,
      'The ARN of a group holds an id that only AWS knows, and its name ends in letters that CloudFormation draws.',
    );
  }

  /** CPU of all instances together, in per cent, over five minutes. */
  metricCpu(): Metric {
    return new Metric({
      namespace: 'AWS/EC2',
      metricName: 'CPUUtilization',
      dimensionsMap: { AutoScalingGroupName: this.group.autoScalingGroupName },
      period: Duration.minutes(5),
    });
  }

  /** Memory or disk in use, in per cent and on average, where the program is measured. */
  metricOf(what: 'memory' | 'disk'): Metric {
    return new Metric({
      namespace: HOST_METRICS.namespace,
      metricName: HOST_METRICS[what],
      dimensionsMap: { Program: this.program, ...(what === 'disk' && { path: '/', fstype: 'xfs' }) },
      period: Duration.minutes(5),
    });
  }

  /**
   * Rings when the instances compute without pause for half an hour.
   *
   * @param members - who computes, as the first word of the alarm's description
   * @param consequence - its end: what follows, or what to do
   */
  alarmOnCpu(members: string, consequence: string): Alarm {
    return new Alarm(this, 'CpuAlarm', {
      alarmDescription: `${members} compute without pause, and credits above their baseline bill: ${consequence}`,
      metric: this.metricCpu(),
      threshold: 90,
      evaluationPeriods: 6,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Instances that the group starts with must work before the deployment ends. Where it starts with none, nobody waits. */
  private waitForFirst(group: CfnAutoScalingGroup, count: number): void {
    if (count > 0) group.cfnOptions.creationPolicy = { resourceSignal: { count, timeout: SIGNAL_TIME.toIsoString() } };
  }
}
