import { readTemplate } from '../../lib/model/template';
import { nameRules } from '../../lib/rules/names';
import { violated } from './violated';

const NAMES_ARE_LEFT_OUT = nameRules.filter(({ id }) => id === 'NamesAreLeftOut');
const STACK_ID = { Ref: 'AWS::StackId' };
const lastPart = { 'Fn::Select': [4, { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', STACK_ID] }] }] }] };

function broken(type: string, properties: Record<string, unknown>, exported?: unknown): string[] {
  const template = {
    Resources: {
      Named: { Type: type, Properties: properties },
      Files: { Type: 'AWS::S3::Bucket' },
      People: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'people' } },
    },
    ...(exported === undefined ? {} : { Outputs: { Out: { Value: 'x', Export: { Name: exported } } } }),
  };
  const stack = readTemplate(template, { name: 'Test', region: 'ap-southeast-2' });
  return violated(NAMES_ARE_LEFT_OUT, stack, { names: { 'AWS::IAM::Group.GroupName': 'of the test' } });
}

test.each<[string, Record<string, unknown>]>([
  ['AWS::SQS::Queue', {}],
  ['AWS::SQS::Queue', { QueueName: { 'Fn::Join': ['-', ['jobs', lastPart]] } }],
  ['AWS::SQS::Queue', { QueueName: { 'Fn::Sub': 'jobs-${AWS::StackName}' } }],
  ['AWS::IAM::Role', { RoleName: { 'Fn::Sub': 'role-${AWS::StackName}-${AWS::Region}' } }],
  ['AWS::Logs::LogGroup', { LogGroupName: { 'Fn::Sub': '/logs/${Files}' } }],
  ['AWS::CloudFront::CachePolicy', { CachePolicyConfig: { Name: { 'Fn::Sub': ['pages-${id}', { id: lastPart }] } } }],
])('%s may give a name of the stack: %j', (type, properties) => {
  expect(broken(type, properties)).toEqual([]);
});

test.each<[string, Record<string, unknown>]>([
  ['AWS::ElasticLoadBalancingV2::TargetGroup', { Name: 'web' }],
  ['AWS::CloudFront::OriginAccessControl', { OriginAccessControlConfig: { Name: 'WebStatic0F3A' } }],
  ['AWS::SES::Template', { Template: { TemplateName: 'receipt' } }],
  ['AWS::RDS::DBProxy', { DBProxyName: 'pool' }],
  ['AWS::KMS::Alias', { AliasName: 'alias/notes' }],
  ['AWS::Cognito::UserPoolDomain', { Domain: 'notes' }],
  ['AWS::Route53::RecordSetGroup', { RecordSets: [{ Name: { Ref: 'Files' } }, { Name: 'notes.example.com' }] }],
  ['AWS::SQS::Queue', { QueueName: { 'Fn::Sub': 'jobs-${AWS::AccountId}-${AWS::Region}' } }],
  ['AWS::SQS::Queue', { QueueName: { 'Fn::Select': [0, { 'Fn::Split': ['/', STACK_ID] }] } }],
  ['AWS::SQS::Queue', { QueueName: { 'Fn::Select': [1, ['not-this', 'jobs']] } }],
  ['AWS::SQS::Queue', { QueueName: { 'Fn::Sub': ['jobs', { unused: { Ref: 'Files' } }] } }],
  ['AWS::SQS::Queue', { QueueName: { 'Fn::Sub': 'jobs-${People}' } }],
  ['AWS::SQS::Queue', { QueueName: { Ref: 'NameOfTheQueue' } }],
  ['AWS::IAM::Role', { RoleName: { 'Fn::Sub': 'role-${AWS::StackName}' } }],
])('%s may not give one that another copy gives too: %j', (type, properties) => {
  expect(broken(type, properties)).toEqual(['NamesAreLeftOut']);
});

test('an export is no fixed name, in no form', () => {
  expect(broken('AWS::SNS::Topic', {}, { 'Fn::Sub': '${AWS::StackName}-url' })).toEqual([]);
  expect(broken('AWS::SNS::Topic', {}, { 'Fn::Sub': '${AWS::Region}-url' })).toEqual(['NamesAreLeftOut']);
});
