import { at } from '../model/property-path';
import { referencedId } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { breaking, listAt } from './reading';
import type { Rule } from './rule';
import { modeOf } from './tags';

const PUBLIC_ACCESS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
const ALGORITHMS = ['AES256', 'aws:kms', 'aws:kms:dsse'];
const ENCRYPTION = ['BucketEncryption', 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault'];

export const bucketRules: readonly Rule[] = [
  {
    id: 'BucketsStayPrivate',
    claim: 'every bucket blocks public access in all four ways',
    fix: 'Set all four switches of PublicAccessBlockConfiguration',
    violations: (stack) =>
      breaking(buckets(stack), 'can be made public', ({ properties }) =>
        PUBLIC_ACCESS.every((name) => at(properties, 'PublicAccessBlockConfiguration', name) === true),
      ),
  },
  {
    id: 'BucketsAreOwnedAndEncrypted',
    claim: 'every bucket belongs to its owner, without access lists, and is encrypted',
    fix: 'Set object ownership BucketOwnerEnforced and an encryption',
    violations: (stack) =>
      breaking(
        buckets(stack),
        'has access lists or states no encryption',
        ({ properties }) =>
          at(properties, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership') === 'BucketOwnerEnforced' &&
          ALGORITHMS.includes(String(at(properties, ...ENCRYPTION, 'SSEAlgorithm'))),
      ),
  },
  {
    id: 'UnfinishedUploadsEnd',
    claim: 'every bucket forgets unfinished uploads within a week',
    fix: 'Add a lifecycle rule for the whole bucket that aborts them after at most 7 days',
    violations: (stack) =>
      breaking(buckets(stack), 'keeps unfinished uploads', ({ properties }) =>
        listAt(properties, 'LifecycleConfiguration', 'Rules').some((rule) => {
          const days = at(rule, 'AbortIncompleteMultipartUpload', 'DaysAfterInitiation');
          return at(rule, 'Status') === 'Enabled' && isOfWholeBucket(rule) && Number(days) <= 7;
        }),
      ),
  },
  {
    id: 'ServicesKeepVersions',
    claim:
      'in production every bucket with files keeps old versions, and forgets them after a stated time; records are written once',
    fix: 'Set versioned, and a lifecycle rule that expires noncurrent versions',
    violations: (stack) =>
      modeOf(stack) === 'classroom'
        ? []
        : breaking(
            buckets(stack).filter(
              ({ logicalId }) => ![...recordTargets(stack), ...archives(stack)].includes(logicalId),
            ),
            'keeps no versions, or all for ever',
            ({ properties }) =>
              at(properties, 'VersioningConfiguration', 'Status') === 'Enabled' &&
              listAt(properties, 'LifecycleConfiguration', 'Rules').some(
                (rule) =>
                  at(rule, 'Status') === 'Enabled' &&
                  isOfWholeBucket(rule) &&
                  Number(at(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays')) > 0,
              ),
          ),
  },
  {
    id: 'BucketsRecordAccess',
    claim: 'every bucket records who read and wrote it, but for the one that receives the records',
    fix: 'Set a bucket for server access logs',
    violations: (stack) =>
      breaking(
        buckets(stack),
        'records no access',
        (bucket) => isRecordedElsewhere(bucket) || recordTargets(stack).includes(bucket.logicalId),
      ),
  },
];

function buckets(stack: StackModel): readonly Resource[] {
  return resourcesOfType(stack, 'AWS::S3::Bucket');
}

function recordTarget({ properties }: Resource): string | undefined {
  return referencedId(at(properties, 'LoggingConfiguration', 'DestinationBucketName'));
}

/** Records of a bucket in itself make further records, and are kept and deleted by whoever may do so with its files. */
function isRecordedElsewhere(bucket: Resource): boolean {
  const target = recordTarget(bucket);
  return target !== undefined && target !== bucket.logicalId;
}

function isOfWholeBucket(rule: unknown): boolean {
  return ['Prefix', 'TagFilters', 'ObjectSizeGreaterThan', 'ObjectSizeLessThan'].every(
    (name) => at(rule, name) === undefined,
  );
}

/** Buckets that a delivery stream writes: it gives every object a name of its own. */
function archives(stack: StackModel): (string | undefined)[] {
  return resourcesOfType(stack, 'AWS::KinesisFirehose::DeliveryStream').map(({ properties }) =>
    referencedId(at(properties, 'ExtendedS3DestinationConfiguration', 'BucketARN')),
  );
}

function recordTargets(stack: StackModel): (string | undefined)[] {
  const ofBalancers = resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::LoadBalancer').flatMap(({ properties }) =>
    listAt(properties, 'LoadBalancerAttributes')
      .filter((attribute) => at(attribute, 'Key') === 'access_logs.s3.bucket')
      .map((attribute) => referencedId(at(attribute, 'Value'))),
  );
  return [...buckets(stack).filter(isRecordedElsewhere).map(recordTarget), ...ofBalancers];
}
