import type { WebSettings } from '../../../lib/web/settings';
import type { Chosen } from '../../support/pattern-tables';
import { databaseOf } from './names';

/** What goes off, when; all of them tell the topic when it begins and when it ends. */
export function alarms({ settings, region }: Chosen<WebSettings>): Record<string, readonly string[]> {
  const database = databaseOf(settings);
  const ofDatabase = (metric: string, when: string) =>
    alarm(`AWS/RDS ${metric} of DBInstanceIdentifier=${database}Instance`, when);
  return {
    // CloudFront is measured in one region, and an alarm looks at its own.
    ...(region === 'us-east-1' && {
      SiteErrorsAlarm: alarm(
        'AWS/CloudFront 5xxErrorRate of DistributionId=SiteDistribution, Region=Global',
        'Average over 300 s >= 5, 2 of 2 times',
      ),
    }),
    ...(settings.egress === 'nat-instance' && {
      NetworkVpcPublicSubnet1NatStatusAlarm: [
        'AWS/EC2 StatusCheckFailed of InstanceId=NetworkVpcPublicSubnet1Nat',
        // It never rests: one that says nothing is gone.
        'Maximum over 60 s >= 1, 5 of 5 times; missing is breaching',
        ...TOLD,
      ],
      NetworkVpcPublicSubnet1NatCpuAlarm: alarm(
        'AWS/EC2 CPUUtilization of InstanceId=NetworkVpcPublicSubnet1Nat',
        'Average over 300 s >= 90, 6 of 6 times',
      ),
    }),
    ServersBalancerUnhealthyAlarm: alarm(
      `AWS/ApplicationELB UnHealthyHostCount of ${BALANCED}`,
      'Maximum over 60 s >= 1, 10 of 10 times',
    ),
    // Four fifths of the eight seconds that a server takes at most.
    ServersBalancerSlowAnswersAlarm: alarm(
      `AWS/ApplicationELB TargetResponseTime of ${BALANCED}`,
      'p99 over 300 s >= 6.4, 3 of 3 times',
    ),
    ServersCpuAlarm: alarm(
      'AWS/EC2 CPUUtilization of AutoScalingGroupName=ServersGroupASG',
      'Average over 300 s >= 90, 6 of 6 times',
    ),
    ServersFailuresAlarm: alarm(`AWS/ApplicationELB HTTPCode_Target_5XX_Count of ${BALANCER}`, FIVE),
    ServersUnansweredAlarm: alarm(`AWS/ApplicationELB HTTPCode_ELB_5XX_Count of ${BALANCER}`, FIVE),
    [`${database}CpuAlarm`]: ofDatabase('CPUUtilization', 'Average over 300 s >= 90, 3 of 3 times'),
    // Four fifths of the connections, and a fifth of 20 GiB.
    [`${database}ConnectionsAlarm`]: ofDatabase(
      'DatabaseConnections',
      `Maximum over 300 s >= ${{ micro: 64, small: 128, medium: 256 }[settings.databaseSize]}, 3 of 3 times`,
    ),
    [`${database}StorageAlarm`]: ofDatabase('FreeStorageSpace', `Minimum over 300 s < ${4 * 1024 ** 3}, 1 of 1 times`),
  };
}

const BALANCER = 'LoadBalancer=ServersBalancer.LoadBalancerFullName';
const BALANCED = `${BALANCER}, TargetGroup=ServersBalancerTargets.TargetGroupFullName`;
const TOLD = ['alarm -> AlarmsTopic', 'ok -> AlarmsTopic'];
const FIVE = 'Sum over 300 s >= 5, 1 of 1 times';

function alarm(watched: string, when: string): string[] {
  return [watched, `${when}; missing is notBreaching`, ...TOLD];
}
