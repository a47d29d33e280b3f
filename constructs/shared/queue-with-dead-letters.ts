import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';
import { stackUniqueName } from './stack-unique-name';

/** SQS's limit for one message with its attributes. */
const MAX_MESSAGE_BYTES = 1_048_576;
/** The longest poll there is. */
const LONG_POLL = Duration.seconds(20);
/** How long a message may wait for a worker before that calls for a person. */
const LONGEST_WAIT = Duration.minutes(15);

export interface QueueWithDeadLettersProps {
  /** First word of the queue's name, whose end is the stack's own. */
  readonly name: string;
  /** How long a received message stays hidden: at least six times the time-out of a function that consumes it (A1). */
  readonly visibilityTimeout: Duration;
  /** The longest that work on one message may take. Its age counts until it is deleted, so an alarm for old ones waits longer. */
  readonly longestWork: Duration;
  /** Receives before a message goes to the dead letters. */
  readonly maxReceiveCount: number;
  /** Days that a message may wait in the queue. */
  readonly retentionDays: number;
  /** Days among the dead letters, counted from its first day in the queue: more than those (A3). */
  readonly deadLetterRetentionDays: number;
  /** What the alarms say: when a message was given up, and when the oldest waits too long. */
  readonly alarmTexts: { readonly givenUp: string; readonly waiting: string };
}

export interface QueueWithDeadLetters {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly alarms: readonly Alarm[];
}

/**
 * A standard queue, at least once and in no order, and where its messages go when nobody could finish them.
 *
 * @param id - of the queue, below the scope
 */
export function queueWithDeadLetters(
  scope: Construct,
  id: string,
  props: QueueWithDeadLettersProps,
): QueueWithDeadLetters {
  // Each queue names the other. The first has a name that is known beforehand, so the circle is open.
  const queueName = stackUniqueName(props.name);
  const deadLetters = new Queue(scope, 'DeadLetters', {
    retentionPeriod: Duration.days(props.deadLetterRetentionDays),
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    redriveAllowPolicy: {
      redrivePermission: RedrivePermission.BY_QUEUE,
      sourceQueues: [
        Queue.fromQueueArn(scope, 'Source', Stack.of(scope).formatArn({ service: 'sqs', resource: queueName })),
      ],
    },
  });
  const queue = new Queue(scope, id, {
    queueName,
    visibilityTimeout: props.visibilityTimeout,
    receiveMessageWaitTime: LONG_POLL,
    retentionPeriod: Duration.days(props.retentionDays),
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: props.maxReceiveCount },
  });
  acknowledge(deadLetters, {
    'Serverless-SQSRedrivePolicy':
      'This is the dead-letter queue: what it holds waits for a person, so it needs no further queue.',
  });
  return { queue, deadLetters, alarms: [givenUpAlarm(scope, deadLetters, props), waitingAlarm(scope, queue, props)] };
}

/** One message is enough: several workers in a row could not finish it. */
function givenUpAlarm(scope: Construct, deadLetters: Queue, { alarmTexts }: QueueWithDeadLettersProps): Alarm {
  return new Alarm(scope, 'DeadLettersAlarm', {
    alarmDescription: alarmTexts.givenUp,
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: Duration.minutes(1) }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

function waitingAlarm(scope: Construct, queue: Queue, { alarmTexts, longestWork }: QueueWithDeadLettersProps): Alarm {
  return new Alarm(scope, 'WaitingAlarm', {
    alarmDescription: alarmTexts.waiting,
    metric: queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: Duration.minutes(5) }),
    threshold: longestWork.plus(LONGEST_WAIT).toSeconds(),
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
