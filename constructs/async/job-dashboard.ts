import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Graphs, graph, graphRow } from '../shared/graph';
import type { JobApi } from './job-api';
import type { JobQueue } from './job-queue';

export interface JobDashboardProps {
  /** Requests to show. */
  readonly api: JobApi;
  /** The queues to show. */
  readonly queue: JobQueue;
  /**
   * Graphs of the machines behind the API, by title.
   * @default - functions or the API itself answer
   */
  readonly servers?: Graphs;
  /** Graphs of the worker, by title. */
  readonly worker: Graphs;
  /**
   * Graphs of the database, by title.
   * @default - no database
   */
  readonly database?: Graphs;
}

/** One page to look at while jobs flow: what comes in, what waits, what works, what failed. */
export class JobDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, { api, queue, servers = {}, worker, database = {} }: JobDashboardProps) {
    super(scope, id);
    const { queue: jobs, deadLetters } = queue;
    const period = Duration.minutes(1);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(3),
      widgets: [
        [
          graph('Requests', [api.metrics.requests, api.metrics.clientErrors, api.metrics.serverErrors]),
          graph('Latency p99', [api.metrics.latency]),
        ],
        [
          graph('Waiting and in flight', [
            jobs.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
            jobs.metricApproximateNumberOfMessagesNotVisible({ period, statistic: 'Maximum' }),
          ]),
          graph('Oldest job', [jobs.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' })]),
          graph('Dead letters', [
            deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
          ]),
        ],
        graphRow(servers),
        graphRow(worker),
        graphRow(database),
      ].filter((row) => row.length > 0),
    });
  }
}
