import { at, objectsAt } from '../../../model/property-path';
import { alarmPart } from '../../prices/parts-of';
import type { Charge, CostTable } from '../charge';

const alarm = (part: Charge['part']): Charge => ({
  what: { en: 'alarms', ko: '경보' },
  part,
  whenStopped: 'goes on',
});

/** Target tracking watches with one alarm above and one below the target. */
const ALARMS_OF_A_TARGET = 2;

/** What watching costs. */
export const WATCHING: CostTable = {
  'AWS::CloudWatch::Alarm': ({ properties }) => {
    const queries = objectsAt(properties, 'Metrics');
    if (queries.some(isSearch)) return { charges: [QUERY_ALARM] };
    const periods = [properties['Period'], ...queries.map((query) => at(query, 'MetricStat', 'Period'))];
    const seconds = periods.filter((period) => period !== undefined).map(Number);
    const period = seconds.length > 0 ? Math.min(...seconds) : undefined;
    return { charges: [alarm(alarmPart(period, metricsIn(queries)))] };
  },
  'AWS::CloudWatch::CompositeAlarm': () => ({
    charges: [
      {
        what: { en: 'composite alarms', ko: '복합 경보' },
        part: ['cloudwatch/composite-alarm', 1],
        whenStopped: 'goes on',
      },
    ],
  }),
  'AWS::CloudWatch::Dashboard': () => ({
    charges: [
      { what: { en: 'dashboards', ko: '대시보드' }, part: ['cloudwatch/dashboard', 1], whenStopped: 'goes on' },
    ],
  }),
  'AWS::AutoScaling::ScalingPolicy': ({ properties }) => {
    const tracking = properties['TargetTrackingConfiguration'] as Readonly<Record<string, unknown>> | undefined;
    if (!tracking) {
      return { free: { en: 'alarms start it, which stand in another line', ko: '다른 줄의 경보가 시작합니다' } };
    }
    const [item, metrics] = alarmPart(
      undefined,
      metricsIn(objectsAt(tracking, 'CustomizedMetricSpecification', 'Metrics')),
    );
    return { charges: [alarm([item, metrics * ALARMS_OF_A_TARGET])] };
  },
};

/** A query of Metrics Insights is paid for by the metrics that it finds, which no template says, and is none of the free alarms. */
const QUERY_ALARM: Charge = {
  what: { en: 'alarms on a query', ko: '쿼리 경보' },
  part: ['cloudwatch/query-alarm', Number.NaN],
  whenStopped: 'goes on',
};

function isSearch({ Expression }: Readonly<Record<string, unknown>>): boolean {
  return /^\s*SELECT\b/i.test(String(Expression));
}

function metricsIn(queries: readonly Readonly<Record<string, unknown>>[]): number {
  return queries.filter(({ MetricStat }) => MetricStat !== undefined).length;
}
