import { readTemplate } from '../../lib/model/template';
import { permissionRules } from '../../lib/rules/permissions';
import { violated } from './violated';

/** A role that may do one thing on everything, under a condition. */
function broken(action: string, condition?: Record<string, Record<string, string>>): string[] {
  const statement = { Effect: 'Allow', Action: action, Resource: '*', Condition: condition };
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
