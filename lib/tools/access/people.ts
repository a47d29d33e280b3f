import { bareId } from '../../model/bare-id';
import { allIdentities } from '../../model/iam/all-identities';
import {
  type AttachedPoliciesOptions,
  type AttachedPolicy,
  groupsOf,
  identities,
  policySources,
} from '../../model/iam/attached-policies';
import type { Caller } from '../../model/iam/callers';
import { pinnedManagedPolicies } from '../../model/iam/pinned-policies';
import { resourcePolicies, trustPolicies } from '../../model/iam/resource-policies';
import { inventedReferences } from '../../model/intrinsics';
import { oncePerStack } from '../../model/once-per-stack';

/** Somebody whom the template gives permissions, or who has none. */
export interface Person {
  readonly name: string;
  /** `bearer`: whoever is given a policy of the stack that nobody has yet. */
  readonly kind: 'group' | 'user' | 'role' | 'bearer' | 'service' | 'anybody';
  /** @default - anybody and services, who are not in the template */
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

/** Those whom a template gives permissions by name: a member of each group, each user, each role; and anybody at all. */
export const peopleOf = oncePerStack((stack): readonly Person[] => {
  const references = inventedReferences(stack);
  const { accountId: account } = references;
  const read = (logicalId: string) => policySources(stack, logicalId, OPTIONS);
  return [
    ...identities(stack, 'Group').map((logicalId): Person => {
      const policies = () => ({ attached: read(logicalId).attached });
      const name = bareId(logicalId);
      return { name, kind: 'group', logicalId, caller: userOf(account, SOMEBODY), userName: SOMEBODY, policies };
    }),
    ...identities(stack, 'User').map((logicalId): Person => {
      const { UserName: written } = stack.resources.get(logicalId)!.properties;
      const name = typeof written === 'string' ? written : bareId(logicalId);
      const caller = { kind: 'identity', arn: String(references.attribute(logicalId, 'Arn')), account } as const;
      const policies = () => {
        const own = read(logicalId);
        const given = groupsOf(stack, logicalId, references).flatMap((group) => read(group).attached);
        return { ...own, attached: [...own.attached, ...given] };
      };
      return { name, kind: 'user', logicalId, caller, userName: String(references.ref(logicalId)), policies };
    }),
    ...identities(stack, 'Role').map((logicalId): Person => {
      const arn = String(references.attribute(logicalId, 'Arn'));
      const name = bareId(logicalId);
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
});

/** Those, whoever is given a policy that waits for a holder, and the services that a policy of the stack lets in. */
export const everybodyOf = oncePerStack((stack): readonly Person[] => {
  const { accountId: account } = inventedReferences(stack);
  const bearers = allIdentities(stack, { managedPolicies: () => NOTHING })
    .filter(({ kind }) => kind === 'unattached' || kind === 'outside')
    .map(
      ({ logicalId, policies }): Person => ({
        name: bareId(logicalId),
        kind: 'bearer',
        logicalId,
        caller: userOf(account, SOMEBODY),
        userName: SOMEBODY,
        policies: () => ({ attached: policies.identity.map((document) => ({ source: logicalId, document })) }),
      }),
    );
  const services = [...resourcePolicies(stack), ...trustPolicies(stack)]
    .flatMap(({ document }) => document.statements)
    .flatMap(({ principal }) => (principal === undefined || principal === '*' ? [] : (principal['Service'] ?? [])));
  return [...peopleOf(stack), ...bearers, ...[...new Set(services)].sort().map(serviceNamed)];
});

/** A service of AWS, by its principal. */
export function serviceNamed(service: string): Person {
  return { name: service, kind: 'service', caller: { kind: 'service', service }, policies: () => ({ attached: [] }) };
}

const NOTHING = { version: '2012-10-17', statements: [] } as const;

function userOf(account: string, name: string): Caller {
  return { kind: 'identity', arn: `arn:aws:iam::${account}:user/${name}`, account };
}
