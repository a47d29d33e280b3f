import { INSTANCE_CONNECT_RANGES } from '../../../lib/lab/instance-connect-ranges';
import type { LabSettings } from '../../../lib/lab/settings';
import type { Chosen } from '../../support/pattern-tables';

const SERVER = 'ServerInstance';

/**
 * From the internet: the page, remote access from one address, and the browser client. Inside: SSH from whatever joins the bastion
 * group, and nobody on Windows. Outward: updates and AWS.
 */
export function reach({ settings, region }: Chosen<LabSettings>): string[] {
  const { adminCidr, instanceConnect, os } = settings;
  const windows = os === 'windows-2022';
  const everywhere = ['0.0.0.0/0', '::/0'];
  const browser = INSTANCE_CONNECT_RANGES[region as keyof typeof INSTANCE_CONNECT_RANGES];
  return [
    ...everywhere.map((addresses) => `${addresses} -> ${SERVER} tcp 80`),
    ...(adminCidr ? [`${adminCidr} -> ${SERVER} tcp ${windows ? 3389 : 22}`] : []),
    ...(instanceConnect && !windows ? [`${browser} -> ${SERVER} tcp 22`] : []),
    ...(windows ? [] : [`members of FirewallBastion -> ${SERVER} tcp 22`]),
    ...everywhere.flatMap((addresses) => [80, 443].map((port) => `${SERVER} -> ${addresses} tcp ${port}`)),
  ];
}

export function exits({ settings: { nightlyStop, monthlyBudgetUsd }, alarmEmail }: Chosen<LabSettings>): string[] {
  return [
    'NetworkVpcRefusedFlowLog flow logs -> NetworkRefusedTraffic',
    ...(nightlyStop ? ['NightlyStopSchedule calls -> ec2:stopInstances'] : []),
    ...(monthlyBudgetUsd === undefined ? [] : [`Budget notifications -> ${alarmEmail}`]),
    ...(alarmEmail ? [`AlarmsTopic${alarmEmail.replace(/\W/g, '')} notifications -> ${alarmEmail}`] : []),
  ];
}
