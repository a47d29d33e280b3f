import { oncePerStack } from '../once-per-stack';
import type { StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import { allIdentities } from './all-identities';
import { type AttachedPolicy, identities, type ManagedPolicies, policySources } from './attached-policies';
import { firstReference, markedReferences, type NamedText, namedText } from './named-text';
import { pinnedManagedPolicies } from './pinned-policies';
import type { Listed, Principals, Statement } from './policy-document';
import { type ResourcePolicy, resourcePolicies, trustPolicies } from './resource-policies';

/** Whom a statement speaks of. */
export type Holder =
  /**
   * A role, group or user of the stack. `unattached`: whoever gets a policy that nobody has yet. `outside`: somebody outside the
   * stack who has it; the id of both is the policy's.
   */
  | { readonly kind: 'role' | 'group' | 'user' | 'unattached' | 'outside'; readonly logicalId: string }
  /** `service`: for example `sns.amazonaws.com`; `account`: its number; `principal`: an ARN outside the stack, or the id of a canonical user. */
  | { readonly kind: 'service' | 'account' | 'federated' | 'principal'; readonly name: string }
  | { readonly kind: 'anybody' };

/** What one statement gives one holder, or takes. A holder of many statements has a right of each, and so has a statement of many holders. */
export interface Right {
  readonly who: Holder;
  readonly effect: Statement['effect'];
  /** `boundary`: it gives nothing, and nothing that it does not allow can be given. */
  readonly as: 'grant' | 'boundary';
  readonly actions: Listed;
  /** Where a policy of a resource says `*`, the resource that it guards; a trust policy's role. */
  readonly resources: { readonly listed: readonly RightResource[]; readonly excluded: boolean };
  readonly conditions: readonly RightCondition[];
  /** The resource of the template whose text holds the statement; for a policy of AWS, the one that attaches it. */
  readonly policy: string;
  /** Name of AWS's own policy. @default - the text stands in the template */
  readonly managedByAws?: string;
  /** The text of AWS's policy is not at hand: what it gives is not known, and no action is listed. @default false */
  readonly unread?: true;
  readonly sid?: string;
}

export interface RightResource extends NamedText {
  /** The resource of the stack that it is, or lies in. @default - none of the stack */
  readonly logicalId?: string;
}

export interface RightCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly NamedText[];
}

/**
 * Every statement of a stack that gives or takes a right: of roles, groups and users, of policies that wait for a holder, of
 * resources, and of roles as to who may take them. A user has what its groups have; that stands with the groups.
 *
 * @throws UndecidableError when a policy cannot be read
 */
export const rightsOf = oncePerStack((stack): readonly Right[] => {
  const references = markedReferences(stack);
  const options = { references, managedPolicies: pinnedOrEmpty };
  const held = (['Role', 'Group', 'User'] as const).flatMap((type) =>
    identities(stack, type).flatMap((logicalId) => {
      const who = { kind: HOLDERS[type], logicalId } as const;
      const { attached, boundary } = policySources(stack, logicalId, options);
      return [
        ...attached.flatMap((policy) => ofPolicy(stack, who, 'grant', policy)),
        ...(boundary ? ofPolicy(stack, who, 'boundary', boundary) : []),
      ];
    }),
  );
  const loose = allIdentities(stack, options).flatMap(({ kind, logicalId, policies }) => {
    if (kind !== 'unattached' && kind !== 'outside') return [];
    return policies.identity.flatMap((document) =>
      ofPolicy(stack, { kind, logicalId }, 'grant', { source: logicalId, document }),
    );
  });
  const guarding = [...resourcePolicies(stack, references), ...trustPolicies(stack, references)];
  return [...held, ...loose, ...guarding.flatMap((policy) => ofGuard(stack, policy))];
});

const HOLDERS = { Role: 'role', Group: 'group', User: 'user' } as const;

/** A policy of AWS that is not pinned is told as one that cannot be read, and holds nothing up. */
const pinnedOrEmpty: ManagedPolicies = (name) => {
  try {
    return pinnedManagedPolicies(name);
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return { version: '2012-10-17', statements: [] };
  }
};

function ofPolicy(stack: StackModel, who: Holder, as: Right['as'], policy: AttachedPolicy): Right[] {
  const { source, managedByAws, document } = policy;
  const place = { who, as, policy: source, ...(managedByAws !== undefined && { managedByAws }) };
  if (document.statements.length === 0) return [{ ...place, ...UNREAD }];
  return document.statements.map((statement) => ({ ...place, ...ofStatement(stack, statement) }));
}

const UNREAD = {
  effect: 'Allow',
  actions: { patterns: [], excluded: false },
  resources: { listed: [], excluded: false },
  conditions: [],
  unread: true,
} as const;

function ofGuard(stack: StackModel, { logicalId, resource, document }: ResourcePolicy): Right[] {
  return document.statements.flatMap((statement) =>
    holdersOf(stack, statement.principal!).map(
      (who): Right => ({ who, as: 'grant', policy: logicalId, ...ofStatement(stack, statement, resource) }),
    ),
  );
}

/** @param guarded - what a policy of a resource means by `*`, and a trust policy by naming nothing */
function ofStatement(stack: StackModel, statement: Statement, guarded?: string) {
  const { sid, effect, action, resource, conditions } = statement;
  const patterns = resource?.patterns ?? ['*'];
  const read = (text: string) => namedText(stack, text === '*' && guarded !== undefined ? guarded : text);
  return {
    effect,
    actions: action,
    resources: {
      listed: patterns.map(read).map((named): RightResource => {
        const logicalId = firstReference(named)?.logicalId;
        return { ...named, ...(logicalId !== undefined && { logicalId }) };
      }),
      excluded: resource?.excluded ?? false,
    },
    conditions: conditions.map(({ operator, key, values }) => ({
      operator,
      key,
      values: values.map((value) => namedText(stack, value)),
    })),
    ...(sid !== undefined && { sid }),
  };
}

function holdersOf(stack: StackModel, principals: Principals): Holder[] {
  if (principals === '*') return [{ kind: 'anybody' }];
  return Object.entries(principals).flatMap(([kind, names]) => names.map((name) => holderNamed(stack, kind, name)));
}

function holderNamed(stack: StackModel, kind: string, marked: string): Holder {
  const named = namedText(stack, marked);
  const logicalId = named.pieces.length === 1 ? firstReference(named)?.logicalId : undefined;
  const type = stack.resources.get(logicalId ?? '')?.type;
  if (kind === 'Service') return { kind: 'service', name: named.text };
  if (kind === 'Federated') return { kind: 'federated', name: named.text };
  if (kind === 'CanonicalUser') return { kind: 'principal', name: named.text };
  if (kind !== 'AWS') throw new UndecidableError(`Principal ${kind} ${named.text} is of a kind that is not known`);
  if (logicalId !== undefined && type === 'AWS::IAM::Role') return { kind: 'role', logicalId };
  if (logicalId !== undefined && type === 'AWS::IAM::User') return { kind: 'user', logicalId };
  const account = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(named.text)?.[1];
  return account === undefined ? { kind: 'principal', name: named.text } : { kind: 'account', name: account };
}
