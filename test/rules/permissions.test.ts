import { readTemplate } from '../../lib/model/template';
import { permissionRules } from '../../lib/rules/permissions';
import { violated } from './violated';

/** A role that may do one thing on everything, under a condition. */
function broken(action: string, condition?: Record<string, Record<string, string>>, resource = '*'): string[] {
  const statement = { Effect: 'Allow', Action: action, Resource: resource, Condition: condition };
  const document = { Version: '2012-10-17', Statement: [JSON.parse(JSON.stringify(statement))] };
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
  };
  const role = {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: trust, Policies: [{ PolicyName: 'p', PolicyDocument: document }] },
  };
  return violated(permissionRules, readTemplate({ Resources: { Role: role } }, { name: 'T', region: 'us-east-1' }));
}

const METRICS = 'cloudwatch:PutMetricData';

test('metrics of one namespace pass, for they are no resource that could be named', () => {
  expect(broken(METRICS, { StringEquals: { 'cloudwatch:namespace': 'Guestbook' } })).toEqual([]);
});

test.each<[string, string, Record<string, Record<string, string>> | undefined]>([
  ['metrics of any namespace', METRICS, undefined],
  ['metrics of all but one', METRICS, { StringNotEquals: { 'cloudwatch:namespace': 'AWS/EC2' } }],
  ['metrics of namespaces that begin alike', METRICS, { StringLike: { 'cloudwatch:namespace': 'Guest*' } }],
  ['metrics under another condition', METRICS, { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }],
  ['another action under that condition', 'cloudwatch:PutDashboard', { StringEquals: { 'cloudwatch:namespace': 'G' } }],
])('%s are too much', (_, action, condition) => {
  expect(broken(action, condition)).toEqual(['RolesAreNarrow']);
});

test.each([
  ['s3:?*', 'arn:aws:s3:::files/*'],
  ['s3:**', 'arn:aws:s3:::files/*'],
  ['?*', 'arn:aws:s3:::files/*'],
  ['s3:GetObject', '?*'],
  ['s3:GetObject', '**'],
  ['s3:GetObject', 'arn:*'],
  ['s3:GetObject', 'arn:aws:s3:::*'],
  ['sqs:SendMessage', 'arn:aws:sqs:*:*:*'],
])('%s on %s is all of something, however it is written', (action, resource) => {
  expect(broken(action, undefined, resource)).toEqual(['RolesAreNarrow']);
});

test.each([
  ['s3:GetObject', 'arn:aws:s3:::files/*'],
  ['sqs:SendMessage', 'arn:aws:sqs:*:111122223333:jobs'],
])('%s on %s is narrow enough', (action, resource) => {
  expect(broken(action, undefined, resource)).toEqual([]);
});

test.each<[string, boolean, Record<string, unknown>]>([
  ['everybody', false, { Principal: '*' }],
  ['everybody, by the name of an account', false, { Principal: { AWS: '*' } }],
  ['everybody but one', true, { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/admin' } }],
  ['one', true, { Principal: { AWS: 'arn:aws:iam::111122223333:role/guest' } }],
  ['services', true, { Principal: { Service: 'logging.s3.amazonaws.com' } }],
])('a bucket that refuses %s: broken %s', (_, expected, whom) => {
  const refusal = { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::files/*', ...whom };
  const policy = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: { Version: '2012-10-17', Statement: [refusal] } },
  };
  const Resources = { Files: { Type: 'AWS::S3::Bucket', Properties: {} }, Policy: policy };
  const refusals = permissionRules.filter(({ id }) => id === 'RefusalsSpareNobody');
  expect(violated(refusals, readTemplate({ Resources }, { name: 'T', region: 'us-east-1' })).length > 0).toBe(expected);
});
