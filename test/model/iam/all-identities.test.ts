import { allIdentities } from '../../../lib/model/iam/all-identities';
import { readTemplate } from '../../../lib/model/template';

const may = (action: string) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: action, Resource: '*' },
});

test('everybody whom a stack gives permissions stands in one list', () => {
  const policy = (Type: string, action: string, holders: object = {}) => ({
    Type: `AWS::IAM::${Type}`,
    Properties: { PolicyDocument: may(action), ...holders },
  });
  const stack = readTemplate(
    {
      Resources: {
        Helper: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: may('a:Inline') }] } },
        Team: { Type: 'AWS::IAM::Group', Properties: { ManagedPolicyArns: [{ Ref: 'Named' }] } },
        Minji: { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Team' }] } },
        Named: policy('ManagedPolicy', 'a:Named'),
        Own: policy('UserPolicy', 'a:Own', { UserName: { Ref: 'Minji' } }),
        Waiting: policy('ManagedPolicy', 'a:Waiting'),
        Elsewhere: policy('Policy', 'a:Elsewhere', { Roles: [{ Ref: 'Helper' }, 'Administrator'] }),
      },
    },
    { name: 'App', region: 'us-east-1' },
  );
  expect(
    allIdentities(stack).map(({ logicalId, kind, policies }) => [
      logicalId,
      kind,
      ...policies.identity.flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns)),
    ]),
  ).toEqual([
    ['Helper', 'role', 'a:Inline', 'a:Elsewhere'],
    ['Team', 'group', 'a:Named'],
    ['Minji', 'user', 'a:Own', 'a:Named'],
    ['Waiting', 'unattached', 'a:Waiting'],
    ['Elsewhere', 'outside', 'a:Elsewhere'],
  ]);
});
