import { attachedPolicies, groupsOf, policiesOf } from '../../../lib/model/iam/attached-policies';
import type { PolicyDocument } from '../../../lib/model/iam/policy-document';
import { UnresolvedIntrinsicError } from '../../../lib/model/intrinsics';
import { readTemplate } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';

const statement = (action: string, resource: unknown = '*') => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: action, Resource: resource },
});

function stack(resources: Record<string, { Type: string; Properties?: object }>) {
  return readTemplate({ Resources: resources }, { name: 'App', region: 'us-east-1' });
}

const AWS_POLICY = 'arn:aws:iam::aws:policy/AmazonEC2FullAccess';
const actionsOf = (policies: readonly PolicyDocument[]) =>
  policies.flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns));

describe('the policies attached to an identity', () => {
  test('are found inline, as resources of their own and as managed policies of either side', () => {
    const app = stack({
      Group: {
        Type: 'AWS::IAM::Group',
        Properties: {
          Policies: [{ PolicyDocument: statement('a:Inline') }],
          ManagedPolicyArns: [{ Ref: 'Named' }, AWS_POLICY],
        },
      },
      Own: { Type: 'AWS::IAM::Policy', Properties: { Groups: [{ Ref: 'Group' }], PolicyDocument: statement('a:Own') } },
      Named: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: statement('a:Named') } },
      Naming: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { Groups: [{ Ref: 'Group' }], PolicyDocument: statement('a:Naming') },
      },
      Single: {
        Type: 'AWS::IAM::GroupPolicy',
        Properties: { GroupName: { Ref: 'Group' }, PolicyDocument: statement('a:Single') },
      },
      Other: { Type: 'AWS::IAM::Policy', Properties: { Groups: ['somebody'], PolicyDocument: statement('a:Other') } },
    });
    const managedPolicies = (name: string): PolicyDocument => ({
      version: '2012-10-17',
      statements: [{ effect: 'Allow', action: { patterns: [name], excluded: false }, conditions: [] }],
    });
    expect(actionsOf(attachedPolicies(app, 'Group', { managedPolicies })).sort()).toEqual([
      'AmazonEC2FullAccess',
      'a:Inline',
      'a:Named',
      'a:Naming',
      'a:Own',
      'a:Single',
    ]);
  });

  test('name resources of the stack by concrete ARNs', () => {
    const app = stack({
      Role: { Type: 'AWS::IAM::Role' },
      Jobs: { Type: 'AWS::SQS::Queue' },
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: statement('sqs:SendMessage', { 'Fn::GetAtt': ['Jobs', 'Arn'] }),
        },
      },
    });
    expect(attachedPolicies(app, 'Role')[0]?.statements[0]?.resource?.patterns).toEqual([
      'arn:aws:sqs:us-east-1:111122223333:app-jobs',
    ]);
  });

  test('cannot be told when a managed policy is not pinned', () => {
    const app = stack({ Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [AWS_POLICY] } } });
    expect(() => attachedPolicies(app, 'Role')).toThrow(/AmazonEC2FullAccess is not pinned/);
  });

  test('cannot be told when they hold an expression that only a deployment knows', () => {
    const app = stack({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyDocument: statement('a:b', { 'Fn::ImportValue': 'elsewhere' }) }] },
      },
    });
    expect(() => attachedPolicies(app, 'Role')).toThrow(UnresolvedIntrinsicError);
  });

  test('cannot be told when a managed policy is of the account and not of the stack', () => {
    const arn = 'arn:aws:iam::111122223333:policy/Elsewhere';
    const app = stack({ Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [arn] } } });
    expect(() => attachedPolicies(app, 'Role')).toThrow(/Elsewhere is not in the stack/);
  });

  test('do not speak for a holder with a permissions boundary, which is read beside them', () => {
    const app = stack({
      Role: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Bound' } } },
      Bound: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: statement('a:Bound') } },
    });
    expect(() => attachedPolicies(app, 'Role')).toThrow(/permissions boundary/);
    expect(actionsOf([policiesOf(app, 'Role').boundary!])).toEqual(['a:Bound']);
  });

  test('are asked of roles, groups and users only', () => {
    expect(() => attachedPolicies(stack({ Jobs: { Type: 'AWS::SQS::Queue' } }), 'Jobs')).toThrow(UndecidableError);
  });
});

test('a user belongs to groups by its own word and by an addition', () => {
  const app = stack({
    One: { Type: 'AWS::IAM::Group' },
    Two: { Type: 'AWS::IAM::Group' },
    Three: { Type: 'AWS::IAM::Group' },
    Minji: { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'One' }] } },
    Addition: {
      Type: 'AWS::IAM::UserToGroupAddition',
      Properties: { GroupName: { Ref: 'Two' }, Users: [{ Ref: 'Minji' }] },
    },
  });
  expect(groupsOf(app, 'Minji')).toEqual(['One', 'Two']);
});
