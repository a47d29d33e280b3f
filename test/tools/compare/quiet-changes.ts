import { idOf, type RawTemplate, resource } from '../../proofs/mutant';
import type { SeededChange } from './seeded-changes';

const put = (type: string, properties: Record<string, unknown>, id = 'Thing') => {
  return (template: RawTemplate): void => {
    template.Resources[id] = { Type: type, Properties: properties };
  };
};
const thing = (template: RawTemplate) => template.Resources['Thing']!.Properties;
const properties = (template: RawTemplate, name: string) => resource(template, name).Properties;

const on = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const off = {};

/** Somebody who may do everything. */
const administrator = put(
  'AWS::IAM::Role',
  {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    Policies: [{ PolicyName: 'All', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
  },
  'Administrator',
);

/** A new role for a service, which may take messages from a queue. */
const roleOf = (service: string, queue: (template: RawTemplate) => unknown) => (template: RawTemplate) =>
  put('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }],
    },
    Policies: [
      {
        PolicyName: 'Take',
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: queue(template) }],
        },
      },
    ],
  })(template);

/** What opens something, or takes a guard away, by a value that neither policies, nor reach, nor ways in are read from. */
export const QUIET: readonly SeededChange[] = [
  {
    what: 'a resource is made without its condition',
    given: (template) => {
      administrator(template);
      Object.assign(template, { Conditions: { Open: { 'Fn::Equals': ['a', 'b'] } } });
      Object.assign(template.Resources['Administrator']!, { Condition: 'Open' });
    },
    change: (template) => {
      delete (template.Resources['Administrator'] as { Condition?: string }).Condition;
    },
    says: ['reach unknown', 'settings changed'],
  },
  {
    what: 'a list that refused packets of a network is gone',
    given: put('AWS::EC2::NetworkAclEntry', { RuleAction: 'deny', CidrBlock: '0.0.0.0/0', Protocol: -1 }),
    change: (template) => {
      delete template.Resources['Thing'];
    },
    says: ['reach unknown', 'settings changed'],
  },
  {
    what: 'machines act as an administrator by the profile that they had',
    given: (template) => {
      administrator(template);
      put('AWS::IAM::InstanceProfile', { Roles: [{ Ref: idOf(template, 'ServerInstanceRole') }] })(template);
    },
    change: (template) => {
      thing(template)['Roles'] = [{ Ref: 'Administrator' }];
    },
    says: ['rights unknown'],
  },
  {
    what: 'a machine acts as an administrator by another profile',
    given: (template) => {
      administrator(template);
      put('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'Administrator' }] })(template);
    },
    change: (template) => {
      properties(template, 'Server')['IamInstanceProfile'] = { Ref: 'Thing' };
    },
    says: ['rights unknown'],
  },
  {
    what: 'a function acts as an administrator',
    given: administrator,
    change: (template) => {
      properties(template, 'Worker')['Role'] = { 'Fn::GetAtt': ['Administrator', 'Arn'] };
    },
    says: ['rights unknown'],
  },
  {
    what: 'a new function acts as an administrator that was there',
    given: administrator,
    change: put('AWS::Lambda::Function', { Role: { 'Fn::GetAtt': ['Administrator', 'Arn'] }, Code: { ZipFile: '' } }),
    says: ['rights broadened', 'settings changed'],
  },
  {
    what: 'a new machine acts as an administrator that was there, by a new profile',
    given: administrator,
    change: (template) => {
      put('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'Administrator' }] }, 'Profile')(template);
      put('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { IamInstanceProfile: { Name: { Ref: 'Profile' } } } })(
        template,
      );
    },
    says: ['rights broadened', 'settings changed'],
  },
  ...['lambda', 'ec2', 'scheduler'].map((service) => ({
    what: `a new role of ${service} may use what was there`,
    change: roleOf(service, (template: RawTemplate) => ({ 'Fn::GetAtt': [idOf(template, 'DeadLetters'), 'Arn'] })),
    says: ['rights broadened', 'settings changed'],
  })),
  ...['lambda', 'ec2'].map((service) => ({
    what: `a new role of ${service} may use what is new as it is`,
    change: (template: RawTemplate) => {
      put('AWS::SQS::Queue', {}, 'DeadLettersToo')(template);
      roleOf(service, () => ({ 'Fn::GetAtt': ['DeadLettersToo', 'Arn'] }))(template);
    },
    // Rules have something to say of such a queue, and nothing of the role.
    says: ['rights changed', 'settings changed', 'reach weakened', 'settings weakened'],
  })),
  {
    what: 'a user is in another group of elsewhere',
    given: put('AWS::IAM::User', { Groups: ['Readers'] }),
    change: (template) => {
      thing(template)['Groups'] = ['Administrators'];
    },
    says: ['rights unknown'],
  },
  {
    what: 'a user is in a group of elsewhere no more, which may have refused',
    given: put('AWS::IAM::User', { Groups: ['Readers'] }),
    change: (template) => {
      delete thing(template)['Groups'];
    },
    says: ['rights unknown'],
  },
  {
    what: 'a list of addresses that a rule may name holds every address',
    given: put('AWS::EC2::PrefixList', { AddressFamily: 'IPv4', MaxEntries: 1, Entries: [{ Cidr: '10.0.0.0/8' }] }),
    change: (template) => {
      thing(template)['Entries'] = [{ Cidr: '0.0.0.0/0' }];
    },
    says: ['reach unknown'],
  },
  {
    what: 'callers may be vouched for by somebody else',
    given: put('AWS::ApiGatewayV2::Authorizer', {
      ApiId: 'x',
      AuthorizerType: 'JWT',
      JwtConfiguration: { Audience: ['a'], Issuer: 'https://a.example.com' },
    }),
    change: (template) => {
      thing(template)['JwtConfiguration'].Issuer = 'https://b.example.com';
    },
    says: ['reach unknown'],
  },
  {
    what: 'an API answers by its default address again, beside what stands before it',
    given: (template) => {
      properties(template, 'Api')['DisableExecuteApiEndpoint'] = true;
    },
    change: (template) => {
      delete properties(template, 'Api')['DisableExecuteApiEndpoint'];
    },
    says: ['reach broadened'],
  },
  {
    what: 'a listener no longer asks who somebody is',
    given: put('AWS::ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: 'x',
      Actions: [{ Type: 'authenticate-cognito' }, { Type: 'forward' }],
    }),
    change: (template) => {
      thing(template)['Actions'] = [{ Type: 'forward' }];
    },
    says: ['reach unknown'],
  },
  {
    what: 'what blocks the public is switched within a condition',
    given: (template) => {
      properties(template, 'Files')['PublicAccessBlockConfiguration'] = { 'Fn::If': ['Open', on, off] };
    },
    change: (template) => {
      properties(template, 'Files')['PublicAccessBlockConfiguration'] = { 'Fn::If': ['Open', off, off] };
    },
    says: ['reach unknown', 'settings changed'],
  },
  {
    what: 'a database takes connections without TLS',
    given: put('AWS::RDS::DBParameterGroup', { Family: 'postgres17', Parameters: { 'rds.force_ssl': '1' } }),
    change: (template) => {
      thing(template)['Parameters']['rds.force_ssl'] = '0';
    },
    says: ['reach weakened'],
  },
  {
    what: 'a table is encrypted by no key of the account any more',
    given: put('AWS::DynamoDB::Table', { SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } }),
    change: (template) => {
      delete thing(template)['SSESpecification'];
    },
    says: ['data weakened', 'settings changed'],
  },
  {
    what: 'a file system is backed up no more',
    given: put('AWS::EFS::FileSystem', { BackupPolicy: { Status: 'ENABLED' } }),
    change: (template) => {
      delete thing(template)['BackupPolicy'];
    },
    says: ['data lost'],
  },
  {
    what: 'a machine may be terminated by a slip',
    given: (template) => {
      properties(template, 'Server')['DisableApiTermination'] = true;
    },
    change: (template) => {
      delete properties(template, 'Server')['DisableApiTermination'];
    },
    says: ['data lost'],
  },
  {
    what: 'objects are replicated no more',
    given: (template) => {
      properties(template, 'Files')['ReplicationConfiguration'] = { Role: 'r', Rules: [] };
    },
    change: (template) => {
      delete properties(template, 'Files')['ReplicationConfiguration'];
    },
    says: ['data lost'],
  },
  {
    what: 'a function runs what nobody signed',
    given: (template) => {
      properties(template, 'Worker')['CodeSigningConfigArn'] = 'arn';
    },
    change: (template) => {
      delete properties(template, 'Worker')['CodeSigningConfigArn'];
    },
    says: ['rights weakened'],
  },
];
