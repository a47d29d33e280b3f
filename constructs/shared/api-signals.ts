import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  type Metric,
  type MetricOptions,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What a stage measures, under the same names for an HTTP API and a REST API. */
interface MeasuredStage {
  metricCount(props: MetricOptions): Metric;
  metricClientError(props: MetricOptions): Metric;
  metricServerError(props: MetricOptions): Metric;
  metricLatency(props: MetricOptions): Metric;
}

/** What there is to see of an API. */
export interface ApiMetrics {
  readonly requests: IMetric;
  readonly clientErrors: IMetric;
  readonly serverErrors: IMetric;
  readonly latency: IMetric;
}

/** The graphs of an API. */
export function apiMetrics(stage: MeasuredStage): ApiMetrics {
  const period = Duration.minutes(5);
  return {
    requests: stage.metricCount({ period }),
    clientErrors: stage.metricClientError({ period }),
    serverErrors: stage.metricServerError({ period }),
    latency: stage.metricLatency({ period, statistic: 'p99' }),
  };
}

/**
 * Rings at the first answer with a 5xx (X11).
 *
 * @param whereToLook - end of the alarm's description: what to read first
 */
export function serverErrorsAlarm(scope: Construct, metric: IMetric, whereToLook: string): Alarm {
  return new Alarm(scope, 'ServerErrorsAlarm', {
    alarmDescription: `The API answered with a 5xx: ${whereToLook}`,
    metric,
    threshold: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
