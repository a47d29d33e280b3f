import { GraphWidget, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';

/** Graphs by title, as a construct offers them to a dashboard. */
export type Graphs = Readonly<Record<string, readonly IMetric[]>>;

/** One graph; three of them fill a row. */
export function graph(title: string, metrics: readonly IMetric[]): IWidget {
  return new GraphWidget({ title, left: [...metrics], width: 8 });
}

/** A row of a dashboard. */
export function graphRow(graphs: Graphs): IWidget[] {
  return Object.entries(graphs).map(([title, metrics]) => graph(title, metrics));
}
