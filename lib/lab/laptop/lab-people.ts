import {
  type AttachedPoliciesOptions,
  type AttachedPolicy,
  groupsOf,
  identities,
  policySources,
} from '../../model/iam/attached-policies';
import type { Caller } from '../../model/iam/callers';
import { pinnedManagedPolicies } from '../../model/iam/pinned-policies';
import { inventedReferences } from '../../model/intrinsics';
import type { StackModel } from '../../model/template';
import { nameOf } from './template-names';

/** Somebody whom the template gives permissions, or who has none. */
export interface Person {
  readonly name: string;
  readonly kind: 'group' | 'user' | 'role' | 'anybody';
  /** @default - anybody, who is not in the template */
  readonly logicalId?: string;
  readonly caller: Caller;
  /** `aws:username`. @default - not a user */
  readonly userName?: string;
  /** @throws UndecidableError when the text of one is not known */
  readonly policies: () => { readonly attached: readonly AttachedPolicy[]; readonly boundary?: AttachedPolicy };
}

/** A member of a group that has no user in the template bears this name. */
const SOMEBODY = 'alice';

const OPTIONS: AttachedPoliciesOptions = { managedPolicies: pinnedManagedPolicies };

/** Everybody whom one can ask about: a member of each group, each user, each role, and anybody at all. */
export function peopleOf(stack: StackModel): readonly Person[] {
  const references = inventedReferences(stack);
  const { accountId: account } = references;
  const read = (logicalId: string) => policySources(stack, logicalId, OPTIONS);
  const user = (name: string): Caller => ({
    kind: 'identity',
    arn: `arn:aws:iam::${account}:user/${name}`,
    account,
  });
  return [
    ...identities(stack, 'Group').map((logicalId): Person => {
      const policies = () => ({ attached: read(logicalId).attached });
      const name = nameOf(logicalId);
      return { name, kind: 'group', logicalId, caller: user(SOMEBODY), userName: SOMEBODY, policies };
    }),
    ...identities(stack, 'User').map((logicalId): Person => {
      const name = String(stack.resources.get(logicalId)!.properties['UserName'] ?? nameOf(logicalId));
      const policies = () => {
        const own = read(logicalId);
        const given = groupsOf(stack, logicalId, references).flatMap((group) => read(group).attached);
        return { ...own, attached: [...own.attached, ...given] };
      };
      return { name, kind: 'user', logicalId, caller: user(name), userName: name, policies };
    }),
    ...identities(stack, 'Role').map((logicalId): Person => {
      const arn = String(references.attribute(logicalId, 'Arn'));
      const name = nameOf(logicalId);
      return {
        name,
        kind: 'role',
        logicalId,
        caller: { kind: 'identity', arn, account },
        policies: () => read(logicalId),
      };
    }),
    { name: 'anybody', kind: 'anybody', caller: { kind: 'anonymous' }, policies: () => ({ attached: [] }) },
  ];
}
