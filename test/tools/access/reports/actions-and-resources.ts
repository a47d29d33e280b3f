import { role, user } from '../ask';
import { ADMIN, FILES, type PublicReport } from './report';

export const ACTIONS_AND_RESOURCES: readonly PublicReport[] = [
  [
    'aquasecurity/trivy#8879: actions are the same in small and in capital letters',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Somebody: user([
        { Effect: 'Allow', Action: 's3:GET*', Resource: '*' },
        { Effect: 'Deny', Action: 'S3:getobjectACL', Resource: '*' },
      ]),
    },
    [
      ['yes', '--who Somebody --can s3:getobject --on Files/a'],
      ['no', '--who Somebody --can s3:GetObjectAcl --on Files/a'],
    ],
  ],
  [
    'Skyscanner/LambdaGuard#43: iam:Create* is every action that begins so',
    { Somebody: user([{ Effect: 'Allow', Action: 'iam:Create*', Resource: '*' }]), Group: { Type: 'AWS::IAM::Group' } },
    [
      ['yes', '--who Somebody --can iam:CreateAccessKey --on Somebody'],
      ['no', '--who Somebody --can iam:DeleteAccessKey --on Somebody'],
    ],
  ],
  [
    'thekbb/expand-aws-iam-wildcards#199: a question mark is one letter of an action',
    {
      Jobs: { Type: 'AWS::SQS::Queue' },
      Somebody: user([{ Effect: 'Allow', Action: 'sqs:?etQueue*ttributes', Resource: '*' }]),
    },
    [
      ['yes', '--who Somebody --can sqs:SetQueueAttributes --on Jobs'],
      ['no', '--who Somebody --can sqs:GetQueueUrl --on Jobs'],
    ],
  ],
  [
    'awsdocs/iam-user-guide#175: a wildcard in the middle reaches over slashes',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Somebody: user([{ Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Sub': '${Files.Arn}/foo/*/bar' } }]),
    },
    [
      ['yes', '--who Somebody --can s3:GetObject --on Files/foo/1/2/bar'],
      ['no', '--who Somebody --can s3:GetObject --on Files/foo/bar'],
    ],
  ],
  [
    'scality/Arsenal#2638: a colon in the key of an object is a part of it',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Somebody: user([
        { Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Sub': '${Files.Arn}/data:2024/report.csv' } },
      ]),
    },
    [
      ['yes', '--who Somebody --can s3:GetObject --on Files/data:2024/report.csv'],
      ['no', '--who Somebody --can s3:GetObject --on Files/data:2025/report.csv'],
    ],
  ],
  [
    'duo-labs/parliament#167: a colon behind the name of a bucket names no object of it',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Somebody: user([{ Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Sub': '${Files.Arn}:*' } }]),
    },
    [['no', '--who Somebody --can s3:GetObject --on Files/a']],
  ],
  [
    'abyo-software/s4#75: a bucket is none of its objects, nor an object a bucket',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Somebody: user([{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: FILES }]),
    },
    [
      ['no', '--who Somebody --can s3:GetObject --on Files/a'],
      ['yes', '--who Somebody --can s3:ListBucket --on Files'],
      ['open', '--who Somebody --can s3:ListBucket --on Files/a'],
    ],
  ],
  [
    'prowler-cloud/prowler#5035: NotAction allows everything but what it names, be it something that does not exist',
    { Somebody: user([{ Effect: 'Allow', NotAction: 'prowler:action', Resource: '*' }]) },
    [['yes', '--who Somebody --can iam:AttachUserPolicy --on Somebody']],
  ],
  [
    'stackshy/cloudemu#841: Deny with NotAction denies everything but what it names',
    {
      Somebody: user([ADMIN, { Effect: 'Deny', NotAction: ['s3:*'], Resource: '*' }]),
      Files: { Type: 'AWS::S3::Bucket' },
    },
    [
      ['yes', '--who Somebody --can s3:DeleteBucket --on Files'],
      ['no', '--who Somebody --can iam:CreateUser --on Somebody'],
    ],
  ],
  [
    'act-security-labs/iam-lens#86: Deny with NotResource denies everything but what it names',
    {
      Files: { Type: 'AWS::S3::Bucket' },
      Somebody: user([
        { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
        { Effect: 'Deny', Action: 's3:GetObject', NotResource: { 'Fn::Sub': '${Files.Arn}/open/*' } },
      ]),
    },
    [
      ['yes', '--who Somebody --can s3:GetObject --on Files/open/a'],
      ['no', '--who Somebody --can s3:GetObject --on Files/secret/a'],
    ],
  ],
  [
    "hotnops/apeman#64: a role has no user name, so what is its own by ${aws:username} is nobody's",
    {
      Programs: role([
        { Effect: 'Allow', Action: 'iam:ChangePassword', Resource: 'arn:aws:iam::*:user/${aws:username}' },
      ]),
      Ann: user([{ Effect: 'Allow', Action: 'iam:ChangePassword', Resource: 'arn:aws:iam::*:user/${aws:username}' }], {
        UserName: 'ann',
      }),
      Ben: user([{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' }], { UserName: 'ben' }),
    },
    [
      ['no', '--who Programs --can iam:ChangePassword --on ann'],
      ['yes', '--who ann --can iam:ChangePassword --on arn:aws:iam::111122223333:user/ann'],
      ['no', '--who ann --can iam:ChangePassword --on arn:aws:iam::111122223333:user/ben'],
    ],
  ],
  [
    'amazon-archives/aws-security-benchmark#27: everything of one service is not everything',
    { Files: { Type: 'AWS::S3::Bucket' }, Somebody: user([{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }]) },
    [
      ['yes', '--who Somebody --can ec2:CreateKeyPair --on arn:aws:ec2:ap-southeast-2:111122223333:key-pair/mine'],
      ['no', '--who Somebody --can s3:ListBucket --on Files'],
    ],
  ],
  [
    'aws-cloudformation/cfn-lint#4025: a wildcard within the name of an action, of everything but one role',
    {
      Worker: role(),
      Somebody: user([
        {
          Effect: 'Allow',
          Action: ['iam:UpdateAssumeRolePolicy', 'iam:List*Tags', 'iam:Tag*'],
          NotResource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/admin' },
        },
      ]),
    },
    [
      ['yes', '--who Somebody --can iam:ListRoleTags --on Worker'],
      ['no', '--who Somebody --can iam:ListRolePolicies --on Worker'],
      ['no', '--who Somebody --can iam:ListRoleTags --on arn:aws:iam::111122223333:role/admin'],
    ],
  ],
  [
    'aws/aws-sdk#729: a pattern with its parts in other places fits nothing',
    {
      Somebody: user([{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws::s3:*' }]),
      Files: { Type: 'AWS::S3::Bucket' },
    },
    [['open', '--who Somebody --can s3:ListBucket --on Files']],
  ],
  [
    'duo-labs/parliament#10: a device for MFA is called as the user is, without a path',
    {
      Somebody: user(
        [
          {
            Effect: 'Allow',
            Action: 'iam:CreateVirtualMFADevice',
            Resource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:mfa/${!aws:username}' },
          },
        ],
        { UserName: 'anna' },
      ),
    },
    [
      ['yes', '--who anna --can iam:CreateVirtualMFADevice --on arn:aws:iam::111122223333:mfa/anna'],
      ['no', '--who anna --can iam:CreateVirtualMFADevice --on arn:aws:iam::111122223333:mfa/bob'],
    ],
  ],
];
