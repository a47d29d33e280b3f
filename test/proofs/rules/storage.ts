import { referencedId } from '../../../lib/model/references';
import { resourcesOfType } from '../../../lib/model/template';
import { type Proof, plain } from '../proof';
import { at, breaking, listAt } from '../reading';

const PUBLIC_ACCESS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Buckets that hold people's own files, where an overwritten or deleted one must be recoverable. */
const VERSIONED = ['FilesBucket'];

export const storageProofs: readonly Proof[] = [
  {
    rule: 'X3',
    claim: 'every bucket blocks public access in all four ways',
    violations: ({ stack }) =>
      breaking(resourcesOfType(stack, 'AWS::S3::Bucket'), 'can be made public', ({ properties }) =>
        PUBLIC_ACCESS.every((name) => at(properties, 'PublicAccessBlockConfiguration', name) === true),
      ),
  },
  {
    rule: 'X3',
    claim: 'every bucket belongs to its owner, without access lists, and is encrypted',
    violations: ({ stack }) =>
      breaking(
        resourcesOfType(stack, 'AWS::S3::Bucket'),
        'has access lists or states no encryption',
        ({ properties }) =>
          at(properties, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership') === 'BucketOwnerEnforced' &&
          typeof at(
            properties,
            ...[
              'BucketEncryption',
              'ServerSideEncryptionConfiguration',
              0,
              'ServerSideEncryptionByDefault',
              'SSEAlgorithm',
            ],
          ) === 'string',
      ),
  },
  {
    rule: 'X3',
    claim: 'every bucket forgets unfinished uploads within a week',
    violations: ({ stack }) =>
      breaking(resourcesOfType(stack, 'AWS::S3::Bucket'), 'keeps unfinished uploads', ({ properties }) =>
        listAt(properties, 'LifecycleConfiguration', 'Rules').some((rule) => {
          const days = at(rule, 'AbortIncompleteMultipartUpload', 'DaysAfterInitiation');
          const wholeBucket = at(rule, 'Prefix') === undefined && at(rule, 'TagFilters') === undefined;
          return at(rule, 'Status') === 'Enabled' && wholeBucket && Number(days) <= 7;
        }),
      ),
  },
  {
    rule: 'X3',
    claim: "buckets with people's own files keep old versions",
    violations: ({ stack }) =>
      breaking(
        resourcesOfType(stack, 'AWS::S3::Bucket').filter(({ logicalId }) => VERSIONED.includes(plain(logicalId))),
        'keeps no versions',
        ({ properties }) => at(properties, 'VersioningConfiguration', 'Status') === 'Enabled',
      ),
  },
  {
    rule: 'X3',
    claim: 'every bucket records who read and wrote it, but for the one that receives the records',
    violations: ({ stack }) => {
      const buckets = resourcesOfType(stack, 'AWS::S3::Bucket');
      const target = ({ properties }: (typeof buckets)[number]) =>
        referencedId(at(properties, 'LoggingConfiguration', 'DestinationBucketName'));
      const targets = buckets.map(target);
      return breaking(
        buckets,
        'records no access',
        (bucket) => target(bucket) !== undefined || targets.includes(bucket.logicalId),
      );
    },
  },
];
