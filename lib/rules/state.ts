import { at } from '../model/property-path';
import { referencedId } from '../model/references';
import type { Survival } from '../model/resource-type-table';
import { statefulResources } from '../model/resource-types';
import { resourcesOfType } from '../model/template';
import { breaking, listAt } from './reading';
import type { Rule } from './rule';
import { modeOf } from './tags';

/** Policies that keep what a type of resource holds: when the stack or the resource goes, and when it is replaced. */
const KEEPING: Readonly<Record<Survival, readonly [deletion: string, replacement: string]>> = {
  // A first deployment that fails takes back what it made; with Retain, every attempt would leave a set behind.
  Retain: ['RetainExceptOnCreate', 'Retain'],
  Snapshot: ['Snapshot', 'Snapshot'],
};

/** Types that are part of another resource, which takes them along. */
const GOES_WITH_OTHERS: ReadonlySet<string> = new Set(['AWS::Lambda::Version', 'AWS::S3::BucketPolicy']);

export const stateRules: readonly Rule[] = [
  {
    id: 'StateFollowsMode',
    claim:
      'whatever keeps something goes with the stack in classroom; in production it stays unless its first deployment failed, and a database leaves a last snapshot; what can be made again goes in either',
    fix: 'Set removalPolicy from the mode: RETAIN_ON_UPDATE_OR_DELETE, or SNAPSHOT for a database, and leave both policies to it',
    violations: (stack, { madeAgain = {} }) => {
      const inProduction = modeOf(stack) === 'production';
      return statefulResources(stack)
        .map(({ resource, survival }) => ({ resource, survival, keeps: inProduction && !(resource.type in madeAgain) }))
        .filter(({ resource: { deletionPolicy, updateReplacePolicy }, survival, keeps }) => {
          const [deletion, replacement] = keeps ? KEEPING[survival] : ['Delete', 'Delete'];
          return deletionPolicy !== deletion || updateReplacePolicy !== replacement;
        })
        .map(({ resource: { logicalId }, keeps }) => ({
          at: logicalId,
          problem: keeps
            ? 'is lost with the stack or when it is replaced, or stays behind when the first deployment fails'
            : 'stays behind or leaves a snapshot',
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
        [...stack.resources.values()].filter(
          ({ logicalId, type }) => !kept.has(logicalId) && !GOES_WITH_OTHERS.has(type),
        ),
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
    id: 'PoliciesGoWithTheirBuckets',
    claim:
      'the policy of a bucket lasts as long as the bucket: one that is being emptied refuses what is still written to it, and one that is kept stays as closed as it was',
    fix: 'Set removalPolicy RETAIN for the policy; a bucket takes it along',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::S3::BucketPolicy'),
        'is deleted before its bucket',
        ({ deletionPolicy, updateReplacePolicy }) => deletionPolicy === 'Retain' && updateReplacePolicy === 'Retain',
      ),
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
