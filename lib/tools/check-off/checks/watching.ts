import { FREE_AMOUNTS } from '../../prices/free-amounts';
import { alarmPart } from '../../prices/parts-of';
import { type Check, check } from '../check';
import { command } from '../shell-command';
import { sizeOf } from './storage';

export const watching: readonly Check[] = [
  check({
    id: 'log-groups',
    title: { en: 'Log groups', ko: '로그 그룹' },
    scope: 'region',
    looksAt: ['logs:log-group:'],
    calls: ['logs:DescribeLogGroups'],
    async *find(ask, { region, account }) {
      for await (const { logGroups = [] } of ask('logs:DescribeLogGroups', {})) {
        for (const {
          logGroupName: id = '',

          storedBytes = 0,
          retentionInDays,
          logGroupClass,
        } of logGroups) {
          yield {
            id,
            arn: `arn:aws:logs:${region}:${account}:log-group:${id}`,
            fate: 'stored',
            state: sizeOf(storedBytes),
            cost: [[logGroupClass === 'DELIVERY' ? 'logs/delivery' : 'logs/stored', storedBytes / 2 ** 30]],
            note:
              retentionInDays === undefined
                ? { en: 'never expires', ko: '만료되지 않습니다' }
                : { en: `keeps ${retentionInDays} days`, ko: `${retentionInDays}일 동안 보관합니다` },
            remove: command('aws logs delete-log-group --log-group-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'alarms',
    title: { en: 'CloudWatch alarms', ko: 'CloudWatch 경보' },
    scope: 'region',
    looksAt: ['cloudwatch:alarm:'],
    calls: ['cloudwatch:DescribeAlarms'],
    free: ['cloudwatch/alarm', FREE_AMOUNTS['cloudwatch/alarm']],
    async *find(ask) {
      const kinds = { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] as ('MetricAlarm' | 'CompositeAlarm')[] };
      for await (const { MetricAlarms = [], CompositeAlarms = [] } of ask('cloudwatch:DescribeAlarms', kinds)) {
        for (const { AlarmName: id = '', AlarmArn, Period, Metrics } of MetricAlarms) {
          yield {
            id,
            arn: AlarmArn,
            fate: 'billed',
            cost: [alarmPart({ Period, Metrics })],
            remove: command('aws cloudwatch delete-alarms --alarm-names', id),
          };
        }
        for (const { AlarmName: id = '', AlarmArn } of CompositeAlarms) {
          yield {
            id,
            arn: AlarmArn,
            fate: 'billed',
            state: 'composite',
            cost: [['cloudwatch/composite-alarm', 1]],
            remove: command('aws cloudwatch delete-alarms --alarm-names', id),
          };
        }
      }
    },
  }),
  check({
    id: 'dashboards',
    title: { en: 'CloudWatch dashboards', ko: 'CloudWatch 대시보드' },
    scope: 'global',
    looksAt: ['cloudwatch:dashboard/'],
    calls: ['cloudwatch:ListDashboards'],
    free: ['cloudwatch/dashboard', FREE_AMOUNTS['cloudwatch/dashboard']],
    async *find(ask) {
      for await (const { DashboardEntries = [] } of ask('cloudwatch:ListDashboards', {})) {
        for (const { DashboardName: id = '', DashboardArn } of DashboardEntries) {
          yield {
            id,
            arn: DashboardArn,
            fate: 'billed',
            cost: [['cloudwatch/dashboard', 1]],
            remove: command('aws cloudwatch delete-dashboards --dashboard-names', id),
          };
        }
      }
    },
  }),
];
