import type { CostPart } from '../../prices/cost';
import { type AlarmMetrics, alarmPart } from '../../prices/parts-of';
import type { Charge, CostTable } from '../charge';

const alarm = (part: CostPart): Charge => ({
  what: Number.isNaN(part[1]) ? { en: 'alarms on a query', ko: '쿼리 경보' } : { en: 'alarms', ko: '경보' },
  part,
  whenStopped: 'goes on',
});

/** Target tracking watches with one alarm above and one below the target. */
const ALARMS_OF_A_TARGET = 2;

/** What watching costs. */
export const WATCHING: CostTable = {
  'AWS::CloudWatch::Alarm': ({ properties }) => {
    return { charges: [alarm(alarmPart(properties as AlarmMetrics))] };
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
    const [item, metrics] = alarmPart((tracking['CustomizedMetricSpecification'] ?? {}) as AlarmMetrics);
    return { charges: [alarm([item, metrics * ALARMS_OF_A_TARGET])] };
  },
};
