import { type Resource, resourcesOfType, type StackModel } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';
import { mathLines, metricText } from './metrics';
import type { TableProof } from './table-proof';
import { written } from './written-value';

export const alarmTable: TableProof = {
  table: 'alarms',
  claim: 'every alarm watches, waits and tells exactly as listed',
  read: (stack) => {
    const [composite] = resourcesOfType(stack, 'AWS::CloudWatch::CompositeAlarm');
    if (composite)
      throw new UndecidableError(`${composite.logicalId} is an alarm over alarms, which is not understood`);
    return Object.fromEntries(
      resourcesOfType(stack, 'AWS::CloudWatch::Alarm').map((alarm) => [alarm.logicalId, lines(stack, alarm)]),
    );
  },
};

const SIGNS: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: '>=',
  GreaterThanThreshold: '>',
  LessThanOrEqualToThreshold: '<=',
  LessThanThreshold: '<',
};

/** What it watches, when it goes off, and whom it tells. */
function lines(stack: StackModel, { logicalId, properties }: Resource): string[] {
  const {
    ActionsEnabled: enabled,
    AlarmActions: alarm,
    AlarmDescription: _,
    ComparisonOperator: comparison,
    DatapointsToAlarm: datapoints,
    Dimensions: ___,
    EvaluationPeriods: periods,
    ExtendedStatistic: percentile,
    InsufficientDataActions: insufficient,
    MetricName: name,
    Metrics: metrics,
    Namespace: ____,
    OKActions: ok,
    Period: seconds,
    Statistic: statistic,
    Tags: __,
    Threshold: threshold,
    TreatMissingData: missing,
    ...others
  } = properties;
  const [unknown] = Object.keys(others);
  const sign = SIGNS[String(comparison)];
  if (unknown !== undefined || sign === undefined) {
    throw new UndecidableError(`The alarm ${logicalId} has ${unknown ?? comparison}, which is not understood`);
  }
  const told = (name: string, actions: unknown) =>
    [actions ?? []].flat().map((action) => `${name} -> ${written(stack, action)}`);
  const over = name === undefined ? '' : `${percentile ?? statistic} over ${seconds} s `;
  return [
    ...(name === undefined ? mathLines(stack, metrics) : [metricText(stack, properties)]),
    `${over}${sign} ${threshold}, ${datapoints ?? periods} of ${periods} times; missing is ${missing ?? 'missing'}`,
    ...(enabled === false ? ['switched off'] : []),
    ...told('alarm', alarm),
    ...told('ok', ok),
    ...told('no data', insufficient),
  ];
}
