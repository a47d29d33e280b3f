import { policy, role, user } from '../ask';
import { ADMIN, type PublicReport } from './report';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const Files = { Type: 'AWS::S3::Bucket' };
const ofAccount = { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } };

/** A role with everything, and who may take it. */
function admin(trust: object, ...more: readonly object[]) {
  const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', ...trust };
  return role([ADMIN], { AssumeRolePolicyDocument: policy(allow, ...more) });
}

export const ESCALATIONS: readonly PublicReport[] = [
  [
    'nccgroup/PMapper#86: who may change the code of a function has its role',
    {
      Files,
      Privileged: role([ADMIN]),
      Code: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Role: arnOf('Privileged'),
          Code: { ZipFile: 'x' },
          Handler: 'index.handler',
          Runtime: 'nodejs22.x',
        },
      },
      Caller: role([{ Effect: 'Allow', Action: ['lambda:UpdateFunctionCode'], Resource: '*' }]),
      Other: role([{ Effect: 'Allow', Action: ['lambda:UpdateFunctionConfiguration'], Resource: '*' }]),
    },
    [
      ['yes', '--who Caller --can s3:GetObject --on Files/a'],
      ['no', '--who Other --can s3:GetObject --on Files/a'],
    ],
  ],
  [
    'nccgroup/PMapper#114: who signs in with MFA may take a role that asks for it',
    {
      Files,
      Admin: admin({ Principal: ofAccount, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      Local: user([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arnOf('Admin') }]),
    },
    [
      ['yes', '--who Local --can s3:GetObject --on Files/a'],
      ['no', '--who Local --can s3:GetObject --on Files/a --without-mfa'],
      ['no', '--who Local --can s3:GetObject --on Files/a --mfa key'],
    ],
  ],
  [
    'nccgroup/PMapper#121: a policy that is a boundary and nothing else gives nothing',
    {
      Files,
      Limits: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policy(READ) } },
      Worker: role([], { PermissionsBoundary: { Ref: 'Limits' } }),
    },
    [['no', '--who Worker --can s3:GetObject --on Files/a']],
  ],
  [
    'aws/aws-cli#10314: the trust policy of a role decides with the policy of who takes it',
    {
      Files,
      Admin: admin(
        { Principal: ofAccount },
        { Effect: 'Deny', Action: 'sts:AssumeRole', Principal: { AWS: arnOf('Denied') } },
      ),
      Denied: user([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }]),
      Free: user([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }]),
      Unasked: user([READ]),
    },
    [
      ['no', '--who Denied --can sts:AssumeRole --on Admin'],
      ['yes', '--who Free --can sts:AssumeRole --on Admin'],
      ['no', '--who Unasked --can sts:AssumeRole --on Admin'],
      ['yes', '--who Free --can s3:PutObject --on Files/a'],
      ['no', '--who Denied --can s3:PutObject --on Files/a'],
    ],
  ],
  [
    'aws/aws-cli#10314: a trust policy that spares somebody by NotPrincipal is not judged',
    {
      Admin: role([ADMIN], {
        AssumeRolePolicyDocument: policy({
          Effect: 'Deny',
          Action: 'sts:AssumeRole',
          NotPrincipal: { AWS: arnOf('Free') },
        }),
      }),
      Free: user([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }]),
    },
    [['open', '--who Free --can sts:AssumeRole --on Admin']],
  ],
];
