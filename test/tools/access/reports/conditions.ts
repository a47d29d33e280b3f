import { policy, role, user } from '../ask';
import { ADMIN, bucket, FILES, OBJECTS, type PublicReport } from './report';

const IMAGE = 'arn:aws:ec2:ap-southeast-2::image/ami-0123456789abcdef0';
const VOLUME = 'arn:aws:ec2:ap-southeast-2:111122223333:volume/vol-0123456789abcdef0';

export const CONDITIONS: readonly PublicReport[] = [
  [
    'nccgroup/PMapper#116: a role that somebody takes has the second factor that he had',
    {
      Auditor: role([
        ADMIN,
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        },
      ]),
      Files: { Type: 'AWS::S3::Bucket' },
    },
    [
      ['no', '--who Auditor --can s3:ListBucket --on Files'],
      ['no', '--who Auditor --can s3:ListBucket --on Files --without-mfa'],
      ['yes', '--who Auditor --can s3:ListBucket --on Files --mfa yes'],
    ],
  ],
  [
    'awsdocs/iam-user-guide#28: an access key states no second factor, neither true nor false',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Guarded: user([
        ADMIN,
        { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } } },
      ]),
      Slipping: user([
        ADMIN,
        { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } },
      ]),
    },
    [
      ['no', '--who Guarded --can s3:ListBucket --on Files --mfa key'],
      ['yes', '--who Guarded --can s3:ListBucket --on Files --mfa no'],
      ['yes', '--who Slipping --can s3:ListBucket --on Files --mfa key'],
      ['no', '--who Slipping --can s3:ListBucket --on Files --mfa no'],
    ],
  ],
  [
    'prowler-cloud/prowler#4257: what a bucket allows everybody of a network is not public',
    bucket({
      Sid: 'AllowVPCAccess',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:*',
      Resource: [FILES, OBJECTS],
      Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1a2b3c' } },
    }),
    [
      ['no', '--who internet --can s3:GetObject --on Files/a'],
      ['yes', '--who internet --can s3:GetObject --on Files/a --with aws:SourceVpc=vpc-1a2b3c'],
      ['no', '--who internet --can s3:GetObject --on Files/a --with aws:SourceVpc=vpc-other'],
    ],
  ],
  [
    'turbot/steampipe-mod-aws-compliance#954: what a bucket allows everybody of an organization is not public',
    {
      ...bucket({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: OBJECTS,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1a2b3c4d5e' } },
      }),
      Somebody: user([{ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }]),
    },
    [
      ['no', '--who internet --can s3:GetObject --on Files/a'],
      ['open', '--who Somebody --can s3:GetObject --on Files/a'],
      ['yes', '--who Somebody --can s3:GetObject --on Files/a --with aws:PrincipalOrgID=o-1a2b3c4d5e'],
    ],
  ],
  [
    'bridgecrewio/checkov#627: a Deny for every other address is none for the one it spares',
    {
      ...bucket({
        Sid: 'IPAllow',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [FILES, OBJECTS],
        Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      }),
      Owner: user([ADMIN]),
    },
    [
      ['yes', '--who Owner --can s3:GetObject --on Files/a --from 203.0.113.9'],
      ['no', '--who Owner --can s3:GetObject --on Files/a --from 198.51.100.1'],
    ],
  ],
  [
    'aws/aws-cdk#1852: a key that everybody of the account may use through S3 is no key for anybody else',
    {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: policy({
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: 'kms:Decrypt',
            Resource: '*',
            Condition: {
              StringEquals: {
                'kms:ViaService': 's3.ap-southeast-2.amazonaws.com',
                'kms:CallerAccount': { Ref: 'AWS::AccountId' },
              },
            },
          }),
        },
      },
      Reader: role(),
    },
    [
      ['no', '--who internet --can kms:Decrypt --on Key'],
      ['no', '--who Reader --can kms:Decrypt --on Key'],
      ['yes', '--who Reader --can kms:Decrypt --on Key --with kms:ViaService=s3.ap-southeast-2.amazonaws.com'],
    ],
  ],
  [
    'KensioSoftware/yulin#1069: a negated operator spares whom it names and nobody else',
    {
      Spared: role([ADMIN]),
      Other: role([{ ...ADMIN, Action: 's3:*' }]),
      Files: { Type: 'AWS::S3::Bucket' },
      Rule: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'Rule',
          Roles: [{ Ref: 'Spared' }, { Ref: 'Other' }],
          PolicyDocument: policy({
            Effect: 'Deny',
            Action: 's3:*',
            Resource: '*',
            Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*spared' } },
          }),
        },
      },
    },
    [
      ['yes', '--who Spared --can s3:ListBucket --on Files'],
      ['no', '--who Other --can s3:ListBucket --on Files'],
    ],
  ],
  [
    'KensioSoftware/yulin#1309: ForAllValues holds for a request without the key',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Somebody: user([
        {
          Effect: 'Allow',
          Action: 's3:CreateBucket',
          Resource: '*',
          Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
        },
      ]),
    },
    [
      ['yes', '--who Somebody --can s3:CreateBucket --on Files --with aws:TagKeys='],
      ['no', '--who Somebody --can s3:CreateBucket --on Files --with aws:TagKeys=other'],
    ],
  ],
  [
    'aws/aws-cli#10525: a key that the question does not state is told, and not taken for absent',
    {
      Disk: { Type: 'AWS::EC2::Instance' },
      Somebody: user([
        {
          Effect: 'Allow',
          Action: 'ec2:StopInstances',
          Resource: '*',
          Condition: { StringEquals: { 'ec2:ResourceTag/some_tag': 'true' } },
        },
      ]),
    },
    [
      ['open', '--who Somebody --can ec2:StopInstances --on Disk'],
      ['yes', '--who Somebody --can ec2:StopInstances --on Disk --with ec2:ResourceTag/some_tag=true'],
    ],
  ],
  [
    'salesforce/cloudsplaining#278: a condition holds an action of the infrastructure back as it does any other',
    {
      Somebody: role([
        {
          Effect: 'Allow',
          Action: 'ec2:RunInstances',
          Resource: '*',
          Condition: { StringEquals: { 'ec2:Owner': 'ValidOwnerId' } },
        },
      ]),
    },
    [
      ['open', `--who Somebody --can ec2:RunInstances --on ${IMAGE}`],
      ['yes', `--who Somebody --can ec2:RunInstances --on ${IMAGE} --with ec2:Owner=ValidOwnerId`],
      ['no', `--who Somebody --can ec2:RunInstances --on ${IMAGE} --with ec2:Owner=amazon`],
    ],
  ],
  [
    'salesforce/cloudsplaining#97: what is denied to old sessions is allowed to nobody by that',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Somebody: role([
        { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
        {
          Effect: 'Deny',
          Action: ['*'],
          Resource: ['*'],
          Condition: { DateLessThan: { 'aws:TokenIssueTime': '2020-09-17T00:00:00Z' } },
        },
      ]),
    },
    [
      ['no', '--who Somebody --can s3:PutObject --on Files/a --with aws:TokenIssueTime=2026-01-01T00:00:00Z'],
      ['yes', '--who Somebody --can s3:GetObject --on Files/a --with aws:TokenIssueTime=2026-01-01T00:00:00Z'],
      ['no', '--who Somebody --can s3:GetObject --on Files/a --with aws:TokenIssueTime=2019-01-01T00:00:00Z'],
    ],
  ],
  [
    'bridgecrewio/checkov#990: an action that takes no resource is held back by a condition',
    {
      Somebody: role([
        {
          Effect: 'Allow',
          Action: ['cloudwatch:PutMetricData'],
          Resource: '*',
          Condition: { StringEquals: { 'cloudwatch:namespace': 'Namespace' } },
        },
      ]),
    },
    [
      ['yes', '--who Somebody --can cloudwatch:PutMetricData --with cloudwatch:namespace=Namespace'],
      ['no', '--who Somebody --can cloudwatch:PutMetricData --with cloudwatch:namespace=AWS/EC2'],
      ['open', '--who Somebody --can cloudwatch:PutMetricData'],
    ],
  ],
  [
    'aws/aws-sdk-java-v2#1751: the tag of what is asked for decides, as the question states it',
    {
      Somebody: role([
        {
          Effect: 'Allow',
          Action: 'ec2:DeleteVolume',
          Resource: 'arn:aws:ec2:*:*:volume/*',
          Condition: { StringEquals: { 'ec2:ResourceTag/some_tag': 'true' } },
        },
      ]),
    },
    [
      ['yes', `--who Somebody --can ec2:DeleteVolume --on ${VOLUME} --with ec2:ResourceTag/some_tag=true`],
      ['no', `--who Somebody --can ec2:DeleteVolume --on ${VOLUME} --with ec2:ResourceTag/some_tag=`],
      ['open', `--who Somebody --can ec2:DeleteVolume --on ${VOLUME}`],
    ],
  ],
];
