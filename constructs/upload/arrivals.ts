import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CHECK_LIMITS, HIDDEN_SECONDS } from '../../lib/upload/domain/time-limits';
import type { Graphs } from '../shared/graph';
import { queueWithDeadLetters } from '../shared/queue-with-dead-letters';

/** Days that news of a file may wait: the file itself is gone after one. */
const RETENTION_DAYS = 4;
const DEAD_LETTER_RETENTION_DAYS = 14;

/** News of files that came, until somebody has looked at them. */
export class Arrivals extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const timeout = Duration.seconds(CHECK_LIMITS.timeoutSeconds);
    const { queue, deadLetters, alarms } = queueWithDeadLetters(this, 'News', {
      name: 'arrivals',
      visibilityTimeout: Duration.seconds(HIDDEN_SECONDS),
      longestWork: timeout,
      maxReceiveCount: CHECK_LIMITS.receives,
      retentionDays: RETENTION_DAYS,
      deadLetterRetentionDays: DEAD_LETTER_RETENTION_DAYS,
      alarmTexts: {
        givenUp:
          'Files could not be looked at in five tries. Read the log of the check, mend the cause, then run the output Redrive of this stack',
        waiting: 'The oldest file waits too long to be looked at: the check fails, is throttled, or is too slow',
      },
    });
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.alarms = alarms;
    const period = Duration.minutes(1);
    const most = { period, statistic: 'Maximum' };
    this.graphs = {
      'Waiting and being looked at': [
        queue.metricApproximateNumberOfMessagesVisible(most),
        queue.metricApproximateNumberOfMessagesNotVisible(most),
      ],
      'Oldest file': [queue.metricApproximateAgeOfOldestMessage(most)],
      'Given up': [deadLetters.metricApproximateNumberOfMessagesVisible(most)],
    };
  }
}
