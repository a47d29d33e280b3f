import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IInstance } from 'aws-cdk-lib/aws-ec2';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { AlarmTopic } from '../shared/alarm-topic';

export interface ServerAlarmsProps {
  /** The server to watch. */
  readonly instance: IInstance;
  /** Where the alarms report. */
  readonly topic: AlarmTopic;
}

/** Two things that go wrong with one server: it fails its checks, or it has nothing left to give. */
export class ServerAlarms extends Construct {
  constructor(scope: Construct, id: string, { instance, topic }: ServerAlarmsProps) {
    super(scope, id);
    const metric = (metricName: string, period: Duration, statistic: string) =>
      new Metric({
        namespace: 'AWS/EC2',
        metricName,
        dimensionsMap: { InstanceId: instance.instanceId },
        period,
        statistic,
      });

    topic.watch(
      new Alarm(this, 'StatusCheckFailed', {
        metric: metric('StatusCheckFailed', Duration.minutes(1), Stats.MAXIMUM),
        alarmDescription: 'The server fails a status check: stop and start it, so that it moves to other hardware.',
        threshold: 1,
        evaluationPeriods: 2,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        // A server that was stopped for the night reports nothing, and that is no fault.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'CpuHigh', {
        metric: metric('CPUUtilization', Duration.minutes(5), Stats.AVERAGE),
        alarmDescription: 'The processor is at 90 % or more for ten minutes: see what runs, or choose a larger type.',
        threshold: 90,
        evaluationPeriods: 2,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  }
}
