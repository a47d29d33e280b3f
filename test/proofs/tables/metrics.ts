import { at, objectsAt } from '../../../lib/model/property-path';
import type { StackModel } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';
import { written } from './written-value';

/** For example `AWS/SQS ApproximateAgeOfOldestMessage of QueueName=Jobs.QueueName`. */
export function metricText(stack: StackModel, metric: unknown): string {
  const of = objectsAt(metric, 'Dimensions').map(({ Name, Value }) => `${Name}=${written(stack, Value)}`);
  return `${at(metric, 'Namespace')} ${at(metric, 'MetricName')} of ${of.sort().join(', ')}`;
}

/** What metrics are put together from, and which of them counts, one line each. */
export function mathLines(stack: StackModel, metrics: unknown): string[] {
  return objectsAt(metrics).map((each) => {
    const { Id, Expression, Label: _, MetricStat, ReturnData, Period, ...others } = each;
    if (Object.keys(others).length > 0) throw new UndecidableError(`The metric ${Id} is not understood`);
    const counts = ReturnData === false ? '' : 'what counts: ';
    const over = Period ?? at(MetricStat, 'Period');
    const value = Expression ?? `${at(MetricStat, 'Stat')} of ${metricText(stack, at(MetricStat, 'Metric'))}`;
    return `${counts}${Id} = ${value}${over === undefined ? '' : `, over ${over} s`}`;
  });
}
