import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

const PERIOD = Duration.minutes(5);

/** Errors, throttles, and the slow creep towards the time-out that comes before both (X11). */
export function functionAlarms(scope: Construct, handler: LambdaFunction): Alarm[] {
  const timeout = handler.timeout!;
  return [
    new Alarm(scope, 'ErrorsAlarm', {
      alarmDescription: 'The function ended with an error: read its log group',
      metric: handler.metricErrors({ period: PERIOD }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }),
    new Alarm(scope, 'ThrottlesAlarm', {
      alarmDescription: 'The account has no concurrency left for the function: raise the quota or lower the load',
      metric: handler.metricThrottles({ period: PERIOD }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }),
    new Alarm(scope, 'DurationAlarm', {
      alarmDescription: 'One in a hundred invocations takes more than 80 % of the time-out',
      metric: handler.metricDuration({ period: PERIOD, statistic: 'p99' }),
      threshold: timeout.toMilliseconds() * 0.8,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }),
  ];
}
