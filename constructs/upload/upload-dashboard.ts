import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Graphs, graphRow } from '../shared/graph';

export interface UploadDashboardProps {
  /** What a file meets, in the order that it does, each with its graphs. */
  readonly stations: readonly Graphs[];
}

/** One page to look at while files come: a row for each thing that they meet. */
export class UploadDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, { stations }: UploadDashboardProps) {
    super(scope, id);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(3),
      widgets: stations.map(graphRow).filter((row) => row.length > 0),
    });
  }
}
