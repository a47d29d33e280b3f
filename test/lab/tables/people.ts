import type { LabSettings } from '../../../lib/lab/settings';
import {
  BUCKET_EMPTIER,
  bucketEmptierRole,
  emptiedBy,
  forOwnAccount,
  GROUP_CLOSER,
  groupCloserRole,
  recordsAccess,
  SESSION_MANAGER,
  takenBy,
  wiringOf,
  writesFlowLogs,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';

/** What one role may do in all of AWS. */
export function roles({ settings, mode }: Chosen<LabSettings>): Record<string, readonly string[]> {
  return {
    ...groupCloserRole('lab', 'NetworkVpc'),
    NetworkRefusedTrafficWriter: writesFlowLogs('lab', 'NetworkRefusedTraffic'),
    ServerRole: [
      's3:DeleteObject lab-storagebucket/any',
      's3:GetObject lab-storagebucket/any',
      's3:ListBucket lab-storagebucket',
      's3:PutObject lab-storagebucket/any',
      ...SESSION_MANAGER,
    ],
    ...(settings.nightlyStop && { SchedulerRoleForTargetd31fb5: ['ec2:StopInstances instance/lab-serverinstance'] }),
    ...(!mode.keepData && bucketEmptierRole('lab')),
  };
}

/** The group that works with the server, the groups by task, and the users, each under the rules for members. */
export function identities({ settings: { access, users, groups } }: Chosen<LabSettings>) {
  return {
    'group PeopleEC2': [
      'PeopleMemberRules',
      ...(access === 'operate'
        ? ['PeopleOperate']
        : ['AWS AmazonEC2FullAccess', 'AWS EC2InstanceConnect', 'PeopleGuardrails']),
    ],
    ...Object.fromEntries(
      groups.map(({ name, managedPolicies }) => [
        `group PeopleGroup${name}`,
        ['PeopleMemberRules', ...managedPolicies.map((policy) => `AWS ${policy}`)],
      ]),
    ),
    ...Object.fromEntries(users.map((user) => [`user PeopleUser${user}`, ['in PeopleEC2']])),
  };
}

/** Whom the policies of resources and the trust of roles let in. */
export function admissions({ settings, mode, region }: Chosen<LabSettings>): Record<string, readonly string[]> {
  return {
    AlarmsTopicPolicy: ['cloudwatch.amazonaws.com: sns:Publish lab-alarmstopic', forOwnAccount('sns:Publish')],
    StorageAccessLogsBucketPolicy: [
      ...recordsAccess('lab', 'StorageAccessLogsBucket', 'StorageBucket'),
      ...(mode.keepData ? [] : emptiedBy('lab', 'StorageAccessLogsBucket')),
    ],
    ...(!mode.keepData && { StorageBucketPolicy: emptiedBy('lab', 'StorageBucket') }),
    NetworkRefusedTrafficWriter: ['vpc-flow-logs.amazonaws.com', forOwnAccount('sts:AssumeRole')],
    ...(settings.nightlyStop && {
      SchedulerRoleForTargetd31fb5: [
        'scheduler.amazonaws.com',
        `${forOwnAccount('sts:AssumeRole')} and StringEquals aws:SourceArn arn:aws:scheduler:${region}:111122223333:schedule-group/default`,
      ],
    }),
    ...takenBy('lambda', [`${GROUP_CLOSER}Role`, ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Role`])]),
    ...takenBy('ec2', ['ServerRole']),
  };
}

/** Which role everything acts with. */
export function wiring({ settings, mode }: Chosen<LabSettings>): string[] {
  return [
    'ServerInstance acts as ServerInstanceInstanceProfile',
    'ServerInstanceInstanceProfile acts as ServerRole',
    'NetworkVpcRefusedFlowLog acts as NetworkRefusedTrafficWriter',
    ...(settings.nightlyStop ? ['NightlyStopSchedule acts as SchedulerRoleForTargetd31fb5'] : []),
    'NetworkVpcRefusedFlowLog writes to NetworkRefusedTraffic',
    ...wiringOf(GROUP_CLOSER),
    ...(mode.keepData ? [] : wiringOf(BUCKET_EMPTIER)),
  ];
}
