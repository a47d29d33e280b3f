import {
  AdjustmentType,
  type AutoScalingGroup,
  CfnScalingPolicy,
  StepScalingAction,
} from 'aws-cdk-lib/aws-autoscaling';
import { Alarm, ComparisonOperator, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AutoScalingAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface BacklogScalingProps {
  /** The group that grows and shrinks. */
  readonly group: AutoScalingGroup;
  /** The queue whose backlog is watched. */
  readonly queue: IQueue;
  /** Waiting messages that one instance works off in an acceptable time. */
  readonly messagesPerInstance: number;
  /** The group sleeps when the queue is empty, so something has to wake it. */
  readonly sleeps: boolean;
}

/**
 * As many instances as the backlog needs: messages waiting per instance, held near a target.
 *
 * Target tracking multiplies, and nothing times two is nothing: from zero instances a step wakes the first one.
 */
export class BacklogScaling extends Construct {
  /** Instances at work, for graphs. */
  readonly instances: Metric;

  constructor(scope: Construct, id: string, { group, queue, messagesPerInstance, sleeps }: BacklogScalingProps) {
    super(scope, id);
    const period = Duration.minutes(1);
    this.instances = new Metric({
      namespace: 'AWS/AutoScaling',
      metricName: 'GroupInServiceInstances',
      dimensionsMap: { AutoScalingGroupName: group.autoScalingGroupName },
      statistic: 'Average',
      period,
    });
    new CfnScalingPolicy(this, 'BacklogPerInstance', {
      autoScalingGroupName: group.autoScalingGroupName,
      policyType: 'TargetTrackingScaling',
      targetTrackingConfiguration: {
        targetValue: messagesPerInstance,
        customizedMetricSpecification: {
          metrics: [
            {
              id: 'waiting',
              returnData: false,
              metricStat: {
                stat: 'Sum',
                metric: {
                  namespace: 'AWS/SQS',
                  metricName: 'ApproximateNumberOfMessagesVisible',
                  dimensions: [{ name: 'QueueName', value: queue.queueName }],
                },
              },
            },
            {
              id: 'instances',
              returnData: false,
              metricStat: {
                stat: 'Average',
                metric: {
                  namespace: 'AWS/AutoScaling',
                  metricName: 'GroupInServiceInstances',
                  dimensions: [{ name: 'AutoScalingGroupName', value: group.autoScalingGroupName }],
                },
              },
            },
            {
              id: 'backlog',
              label: 'Waiting messages per instance',
              expression: 'waiting / IF(FILL(instances, 0) < 1, 1, instances)',
              returnData: true,
            },
          ],
        },
      },
    });
    if (sleeps) this.wakeTheFirst(group, queue, period);
  }

  private wakeTheFirst(group: AutoScalingGroup, queue: IQueue, period: Duration): void {
    const wake = new StepScalingAction(this, 'WakeTheFirst', {
      autoScalingGroup: group,
      adjustmentType: AdjustmentType.EXACT_CAPACITY,
    });
    wake.addAdjustment({ adjustment: 1, lowerBound: 0 });
    new Alarm(this, 'NobodyAtWorkAlarm', {
      alarmDescription: 'Jobs wait and no instance runs: starts one',
      metric: new MathExpression({
        expression: 'IF(waiting > 0 AND FILL(instances, 0) < 1, 1, 0)',
        usingMetrics: {
          waiting: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
          instances: this.instances,
        },
        period,
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new AutoScalingAction(wake));
  }
}
