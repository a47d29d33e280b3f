import { inventedReferences, resolveIntrinsics } from '../intrinsics';
import { objectsAt } from '../property-path';
import { resourceOrStray } from '../references';
import type { Resource, StackModel } from '../template';
import { type AttachedPoliciesOptions, groupsOf, identities, policiesOf } from './attached-policies';
import type { Policies } from './decide';
import { parsePolicy } from './policy-document';

/** Somebody who has, or can be given, permissions by a stack. */
export interface Identity {
  /** The role, group or user; the policy itself where its holder is not in the stack. */
  readonly logicalId: string;
  /** `unattached`: a policy that waits for a holder. `outside`: a policy for a holder that is not in the stack. */
  readonly kind: 'role' | 'group' | 'user' | 'unattached' | 'outside';
  readonly policies: Pick<Policies, 'identity' | 'boundary'>;
}

/**
 * Everybody a stack gives permissions: roles (the library's own helpers too), groups, users with what their groups have, policies
 * that are attached to nothing, and policies for holders outside. One list over them leaves nobody out.
 *
 * @throws UndecidableError when a policy cannot be read
 */
export function allIdentities(stack: StackModel, options: AttachedPoliciesOptions = {}): readonly Identity[] {
  const { references = inventedReferences(stack) } = options;
  const read = (logicalId: string) => policiesOf(stack, logicalId, options);
  const loose = [...stack.resources.values()].flatMap((resource): Identity[] => {
    const kind = looseKind(stack, resource);
    if (!kind) return [];
    const document = parsePolicy(resolveIntrinsics(resource.properties['PolicyDocument'], references));
    return [{ logicalId: resource.logicalId, kind, policies: { identity: [document] } }];
  });
  return [
    ...identities(stack, 'Role').map((logicalId): Identity => ({ logicalId, kind: 'role', policies: read(logicalId) })),
    ...identities(stack, 'Group').map(
      (logicalId): Identity => ({ logicalId, kind: 'group', policies: read(logicalId) }),
    ),
    ...identities(stack, 'User').map((logicalId): Identity => {
      const own = read(logicalId);
      const given = groupsOf(stack, logicalId, references).flatMap((group) => read(group).identity);
      return { logicalId, kind: 'user', policies: { ...own, identity: [...own.identity, ...given] } };
    }),
    ...loose,
  ];
}

/** The properties by which a policy names its holders. */
const HOLDERS: Readonly<Record<string, string>> = {
  Roles: 'AWS::IAM::Role',
  RoleName: 'AWS::IAM::Role',
  Groups: 'AWS::IAM::Group',
  GroupName: 'AWS::IAM::Group',
  Users: 'AWS::IAM::User',
  UserName: 'AWS::IAM::User',
};

const POLICIES = /^AWS::IAM::(Managed|Role|Group|User)?Policy$/;

function looseKind(stack: StackModel, { logicalId, type, properties }: Resource): 'unattached' | 'outside' | undefined {
  if (!POLICIES.test(type)) return undefined;
  const named = Object.entries(HOLDERS).flatMap(([property, holder]) =>
    [properties[property] ?? []].flat().map((name) => resourceOrStray(stack, name, [holder])),
  );
  if (named.some((holder) => holder === undefined)) return 'outside';
  return named.length > 0 || isNamed(stack, logicalId) ? undefined : 'unattached';
}

/** Holders name managed policies too, among their own properties. */
function isNamed(stack: StackModel, policy: string): boolean {
  return [...stack.resources.values()].some(({ type, properties }) => {
    if (!/^AWS::IAM::(Role|Group|User)$/.test(type)) return false;
    return objectsAt(properties, 'ManagedPolicyArns').some(({ Ref }) => Ref === policy);
  });
}
