import { readTemplate, type StackModel } from '../../lib/model/template';
import { archiveRules } from '../../lib/rules/archives';
import { violated } from './violated';

type Json = ReturnType<typeof JSON.parse>;

const below = (prefix: string) => ({ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Archive', 'Arn'] }, `/${prefix}*`]] });
const cold = { StorageClass: 'GLACIER', TransitionInDays: 90 };

const SOUND = {
  Archive: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      LifecycleConfiguration: {
        Rules: [
          { Status: 'Enabled', Prefix: 'logs/', ExpirationInDays: 400, Transitions: [cold] },
          { Status: 'Enabled', Prefix: 'errors/', ExpirationInDays: 90 },
        ],
      },
    },
  },
  Subscription: {
    Type: 'AWS::Logs::SubscriptionFilter',
    Properties: { DestinationArn: { 'Fn::GetAtt': ['Delivery', 'Arn'] }, FilterPattern: '' },
  },
  Lines: { Type: 'AWS::Logs::LogGroup', Properties: {} },
  Delivery: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' },
      ExtendedS3DestinationConfiguration: {
        BucketARN: { 'Fn::GetAtt': ['Archive', 'Arn'] },
        RoleARN: { 'Fn::GetAtt': ['Role', 'Arn'] },
        CompressionFormat: 'UNCOMPRESSED',
        Prefix: 'logs/!{timestamp:yyyy/MM/dd}/',
        ErrorOutputPrefix: 'errors/!{firehose:error-output-type}/',
        CloudWatchLoggingOptions: { Enabled: true, LogGroupName: { Ref: 'Lines' } },
      },
    },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'firehose.amazonaws.com' } }],
      },
      Policies: [
        {
          PolicyName: 'deliver',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['s3:PutObject', 's3:AbortMultipartUpload'],
                Resource: [below('logs/'), below('errors/')],
              },
              { Effect: 'Allow', Action: 's3:ListBucket', Resource: { 'Fn::GetAtt': ['Archive', 'Arn'] } },
            ],
          },
        },
      ],
    },
  },
};

/** The sound archive with something else at a path; undefined takes away what stands there. */
function changed(path: string, value: Json): StackModel {
  const resources = structuredClone(SOUND) as Json;
  const [id, ...keys] = path.split('/');
  const last = keys.pop()!;
  keys.reduce((inner, key) => inner[key], resources[id!].Properties)[last] = value;
  return readTemplate({ Resources: JSON.parse(JSON.stringify(resources)) }, { name: 'Test', region: 'ap-southeast-2' });
}

const RULES = 'Archive/LifecycleConfiguration/Rules';
const TO = 'Delivery/ExtendedS3DestinationConfiguration';
const STATEMENTS = 'Role/Policies/0/PolicyDocument/Statement';

test('an archive that grows cold, ends, and is written below its prefixes alone passes', () => {
  expect(violated(archiveRules, changed('Lines/RetentionInDays', 7))).toEqual([]);
});

test.each<[rule: string, path: string, value: Json]>([
  ['ArchivesGrowColdAndEnd', RULES, undefined],
  ['ArchivesGrowColdAndEnd', `${RULES}/0/Status`, 'Disabled'],
  ['ArchivesGrowColdAndEnd', `${RULES}/0/Prefix`, 'log/'],
  ['ArchivesGrowColdAndEnd', `${RULES}/0/ExpirationInDays`, undefined],
  ['ArchivesGrowColdAndEnd', `${RULES}/0/ExpirationInDays`, 90],
  ['ArchivesGrowColdAndEnd', `${RULES}/0/Transitions`, undefined],
  ['ArchivesGrowColdAndEnd', `${RULES}/0/Transitions/0/StorageClass`, 'STANDARD_IA'],
  ['ArchivesGrowColdAndEnd', `${RULES}/0/TagFilters`, [{ Key: 'a', Value: 'b' }]],
  ['ArchivesGrowColdAndEnd', `${RULES}/1/ExpirationInDays`, undefined],
  ['ArchivesGrowColdAndEnd', `${TO}/Prefix`, undefined],
  ['ArchivesGrowColdAndEnd', `${TO}/Prefix`, '!{timestamp:yyyy}/logs/'],
  ['ArchivesGrowColdAndEnd', `${TO}/ErrorOutputPrefix`, 'logs/failed/'],
  ['ArchivesGrowColdAndEnd', `${TO}/BucketARN`, 'arn:aws:s3:::elsewhere'],
  ['ArchivesGrowColdAndEnd', `${TO}/CloudWatchLoggingOptions/Enabled`, false],
  ['ArchivesGrowColdAndEnd', 'Delivery/DeliveryStreamEncryptionConfigurationInput', undefined],
  ['ArchivesHoldEveryLine', 'Subscription/FilterPattern', 'ERROR'],
  ['ArchivesHoldEveryLine', `${TO}/CompressionFormat`, 'GZIP'],
  ['DeliveriesWriteBelowTheirPrefixes', `${STATEMENTS}/0/Resource`, below('')],
  ['DeliveriesWriteBelowTheirPrefixes', `${STATEMENTS}/0/Resource/0`, below('other/')],
  ['DeliveriesWriteBelowTheirPrefixes', `${STATEMENTS}/0/Resource/0`, '*'],
  ['DeliveriesWriteBelowTheirPrefixes', `${STATEMENTS}/0/Action/1`, 's3:GetObject'],
  ['DeliveriesWriteBelowTheirPrefixes', `${STATEMENTS}/0/Action/1`, 's3:Put*'],
  ['DeliveriesWriteBelowTheirPrefixes', `${STATEMENTS}/1/Action`, 's3:*'],
  ['DeliveriesWriteBelowTheirPrefixes', `${STATEMENTS}/1/Action`, 's3:DeleteBucket'],
  ['DeliveriesWriteBelowTheirPrefixes', `${TO}/RoleARN`, 'arn:aws:iam::111122223333:role/other'],
])('%s is broken by %s: %j', (rule, path, value) => {
  expect(violated(archiveRules, changed(path, value))).toContain(rule);
});
