import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { INGEST_LIMITS } from '../../lib/rag/domain/ingest-limits';
import type { Graphs } from '../shared/graph';
import { queueWithDeadLetters } from '../shared/queue-with-dead-letters';

const RETENTION_DAYS = 4;
const DEAD_LETTER_RETENTION_DAYS = 14;

/** News of documents that came, changed or went, until somebody has read them. */
export class DocumentNews extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const timeout = Duration.seconds(INGEST_LIMITS.timeoutSeconds);
    const { queue, deadLetters, alarms } = queueWithDeadLetters(this, 'News', {
      name: 'documents',
      visibilityTimeout: Duration.seconds(6 * INGEST_LIMITS.timeoutSeconds),
      longestWork: timeout,
      maxReceiveCount: INGEST_LIMITS.receives,
      retentionDays: RETENTION_DAYS,
      deadLetterRetentionDays: DEAD_LETTER_RETENTION_DAYS,
      alarmTexts: {
        givenUp:
          'Documents could not be read in five tries. Read the log of the ingestion, mend the cause, then run the output Redrive of this stack',
        waiting: 'The oldest document waits too long to be read: the ingestion fails, is throttled, or is too slow',
      },
    });
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.alarms = alarms;
    const most = { period: Duration.minutes(1), statistic: 'Maximum' };
    this.graphs = {
      'Waiting and being read': [
        queue.metricApproximateNumberOfMessagesVisible(most),
        queue.metricApproximateNumberOfMessagesNotVisible(most),
      ],
      'Oldest document': [queue.metricApproximateAgeOfOldestMessage(most)],
      'Given up': [deadLetters.metricApproximateNumberOfMessagesVisible(most)],
    };
  }

  /** Lets a role have documents read again, and ask later whether all are. */
  grantSend(role: Role): void {
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }));
  }
}
