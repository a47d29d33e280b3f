import type { LabSettings } from '../../../lib/lab/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, sizeOf } from '../../support/added-by-the-library';
import type { Chosen, Forms } from '../../support/pattern-tables';

/** The server has failed two checks, or computed for ten minutes. */
export function alarms(): Record<string, readonly string[]> {
  const told = ['alarm -> AlarmsTopic', 'ok -> AlarmsTopic'];
  return {
    ServerAlarmsStatusCheckFailed: [
      'AWS/EC2 StatusCheckFailed of InstanceId=ServerInstance',
      'Maximum over 60 s >= 1, 2 of 2 times; missing is notBreaching',
      ...told,
    ],
    ServerAlarmsCpuHigh: [
      'AWS/EC2 CPUUtilization of InstanceId=ServerInstance',
      'Average over 300 s >= 90, 2 of 2 times; missing is notBreaching',
      ...told,
    ],
  };
}

/** How large the server is, when it stops, and what it may cost. */
export function limits({ settings, mode }: Chosen<LabSettings>): string[] {
  const { os, instanceType, nightlyStop, stopTime, stopTimeZone, monthlyBudgetUsd } = settings;
  const [hour, minute] = stopTime.split(':').map(Number);
  return [
    sizeOf(GROUP_CLOSER),
    ...(mode.keepData ? [] : [sizeOf(BUCKET_EMPTIER)]),
    `ServerInstance ${instanceType}, ${os === 'windows-2022' ? 30 : 8} GiB, unlimited credits`,
    ...(nightlyStop ? [`NightlyStopSchedule cron(${minute} ${hour} * * ? *) in ${stopTimeZone}, ENABLED`] : []),
    ...(monthlyBudgetUsd === undefined
      ? []
      : [
          `Budget ${monthlyBudgetUsd} USD MONTHLY`,
          'Budget tells at 80 PERCENTAGE ACTUAL',
          'Budget tells at 100 PERCENTAGE FORECASTED',
        ]),
  ];
}

/** How long what is kept is kept. A service keeps a deleted file for a month. */
export function retention({ mode }: Chosen<LabSettings>): string[] {
  const days = mode.logRetentionDays;
  const earlier = mode.keepData ? 'NoncurrentVersionExpiration (NoncurrentDays 30), ' : '';
  return [
    `NetworkRefusedTraffic ${days} days`,
    `${GROUP_CLOSER}Logs ${days} days`,
    ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Logs ${days} days`]),
    'StorageAccessLogsBucket versions Off',
    `StorageAccessLogsBucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), ExpirationInDays ${days}, Status Enabled`,
    `StorageBucket versions ${mode.keepData ? 'Enabled' : 'Off'}`,
    `StorageBucket AbortIncompleteMultipartUpload (DaysAfterInitiation 7), ${earlier}Status Enabled`,
  ];
}

/** What the first script of the server is told. */
export function environment({ settings: { os }, mode, region }: Chosen<LabSettings>): Record<string, Forms> {
  return {
    [`${GROUP_CLOSER}Handler`]: {},
    ...(!mode.keepData && { [`${BUCKET_EMPTIER}Handler`]: {} }),
    ServerInstance: {
      'refers to': 'ServerBootHandle, StorageBucket',
      ...(os === 'windows-2022' ? windows(region) : ubuntu(region)),
    },
  };
}

function ubuntu(region: string): Forms {
  return {
    'names hosts': '169.254.169.254, archive.ubuntu.com, localhost',
    BUCKET: "'StorageBucket'",
    REGION: `'${region}'`,
    SIGNAL_URL: "'ServerBootHandle'",
    DEBIAN_FRONTEND: 'noninteractive NEEDRESTART_MODE=a',
    Environment: 'BUCKET=$BUCKET AWS_DEFAULT_REGION=$REGION PAGE=/var/www/html/index.html',
  };
}

function windows(region: string): Forms {
  return {
    'names hosts': '169.254.169.254, localhost, s3.',
    Bucket: "'StorageBucket'",
    Region: `'${region}'`,
    SignalUrl: "'ServerBootHandle'",
    ErrorActionPreference: "'Stop'\n'Stop'\n'Stop'",
    metadata: "'http://169.254.169.254/latest'",
    file: "'C:\\hello\\signal.json'",
    // What the script computes by itself.
    token: /^Invoke-RestMethod -Method Put -Uri "\$metadata\/api\/token" /,
    items: /^@\(Get-S3Object .*\n@\("<li>\$\(ConvertTo-Text \$_\.Exception\.Message\)<\/li>"\)$/,
    page: '@"',
    body: /^@\{ Status = \$Status; .* \} \| ConvertTo-Json -Compress$/,
    deadline: '(Get-Date).AddMinutes(5)',
    command: /^"-NoProfile .* -Bucket \$Bucket -Region \$Region"$/,
    action: /^New-ScheduledTaskAction /,
    everyFiveMinutes: /^New-ScheduledTaskTrigger /,
  };
}
