import { at } from '../model/property-path';
import { referencedId } from '../model/references';
import { statefulResources } from '../model/resource-types';
import { resourcesOfType } from '../model/template';
import { breaking, listAt } from './reading';
import type { Rule } from './rule';
import { modeOf } from './tags';

export const stateRules: readonly Rule[] = [
  {
    id: 'StateFollowsMode',
    claim:
      'whatever keeps something goes with the stack in classroom; in production it stays, and a database leaves a last snapshot',
    fix: 'Set removalPolicy from the mode, and leave both policies alike',
    violations: (stack) => {
      const keeps = modeOf(stack) === 'production';
      return statefulResources(stack)
        .filter(({ resource: { deletionPolicy, updateReplacePolicy }, survival }) => {
          const right = keeps ? survival : 'Delete';
          return deletionPolicy !== right || updateReplacePolicy !== right;
        })
        .map(({ resource: { logicalId } }) => ({
          at: logicalId,
          problem: keeps ? 'is lost with the stack, or when it is replaced' : 'stays behind or leaves a snapshot',
        }));
    },
  },
  {
    id: 'NothingElseStays',
    claim: 'nothing that keeps nothing outlives its stack, and in classroom nothing does',
    fix: 'Leave the deletion policy to CloudFormation, or set it to Delete',
    violations: (stack) => {
      const kept = new Set(
        modeOf(stack) === 'production' ? statefulResources(stack).map(({ resource }) => resource.logicalId) : [],
      );
      return breaking(
        [...stack.resources.values()].filter(({ logicalId }) => !kept.has(logicalId)),
        'is left behind by the template itself',
        ({ deletionPolicy = 'Delete', updateReplacePolicy = 'Delete' }) =>
          deletionPolicy === 'Delete' && updateReplacePolicy === 'Delete',
      );
    },
  },
  {
    id: 'ClassroomBucketsEmptyThemselves',
    claim: 'in classroom every bucket empties itself, and in production none does',
    fix: 'Set autoDeleteObjects from the mode',
    violations: (stack) => {
      const keeps = modeOf(stack) === 'production';
      const emptied = resourcesOfType(stack, 'Custom::S3AutoDeleteObjects').map(({ properties }) =>
        referencedId(properties['BucketName']),
      );
      return breaking(
        resourcesOfType(stack, 'AWS::S3::Bucket'),
        keeps ? 'empties itself' : 'does not empty itself',
        ({ logicalId }) => emptied.includes(logicalId) !== keeps,
      );
    },
  },
  {
    id: 'DeletionIsProtected',
    claim: 'tables and databases refuse to be deleted in production, and do not in classroom',
    fix: 'Set deletionProtection from the mode',
    violations: (stack) => {
      const keeps = modeOf(stack) === 'production';
      return [
        ...breaking(resourcesOfType(stack, 'AWS::DynamoDB::GlobalTable'), 'says otherwise', ({ properties }) =>
          listAt(properties, 'Replicas').every(
            (replica) => (at(replica, 'DeletionProtectionEnabled') ?? false) === keeps,
          ),
        ),
        ...breaking(
          [...resourcesOfType(stack, 'AWS::DynamoDB::Table'), ...resourcesOfType(stack, 'AWS::RDS::DBInstance')],
          'says otherwise',
          ({ properties }) =>
            (properties['DeletionProtectionEnabled'] ?? properties['DeletionProtection'] ?? false) === keeps,
        ),
      ];
    },
  },
  {
    id: 'ServicesAreBackedUp',
    claim:
      'in production databases are backed up for a week or more, doubled across zones, and keep their backups; tables can be taken back to any minute in either mode',
    fix: 'Set backupRetention and multiAz from the mode, and point-in-time recovery',
    violations: (stack) => [
      ...(modeOf(stack) === 'classroom'
        ? []
        : breaking(
            resourcesOfType(stack, 'AWS::RDS::DBInstance'),
            'is not',
            ({ properties }) =>
              Number(properties['BackupRetentionPeriod']) >= 7 &&
              properties['MultiAZ'] === true &&
              properties['DeleteAutomatedBackups'] === false,
          )),
      ...breaking(resourcesOfType(stack, 'AWS::DynamoDB::GlobalTable'), 'cannot be taken back', ({ properties }) =>
        listAt(properties, 'Replicas').every(
          (replica) => at(replica, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') === true,
        ),
      ),
    ],
  },
];
