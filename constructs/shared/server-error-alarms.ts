import { Alarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { InternalBalancer } from './internal-balancer';

export interface ServerErrors {
  readonly alarms: readonly Alarm[];
  /** Errors of the servers, and of the load balancer that found none. */
  readonly metrics: readonly Metric[];
}

/** Errors of servers that CloudFront asks; an API in front of a load balancer counts them itself. */
export function serverErrorAlarms(scope: Construct, { balancer }: InternalBalancer): ServerErrors {
  const answered = (metricName: string) =>
    new Metric({
      namespace: 'AWS/ApplicationELB',
      metricName,
      dimensionsMap: { LoadBalancer: balancer.loadBalancerFullName },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
  const failures = answered('HTTPCode_Target_5XX_Count');
  const unanswered = answered('HTTPCode_ELB_5XX_Count');
  return {
    alarms: [
      new Alarm(scope, 'FailuresAlarm', {
        alarmDescription:
          'Servers answer with errors of their own: read their log, and look whether what they call answers',
        metric: failures,
        threshold: 5,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(scope, 'UnansweredAlarm', {
        alarmDescription: 'The load balancer finds no server that answers: see what the group says about its instances',
        metric: unanswered,
        threshold: 5,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ],
    metrics: [failures, unanswered],
  };
}
