import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DEAD_LETTER_RETENTION_DAYS, QUEUE_RETENTION_DAYS } from '../../lib/async/domain/retention';
import { MAX_RECEIVE_COUNT } from '../../lib/async/domain/retry-schedule';
import { MAX_MESSAGE_BYTES } from '../../lib/async/domain/size-limits';
import { LONG_POLL_SECONDS } from '../../lib/async/domain/time-limits';
import { acknowledge } from '../guardrails/acknowledge';
import { stackUniqueName } from '../shared/stack-unique-name';

/** How long a job may wait for a worker before that calls for a person. */
const LONGEST_WAIT = Duration.minutes(15);

export interface JobQueueProps {
  /** How long a received message stays hidden: at least six times the time-out of a function that consumes it (A1). */
  readonly visibilityTimeout: Duration;
  /** The longest that a job may take. The age of a message counts until it is deleted, so an alarm for old ones waits longer. */
  readonly longestJob: Duration;
}

/**
 * Where jobs wait, and where they go when five receives did not finish them.
 *
 * A standard queue: at least once and in no order, which the workers answer with idempotency. The dead-letter queue keeps
 * a message longer than the queue does, because a moved message keeps its first day of entry (A3).
 */
export class JobQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: JobQueueProps) {
    super(scope, id);

    // Each queue names the other. The jobs' queue has a name that is known beforehand, so the circle is open.
    const queueName = stackUniqueName('jobs');
    this.deadLetters = new Queue(this, 'DeadLetters', {
      retentionPeriod: Duration.days(DEAD_LETTER_RETENTION_DAYS),
      maxMessageSizeBytes: MAX_MESSAGE_BYTES,
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [
          Queue.fromQueueArn(this, 'Source', Stack.of(this).formatArn({ service: 'sqs', resource: queueName })),
        ],
      },
    });
    this.queue = new Queue(this, 'Jobs', {
      queueName,
      visibilityTimeout: props.visibilityTimeout,
      receiveMessageWaitTime: Duration.seconds(LONG_POLL_SECONDS),
      retentionPeriod: Duration.days(QUEUE_RETENTION_DAYS),
      maxMessageSizeBytes: MAX_MESSAGE_BYTES,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });

    this.alarms = [this.deadLettersAlarm(), this.waitingAlarm(props.longestJob.plus(LONGEST_WAIT))];
    acknowledge(this.deadLetters, {
      'Serverless-SQSRedrivePolicy':
        'This is the dead-letter queue: what it holds waits for a person, so it needs no further queue.',
    });
  }

  /** Lets a role put jobs into the queue. */
  grantSend(role: IRole): void {
    this.allow(role, 'sqs:SendMessage');
  }

  /** Lets a role run jobs: go on in a further message, and say when this one comes back. */
  grantJobs(role: IRole): void {
    this.allow(role, 'sqs:SendMessage', 'sqs:ChangeMessageVisibility');
  }

  /** Lets the role of a function be used by the event source mapping that brings it messages. */
  grantMapping(role: IRole): void {
    this.allow(role, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
  }

  /** Lets a role poll the queue itself. */
  grantPoll(role: IRole): void {
    this.allow(role, 'sqs:ReceiveMessage', 'sqs:DeleteMessage');
  }

  private allow(role: IRole, ...actions: readonly string[]): void {
    role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [this.queue.queueArn] }));
  }

  /** One message is enough: five workers in a row could not finish it. */
  private deadLettersAlarm(): Alarm {
    return new Alarm(this, 'DeadLettersAlarm', {
      alarmDescription: 'Jobs failed five times. Read the worker log, mend the cause, then: npm run redrive',
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        period: Duration.minutes(1),
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private waitingAlarm(oldest: Duration): Alarm {
    return new Alarm(this, 'WaitingAlarm', {
      alarmDescription: 'The oldest job waits too long: workers fail, are throttled, or are too few',
      metric: this.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: Duration.minutes(5) }),
      threshold: oldest.toSeconds(),
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
