import { Alarm, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type ApplicationListener,
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  DesyncMitigationMode,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { HEALTH_PATH, SERVING_SECONDS } from '../../lib/shared/behind-api';
import type { AccessLogBucket } from './access-log-bucket';
import type { TieredNetwork } from './tiered-network';

const LISTENER_PORT = 80;

/** Two answers in a row decide, so a machine that drains is noticed within SERVING_SECONDS.drain. */
const HEALTH_CHECK = { interval: 10, timeout: 5, answers: 2 } as const;

export interface InternalBalancerProps {
  /** Where it stands: beside the programs that it leads to. */
  readonly network: TieredNetwork;
  /** Port that the programs listen at. */
  readonly port: number;
  /** Seconds a program may take for an answer; an alarm rings at four fifths of it. */
  readonly answerSeconds: number;
  /**
   * Seconds that whoever asks waits for the end of an answer which is handed on while it is made: as long a machine that goes may answer.
   * @default - answers are handed on whole
   */
  readonly streamSeconds?: number;
  /** Where it records what it is asked. */
  readonly accessLogs: AccessLogBucket;
  /** It refuses to be deleted. */
  readonly deletionProtection: boolean;
}

/**
 * A load balancer without an address on the internet, in front of programs that are all alike. Nobody reaches it until
 * somebody's security group is let in at its listener.
 *
 * It speaks HTTP. A certificate would need a domain of the operator's, and what passes here stays between interfaces of one
 * network, behind security groups that name each other.
 */
export class InternalBalancer extends Construct {
  readonly balancer: ApplicationLoadBalancer;
  readonly listener: ApplicationListener;
  readonly targets: ApplicationTargetGroup;
  /** Where and how long a new program must have answered until it is sent requests. */
  readonly health: { readonly url: string; readonly seconds: number };
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;

  constructor(scope: Construct, id: string, props: InternalBalancerProps) {
    const { network, port, answerSeconds, streamSeconds = 0, accessLogs, deletionProtection } = props;
    super(scope, id);
    const balancer = new ApplicationLoadBalancer(this, 'Balancer', {
      vpc: network.vpc,
      vpcSubnets: network.applicationSubnets,
      internetFacing: false,
      securityGroup: network.addGroup(this, 'Group', 'Load balancer inside the network'),
      dropInvalidHeaderFields: true,
      desyncMitigationMode: DesyncMitigationMode.DEFENSIVE,
      idleTimeout: Duration.seconds(SERVING_SECONDS.idle),
      deletionProtection,
    });
    this.balancer = balancer;
    accessLogs.recordRequests(balancer);
    this.targets = new ApplicationTargetGroup(this, 'Targets', {
      vpc: network.vpc,
      targetType: TargetType.INSTANCE,
      protocol: ApplicationProtocol.HTTP,
      port,
      deregistrationDelay: Duration.seconds(Math.max(SERVING_SECONDS.deregistration, streamSeconds)),
      healthCheck: {
        path: HEALTH_PATH,
        healthyHttpCodes: '200',
        interval: Duration.seconds(HEALTH_CHECK.interval),
        timeout: Duration.seconds(HEALTH_CHECK.timeout),
        healthyThresholdCount: HEALTH_CHECK.answers,
        unhealthyThresholdCount: HEALTH_CHECK.answers,
      },
    });
    this.health = {
      url: `http://127.0.0.1:${port}${HEALTH_PATH}`,
      seconds: (HEALTH_CHECK.answers + 1) * HEALTH_CHECK.interval,
    };
    this.listener = balancer.addListener('Http', {
      port: LISTENER_PORT,
      protocol: ApplicationProtocol.HTTP,
      open: false,
      defaultTargetGroups: [this.targets],
    });

    const measured = (metricName: string, statistic: string, minutes: number) =>
      new Metric({
        namespace: 'AWS/ApplicationELB',
        metricName,
        statistic,
        period: Duration.minutes(minutes),
        dimensionsMap: {
          LoadBalancer: balancer.loadBalancerFullName,
          TargetGroup: this.targets.targetGroupFullName,
        },
      });
    const unhealthy = measured('UnHealthyHostCount', 'Maximum', 1);
    const slowest = measured('TargetResponseTime', 'p99', 5);
    this.alarms = [
      new Alarm(this, 'UnhealthyAlarm', {
        alarmDescription: 'A machine behind the load balancer does not answer: read its log; its group replaces it',
        metric: unhealthy,
        threshold: 1,
        // A new one is ill until it has booted, which takes a few minutes.
        evaluationPeriods: 10,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'SlowAnswersAlarm', {
        alarmDescription: 'One in a hundred answers takes more than 80 % of the time it may take',
        metric: slowest,
        threshold: answerSeconds * 0.8,
        evaluationPeriods: 3,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ];
    this.graphs = {
      'Servers in service': [measured('HealthyHostCount', 'Minimum', 1), unhealthy],
      'Server answers p99': [slowest],
    };
  }
}
