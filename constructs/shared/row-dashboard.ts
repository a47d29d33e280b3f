import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Graphs, graphRow } from './graph';

export interface RowDashboardProps {
  /** What is looked at together, in the order that a request or a file meets it, each with its graphs. */
  readonly rows: readonly Graphs[];
}

/** One page to look at while people come: a row for each part that has something to show. */
export class RowDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, { rows }: RowDashboardProps) {
    super(scope, id);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(3),
      widgets: rows.map(graphRow).filter((row) => row.length > 0),
    });
  }
}
