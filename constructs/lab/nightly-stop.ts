import type { IInstance } from 'aws-cdk-lib/aws-ec2';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { Universal } from 'aws-cdk-lib/aws-scheduler-targets';
import { Duration, Stack, TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface NightlyStopProps {
  /** The server to stop. */
  readonly instance: IInstance;
  /** Local time, `HH:MM`. */
  readonly time: string;
  /** IANA name of the time zone that `time` is in; daylight saving is followed. */
  readonly timeZone: string;
}

/** Stops the server every night. A stopped server pays for its disk and its address only, and one that is stopped already stays so. */
export class NightlyStop extends Construct {
  constructor(scope: Construct, id: string, { instance, time, timeZone }: NightlyStopProps) {
    super(scope, id);
    const [hour, minute] = time.split(':').map(Number);
    const instanceArn = Stack.of(this).formatArn({
      service: 'ec2',
      resource: 'instance',
      resourceName: instance.instanceId,
    });
    new Schedule(this, 'Schedule', {
      description: 'Stop the lab server for the night',
      schedule: ScheduleExpression.cron({
        hour: String(hour),
        minute: String(minute),
        timeZone: TimeZone.of(timeZone),
      }),
      target: new Universal({
        service: 'ec2',
        action: 'stopInstances',
        input: ScheduleTargetInput.fromObject({ InstanceIds: [instance.instanceId] }),
        policyStatements: [
          new PolicyStatement({ effect: Effect.ALLOW, actions: ['ec2:StopInstances'], resources: [instanceArn] }),
        ],
        retryAttempts: 5,
        maxEventAge: Duration.hours(1),
      }),
    });
  }
}
