import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Graphs, graphRow } from '../shared/graph';

export interface WebDashboardProps {
  /** The tiers from the outside in, each with its graphs. */
  readonly tiers: readonly Graphs[];
}

/** One page to look at while people come: a row for each tier. */
export class WebDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, { tiers }: WebDashboardProps) {
    super(scope, id);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(3),
      widgets: tiers.map(graphRow),
    });
  }
}
