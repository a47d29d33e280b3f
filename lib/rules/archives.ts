import { attachedPolicies } from '../model/iam/attached-policies';
import { pinnedManagedPolicies } from '../model/iam/pinned-policies';
import { at } from '../model/property-path';
import { referencedId } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { arnOf, behind, listAt, referencesOf } from './reading';
import type { Rule, Violation } from './rule';

/** Classes at a sixth of the price of S3 and below, for what hardly anybody reads again. */
const COLD = ['GLACIER', 'GLACIER_IR', 'DEEP_ARCHIVE'];

/** What a delivery asks of a bucket as a whole. Of objects it writes, and gives up what it cannot finish. */
const OF_BUCKET = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const OF_OBJECTS = ['s3:PutObject', 's3:AbortMultipartUpload'];

export const archiveRules: readonly Rule[] = [
  {
    id: 'ArchivesGrowColdAndEnd',
    claim:
      'what is delivered to a bucket lies below prefixes of its own, grows cold and expires; what could not be delivered expires, and is told',
    fix: 'Give both prefixes a lifecycle rule, the first with a transition to a Glacier class, and the delivery a log group of the stack',
    violations: (stack) => deliveries(stack).flatMap((delivery) => wrongWithArchive(stack, delivery)),
  },
  {
    id: 'ArchivesHoldEveryLine',
    claim: 'a log group that is archived is archived whole, packed once: CloudWatch packs what it sends',
    fix: 'Leave the filter pattern empty, and CompressionFormat UNCOMPRESSED',
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::Logs::SubscriptionFilter')
        .map((filter) => ({ filter, to: behind(stack, filter.properties['DestinationArn']) }))
        .filter(({ to }) => to?.type === 'AWS::KinesisFirehose::DeliveryStream')
        .flatMap(({ filter, to }): Violation[] => [
          ...(filter.properties['FilterPattern'] === '' ? [] : [{ at: filter.logicalId, problem: 'leaves lines out' }]),
          ...(at(to!.properties, 'ExtendedS3DestinationConfiguration', 'CompressionFormat') === 'UNCOMPRESSED'
            ? []
            : [{ at: to!.logicalId, problem: 'packs again what is packed' }]),
        ]),
  },
  {
    id: 'DeliveriesWriteBelowTheirPrefixes',
    claim: 'a delivery may write below its prefixes, and neither read, change nor delete what lies in its archive',
    fix: 'Allow s3:PutObject and s3:AbortMultipartUpload on <bucket>/<prefix>* for each prefix, and no other action on objects',
    violations: (stack) => deliveries(stack).flatMap((delivery) => wrongWithRole(stack, delivery)),
  },
];

function deliveries(stack: StackModel): readonly Resource[] {
  return resourcesOfType(stack, 'AWS::KinesisFirehose::DeliveryStream');
}

/** The directory that all objects of a prefix lie in: what stands before the first thing that Firehose fills in. */
function directoryOf({ properties }: Resource, name: 'Prefix' | 'ErrorOutputPrefix'): string {
  const text = String(at(properties, 'ExtendedS3DestinationConfiguration', name) ?? '');
  return /^[\w-]+\/(?=$|!|[\w-])/.exec(text)?.[0] ?? '';
}

function wrongWithArchive(stack: StackModel, delivery: Resource): Violation[] {
  const destination = at(delivery.properties, 'ExtendedS3DestinationConfiguration');
  const bucket = behind(stack, at(destination, 'BucketARN'));
  const [kept, failed] = [directoryOf(delivery, 'Prefix'), directoryOf(delivery, 'ErrorOutputPrefix')];
  const told = at(destination, 'CloudWatchLoggingOptions');
  if (bucket?.type !== 'AWS::S3::Bucket')
    return [{ at: delivery.logicalId, problem: 'delivers to no bucket of the stack' }];
  const rules = listAt(bucket.properties, 'LifecycleConfiguration', 'Rules').filter(
    (rule) => at(rule, 'Status') === 'Enabled' && at(rule, 'TagFilters') === undefined,
  );
  const about = (directory: string) => rules.filter((rule) => directory.startsWith(String(at(rule, 'Prefix') ?? '')));
  const ends = (rule: unknown) => Number(at(rule, 'ExpirationInDays')) > 0;
  const grows = (rule: unknown) =>
    listAt(rule, 'Transitions').some(
      (each) =>
        COLD.includes(String(at(each, 'StorageClass'))) &&
        Number(at(each, 'TransitionInDays')) < Number(at(rule, 'ExpirationInDays')),
    );
  const conditions: (readonly [boolean, string, string])[] = [
    [kept !== '' && failed !== '' && kept !== failed, delivery.logicalId, 'has not two prefixes of its own'],
    [about(kept).some((rule) => ends(rule) && grows(rule)), bucket.logicalId, 'keeps the archive warm, or for ever'],
    [about(failed).some(ends), bucket.logicalId, 'keeps what could not be delivered for ever'],
    [
      at(told, 'Enabled') === true && behind(stack, at(told, 'LogGroupName'))?.type === 'AWS::Logs::LogGroup',
      delivery.logicalId,
      'tells nobody what it could not deliver',
    ],
    [
      at(delivery.properties, 'DeliveryStreamEncryptionConfigurationInput', 'KeyType') !== undefined,
      delivery.logicalId,
      'holds records in plain text until they are delivered',
    ],
  ];
  return conditions.flatMap(([holds, place, problem]) => (holds ? [] : [{ at: place, problem }]));
}

function wrongWithRole(stack: StackModel, delivery: Resource): Violation[] {
  const destination = at(delivery.properties, 'ExtendedS3DestinationConfiguration');
  const [bucket, role] = [referencedId(at(destination, 'BucketARN')), referencedId(at(destination, 'RoleARN'))];
  if (bucket === undefined || role === undefined) return [{ at: delivery.logicalId, problem: 'has no role or bucket' }];
  const arn = arnOf(stack, bucket);
  const below = (['Prefix', 'ErrorOutputPrefix'] as const).map((name) => `${arn}/${directoryOf(delivery, name)}`);
  return attachedPolicies(stack, role, { managedPolicies: pinnedManagedPolicies, references: referencesOf(stack) })
    .flatMap(({ statements }) => statements)
    .filter(({ effect, action }) => effect === 'Allow' && action.patterns.some((each) => /^(s3:|\*)/i.test(each)))
    .filter(({ action, resource }) => {
      const named = resource && !resource.excluded && !action.excluded ? resource.patterns : ['*'];
      const onBucket = named.every((each) => each === arn) && action.patterns.every((each) => OF_BUCKET.includes(each));
      const onObjects =
        named.every((each) => below.some((directory) => directory !== `${arn}/` && each.startsWith(directory))) &&
        action.patterns.every((each) => OF_OBJECTS.includes(each));
      return !onBucket && !onObjects;
    })
    .map(({ action }) => ({ at: role, problem: `may ${action.patterns.join(', ')} beside what it delivers` }));
}
