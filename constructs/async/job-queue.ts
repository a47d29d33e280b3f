import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DEAD_LETTER_RETENTION_DAYS, QUEUE_RETENTION_DAYS } from '../../lib/async/domain/retention';
import { MAX_RECEIVE_COUNT } from '../../lib/async/domain/retry-schedule';
import { queueWithDeadLetters } from '../shared/queue-with-dead-letters';

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
    const { queue, deadLetters, alarms } = queueWithDeadLetters(this, 'Jobs', {
      name: 'jobs',
      visibilityTimeout: props.visibilityTimeout,
      longestWork: props.longestJob,
      maxReceiveCount: MAX_RECEIVE_COUNT,
      retentionDays: QUEUE_RETENTION_DAYS,
      deadLetterRetentionDays: DEAD_LETTER_RETENTION_DAYS,
      alarmTexts: {
        givenUp:
          'Jobs failed five times. Read the worker log, mend the cause, then run the output Redrive of this stack',
        waiting: 'The oldest job waits too long: workers fail, are throttled, or are too few',
      },
    });
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.alarms = alarms;
  }

  /** Lets a role put jobs into the queue. */
  grantSend(role: IRole): void {
    this.allow(role, 'sqs:SendMessage');
  }

  /** Lets a role run jobs: go on in a further message, and say when this one comes back. */
  grantJobs(role: IRole): void {
    this.allow(role, 'sqs:SendMessage', 'sqs:ChangeMessageVisibility');
  }

  /** Lets a role poll the queue itself. */
  grantPoll(role: IRole): void {
    this.allow(role, 'sqs:ReceiveMessage', 'sqs:DeleteMessage');
  }

  private allow(role: IRole, ...actions: readonly string[]): void {
    role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [this.queue.queueArn] }));
  }
}
