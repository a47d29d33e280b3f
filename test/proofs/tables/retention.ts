import { at, objectsAt } from '../../../lib/model/property-path';
import { statefulResources } from '../../../lib/model/resource-types';
import type { Resource, StackModel } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';
import type { TableProof } from './table-proof';
import { written } from './written-value';

export const retentionTable: TableProof = {
  table: 'retention',
  claim: 'whatever keeps something keeps it exactly as long as listed, with the backups and the protection listed',
  read: (stack) =>
    statefulResources(stack).flatMap(({ resource }) => {
      const { logicalId, type, properties } = resource;
      const read = READERS[type];
      if (!read) throw new UndecidableError(`How long ${logicalId} (${type}) keeps what it has is not understood`);
      return read(properties, stack).map((line) => `${logicalId} ${line}`);
    }),
};

type Reader = (properties: Resource['properties'], stack: StackModel) => readonly string[];

const READERS: Readonly<Record<string, Reader>> = {
  // Whoever was entered stays until somebody removes them, or the pool goes.
  'AWS::Cognito::UserPool': ({ DeletionProtection: protection }) => ['people', ...refusal(protection === 'ACTIVE')],
  // What is in them is written and deleted by programs, and gone with them.
  'AWS::OpenSearchServerless::Collection': ({ DeletionProtection: protection }) => [
    'passages',
    ...refusal(protection === 'ENABLED'),
  ],
  'AWS::OpenSearchService::Domain': () => ['passages'],
  'AWS::DynamoDB::GlobalTable': (properties) => {
    const until = properties['TimeToLiveSpecification'];
    return [
      at(until, 'Enabled') === true ? `items until ${at(until, 'AttributeName')}` : 'items for ever',
      ...objectsAt(properties, 'Replicas').map((replica) =>
        at(replica, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') === true
          ? `every minute of ${at(replica, 'PointInTimeRecoverySpecification', 'RecoveryPeriodInDays') ?? 35} days`
          : 'no backups',
      ),
      ...refusal(
        objectsAt(properties, 'Replicas').some((replica) => at(replica, 'DeletionProtectionEnabled') === true),
      ),
    ];
  },
  'AWS::Logs::LogGroup': ({ RetentionInDays: days }) => [days === undefined ? 'for ever' : `${days} days`],
  'AWS::Logs::LogStream': ({ LogGroupName: group }, stack) => [`as long as ${written(stack, group)}`],
  'AWS::RDS::DBInstance': (properties) => [
    `backups of ${properties['BackupRetentionPeriod'] ?? 1} days, ${properties['DeleteAutomatedBackups'] === false ? 'kept' : 'gone'} with it`,
    properties['MultiAZ'] === true ? 'doubled across zones' : 'in one zone',
    ...refusal(properties['DeletionProtection'] === true),
  ],
  'AWS::S3::Bucket': (properties, stack) => [
    `versions ${at(properties, 'VersioningConfiguration', 'Status') ?? 'Off'}`,
    ...objectsAt(properties, 'LifecycleConfiguration', 'Rules').map((rule) => written(stack, rule)),
  ],
  'AWS::SQS::Queue': ({ MessageRetentionPeriod: seconds }) => [`${Number(seconds ?? 345_600) / 86_400} days`],
};

function refusal(refuses: boolean): string[] {
  return refuses ? ['refuses to be deleted'] : [];
}
