import { allIdentities, type Identity } from '../../../lib/model/iam/all-identities';
import { groupsOf } from '../../../lib/model/iam/attached-policies';
import { resolveIntrinsics } from '../../../lib/model/intrinsics';
import type { StackModel } from '../../../lib/model/template';
import type { TableProof } from './table-proof';
import { named } from './written-value';

export const identityTable: TableProof = {
  table: 'identities',
  claim: 'groups, users and policies without a holder are exactly those listed, each with what it is given',
  // What a policy says is for the roles' table and the pattern's own proofs; here is who has which.
  read: (stack) =>
    Object.fromEntries(
      allIdentities(stack, { managedPolicies: () => ({ version: '2012-10-17', statements: [] }) })
        .filter(({ kind }) => kind !== 'role')
        .map((identity) => [`${identity.kind} ${identity.logicalId}`, given(stack, identity)]),
    ),
};

const LISTS = { group: ['Groups', 'GroupName'], user: ['Users', 'UserName'] } as const;

function given(stack: StackModel, { logicalId, kind }: Identity): string[] {
  if (kind !== 'group' && kind !== 'user') return [];
  const names = (value: unknown) => [resolveIntrinsics(value ?? [], named(stack))].flat().map(String);
  const { properties } = stack.resources.get(logicalId)!;
  const attached = [...stack.resources.values()].filter(
    (policy) =>
      policy.type.endsWith('Policy') && LISTS[kind].some((list) => names(policy.properties[list]).includes(logicalId)),
  );
  return [
    ...names(properties['ManagedPolicyArns']).map((arn) => arn.replace(/^arn:aws:iam::aws:policy\//, 'AWS ')),
    ...attached.map((policy) => policy.logicalId),
    ...((properties['Policies'] ?? []) as { PolicyName: string }[]).map(({ PolicyName }) => `inline ${PolicyName}`),
    ...(properties['PermissionsBoundary'] === undefined ? [] : [`within ${names(properties['PermissionsBoundary'])}`]),
    ...(properties['LoginProfile'] === undefined ? [] : ['a password of the template']),
    ...(kind === 'user' ? groupsOf(stack, logicalId).map((group) => `in ${group}`) : []),
  ];
}
