import { Match, Template } from 'aws-cdk-lib/assertions';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { LaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { App, PropertyInjectors, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { houseDefaults } from '../../constructs/guardrails/defaults';
import { MODE_SETTINGS, type Mode } from '../../lib/config/mode';

/** The template of one construct under the house's defaults. */
function templateOf(mode: Mode, build: (stack: Stack) => void, deletionProtection = false): Template {
  const app = new App({ context: flags });
  PropertyInjectors.of(app).add(...houseDefaults({ ...MODE_SETTINGS[mode], deletionProtection }));
  const stack = new Stack(app, 'Sample');
  build(stack);
  return Template.fromStack(stack);
}

/** Every call without TLS is denied, whoever makes it. */
const TLS_ONLY = Match.objectLike({
  PolicyDocument: {
    Statement: Match.arrayWith([
      Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]),
  },
});

describe('a bucket of which nothing is said', () => {
  const bucket = (stack: Stack) => new Bucket(stack, 'Bucket');

  it('is closed to the public, owned by the account, encrypted and TLS-only', () => {
    const template = templateOf('classroom', bucket);
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', TLS_ONLY);
  });

  it('empties and deletes itself in a classroom', () => {
    const template = templateOf('classroom', bucket);
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 1);
  });

  it('stays with its objects in production', () => {
    const template = templateOf('production', bucket);
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
  });
});

it('encrypts a queue and takes messages over TLS only', () => {
  const template = templateOf('classroom', (stack) => new Queue(stack, 'Queue'));
  template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
  template.hasResourceProperties('AWS::SQS::QueuePolicy', TLS_ONLY);
});

it('takes messages for a topic over TLS only', () => {
  const template = templateOf('classroom', (stack) => new Topic(stack, 'Topic'));
  template.hasResourceProperties('AWS::SNS::TopicPolicy', TLS_ONLY);
});

it.each<[Mode, number, string]>([
  ['classroom', 7, 'Delete'],
  ['production', 90, 'RetainExceptOnCreate'],
])('keeps a log group of the %s for %i days and answers a deletion with %s', (mode, days, policy) => {
  const template = templateOf(mode, (stack) => new LogGroup(stack, 'Logs'));
  template.hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: days }, DeletionPolicy: policy });
});

it.each<[Mode, boolean, string]>([
  ['classroom', false, 'Delete'],
  ['production', false, 'RetainExceptOnCreate'],
  ['production', true, 'RetainExceptOnCreate'],
])('a table of the %s has backups in time, deletion protection %s and the policy %s', (mode, protection, policy) => {
  const table = (stack: Stack) =>
    new TableV2(stack, 'Table', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
  templateOf(mode, table, protection).hasResource('AWS::DynamoDB::GlobalTable', {
    Properties: {
      Replicas: [
        Match.objectLike({
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          DeletionProtectionEnabled: protection,
        }),
      ],
    },
    DeletionPolicy: policy,
  });
});

it('answers metadata requests with a token only, and to the instance itself only', () => {
  const template = templateOf('classroom', (stack) => new LaunchTemplate(stack, 'Template'));
  template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } },
  });
});

it('gives way to what a construct says itself', () => {
  const template = templateOf('production', (stack) => {
    new Bucket(stack, 'Bucket', {
      encryption: BucketEncryption.KMS_MANAGED,
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    new LogGroup(stack, 'Logs', { retention: RetentionDays.ONE_DAY });
  });
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
    },
  });
  template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 1 });
});
