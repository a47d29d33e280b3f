import { policy, role, user } from '../ask';
import { ADMIN, bucket, OBJECTS, type PublicReport } from './report';

export const PRINCIPALS_AND_ACCOUNTS: readonly PublicReport[] = [
  [
    'nccgroup/PMapper#129: a permissions boundary takes what it does not allow',
    {
      Limits: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: policy(ADMIN, { Effect: 'Deny', Action: 'iam:*', Resource: '*' }) },
      },
      Privileged: role([ADMIN], { PermissionsBoundary: { Ref: 'Limits' } }),
      Files: { Type: 'AWS::S3::Bucket' },
    },
    [
      ['no', '--who Privileged --can iam:CreateUser --on arn:aws:iam::111122223333:user/new'],
      ['yes', '--who Privileged --can s3:ListBucket --on Files'],
    ],
  ],
  [
    'nccgroup/PMapper#102: another account must allow it too',
    { Somebody: user([ADMIN]) },
    [['no', '--who Somebody --can dynamodb:GetItem --on arn:aws:dynamodb:eu-west-2:444455556666:table/theirs']],
  ],
  [
    'nccgroup/PMapper#108: who may call sts:AssumeRole takes no role that trusts a service alone',
    { Somebody: user([ADMIN]), Worker: role() },
    [
      ['no', '--who Somebody --can sts:AssumeRole --on Worker'],
      ['yes', '--who lambda.amazonaws.com --can sts:AssumeRole --on Worker'],
    ],
  ],
  [
    'bridgecrewio/checkov#3422: Principal "*" and {"AWS": "*"} without a condition are public',
    bucket({ Effect: 'Allow', Principal: { AWS: '*' }, Action: ['s3:GetObject'], Resource: OBJECTS }),
    [
      ['yes', '--who internet --can s3:GetObject --on Files/a'],
      ['no', '--who internet --can s3:PutObject --on Files/a'],
    ],
  ],
  [
    'bridgecrewio/checkov#5934: who denies everybody to delete objects locks nobody out of the bucket',
    {
      ...bucket({
        Effect: 'Deny',
        Principal: '*',
        Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
        Resource: OBJECTS,
      }),
      Owner: user([ADMIN]),
    },
    [
      ['no', '--who Owner --can s3:DeleteObject --on Files/a'],
      ['yes', '--who Owner --can s3:PutBucketPolicy --on Files'],
    ],
  ],
  [
    'duo-labs/cloudmapper#711: a bucket for an identity of CloudFront is not public',
    bucket({
      Sid: '1',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1A2B3C4D5E6F7' },
      Action: 's3:GetObject',
      Resource: OBJECTS,
    }),
    [['no', '--who internet --can s3:GetObject --on Files/a']],
  ],
  [
    'cloudposse/terraform-aws-cloudfront-s3-cdn#50: a bucket that names the identity of CloudFront by its canonical user lets in nobody else',
    {
      Identity: {
        Type: 'AWS::CloudFront::CloudFrontOriginAccessIdentity',
        Properties: { CloudFrontOriginAccessIdentityConfig: { Comment: 'made up' } },
      },
      ...bucket({
        Effect: 'Allow',
        Principal: { CanonicalUser: { 'Fn::GetAtt': ['Identity', 'S3CanonicalUserId'] } },
        Action: 's3:GetObject',
        Resource: OBJECTS,
      }),
      Somebody: user([{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }]),
    },
    [
      ['no', '--who internet --can s3:GetObject --on Files/a'],
      ['no', '--who Somebody --can s3:GetObject --on Files/a'],
    ],
  ],
  [
    'awsdocs/aws-kms-developer-guide#29: a key that trusts the account alone is used by whom a policy allows it, and by nobody else',
    {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: policy({
            Effect: 'Allow',
            Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
            Action: 'kms:*',
            Resource: '*',
          }),
        },
      },
      Reader: role([{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] } }]),
      Other: role(),
    },
    [
      ['yes', '--who Reader --can kms:Decrypt --on Key'],
      ['no', '--who Other --can kms:Decrypt --on Key'],
    ],
  ],
  [
    'aquasecurity/tfsec#570: a function that a service may call without a source is called for any account',
    {
      Work: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Worker', 'Arn'] } } },
      Worker: role(),
      Call: {
        Type: 'AWS::Lambda::Permission',
        Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'Work' }, Principal: 'sns.amazonaws.com' },
      },
    },
    [['yes', '--who sns.amazonaws.com --can lambda:InvokeFunction --on Work']],
  ],
  [
    'cloud-custodian/cloud-custodian#7191: a function that S3 may call for another account is not called for this one',
    {
      Work: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Worker', 'Arn'] } } },
      Worker: role(),
      Call: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { Ref: 'Work' },
          Principal: 's3.amazonaws.com',
          SourceAccount: '444455556666',
          SourceArn: 'arn:aws:s3:::*',
        },
      },
    },
    [
      ['no', '--who s3.amazonaws.com --can lambda:InvokeFunction --on Work --with aws:SourceArn=arn:aws:s3:::theirs'],
      [
        'yes',
        '--who s3.amazonaws.com --can lambda:InvokeFunction --on Work --with aws:SourceArn=arn:aws:s3:::theirs,aws:SourceAccount=444455556666',
      ],
      ['open', '--who s3.amazonaws.com --can lambda:InvokeFunction --on Work --with aws:SourceAccount=444455556666'],
    ],
  ],
];
