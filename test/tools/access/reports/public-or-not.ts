import { policy } from '../ask';
import { bucket, FILES, OBJECTS, type PublicReport } from './report';

const EVERYBODY = { Effect: 'Allow', Principal: '*' };

/** An API with a policy of its own, and one route that asks for nothing. */
function api(...statements: readonly object[]) {
  const of = { RestApiId: { Ref: 'Api' } };
  return {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'made up', Policy: policy(...statements) } },
    Calls: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        ...of,
        ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: { Type: 'MOCK' },
      },
    },
    Deployed: { Type: 'AWS::ApiGateway::Deployment', Properties: of },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { ...of, DeploymentId: { Ref: 'Deployed' }, StageName: 'prod' },
    },
  };
}
const INVOKE = { Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };

export const PUBLIC_OR_NOT: readonly PublicReport[] = [
  [
    'turbot/steampipe-mod-aws-compliance#538: a bucket whose policy allows everybody everything is public',
    bucket({ ...EVERYBODY, Sid: 'AllowAllReadList', Action: 's3:*', Resource: [FILES, OBJECTS] }),
    [
      ['yes', '--who internet --can s3:ListBucket --on Files'],
      ['yes', '--who internet --can s3:DeleteObject --on Files/a'],
    ],
  ],
  [
    'turbot/steampipe-mod-aws-perimeter#9: what is allowed for the sake of one account is not public',
    bucket({
      ...EVERYBODY,
      Action: 's3:PutObject',
      Resource: OBJECTS,
      Condition: { StringLike: { 'aws:SourceAccount': '111122223333' } },
    }),
    [
      ['no', '--who internet --can s3:PutObject --on Files/a'],
      ['yes', '--who sns.amazonaws.com --can s3:PutObject --on Files/a'],
      ['no', '--who sns.amazonaws.com --can s3:PutObject --on Files/a --with aws:SourceAccount=444455556666'],
    ],
  ],
  [
    'Netflix-Skunkworks/policyuniverse#189: whoever has no credentials has no id, be it with a wildcard or without',
    bucket({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: ['s3:GetBucketLocation'],
      Resource: FILES,
      Condition: { StringLike: { 'aws:userId': 'AROAEXAMPLE:foo' } },
    }),
    [['no', '--who internet --can s3:GetBucketLocation --on Files']],
  ],
  [
    'Netflix-Skunkworks/policyuniverse#150: roles of an organization are not the internet, whatever account they are of',
    {
      Shared: { Type: 'AWS::SecretsManager::Secret' },
      Rule: {
        Type: 'AWS::SecretsManager::ResourcePolicy',
        Properties: {
          SecretId: { Ref: 'Shared' },
          ResourcePolicy: policy({
            ...EVERYBODY,
            Action: 'secretsmanager:GetSecretValue',
            Resource: '*',
            Condition: {
              StringEquals: { 'aws:PrincipalOrgID': ['o-12345', 'o-67890'] },
              StringLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/ARole-*', 'arn:aws:iam::*:role/DRole'] },
            },
          }),
        },
      },
    },
    [['no', '--who internet --can secretsmanager:GetSecretValue --on Shared']],
  ],
  [
    'Netflix-Skunkworks/policyuniverse#161: a Deny for every other network keeps out whom an Allow lets in',
    api(
      { ...EVERYBODY, ...INVOKE },
      {
        ...EVERYBODY,
        ...INVOKE,
        Effect: 'Deny',
        Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d' } },
      },
    ),
    [['no', '--who internet --can execute-api:Invoke --on Api/prod/GET/']],
  ],
  [
    'Netflix-Skunkworks/policyuniverse#161: without that Deny it lets everybody in',
    api({ ...EVERYBODY, ...INVOKE }),
    [['yes', '--who internet --can execute-api:Invoke --on Api/prod/GET/']],
  ],
];
