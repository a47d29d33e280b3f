import { inventedReferences, type References, resolveIntrinsics } from '../intrinsics';
import type { Resource, StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import type { Policies } from './decide';
import { type PolicyDocument, parsePolicy } from './policy-document';

/** The text of AWS managed policies by path and name, for example `AmazonEC2FullAccess` or `service-role/AWSLambdaRole`. */
export type ManagedPolicies = (name: string) => PolicyDocument;

export interface AttachedPoliciesOptions {
  /**
   * Text of AWS managed policies, which a template only names.
   * @default - a stack that attaches one cannot be judged
   */
  readonly managedPolicies?: ManagedPolicies;
  /**
   * What references stand for.
   * @default - names invented after the logical ids
   */
  readonly references?: References;
}

/** A policy that somebody has, and where the template says so. */
export interface AttachedPolicy {
  /** Logical id of the resource that holds its text; for a managed policy of AWS, of whoever it is attached to. */
  readonly source: string;
  /** Name of AWS's own policy. @default - the text stands in the template */
  readonly managedByAws?: string;
  readonly document: PolicyDocument;
}

/**
 * Every policy attached to a role, group or user of a stack: inline, as a resource of its own, and managed.
 *
 * @throws UndecidableError when a managed policy's text is not known, and for a holder with a permissions boundary, which
 *   policiesOf reads
 * @throws UnresolvedIntrinsicError when a policy holds an expression that cannot be evaluated
 */
export function attachedPolicies(
  stack: StackModel,
  logicalId: string,
  options: AttachedPoliciesOptions = {},
): readonly PolicyDocument[] {
  const { identity, boundary } = policiesOf(stack, logicalId, options);
  if (boundary)
    throw new UndecidableError(`${logicalId} has a permissions boundary, which its policies alone do not show`);
  return identity;
}

/**
 * The policies of a role, group or user as decide takes them: all that is attached, and the permissions boundary.
 *
 * @throws UndecidableError when a managed policy's text is not known
 * @throws UnresolvedIntrinsicError when a policy holds an expression that cannot be evaluated
 */
export function policiesOf(
  stack: StackModel,
  logicalId: string,
  options: AttachedPoliciesOptions = {},
): Pick<Policies, 'identity' | 'boundary'> {
  const { attached, boundary } = policySources(stack, logicalId, options);
  return {
    identity: attached.map(({ document }) => document),
    ...(boundary && { boundary: boundary.document }),
  };
}

/** The same, each policy with the place it comes from. */
export function policySources(
  stack: StackModel,
  logicalId: string,
  { managedPolicies = unknownPolicy, references = inventedReferences(stack) }: AttachedPoliciesOptions = {},
): { readonly attached: readonly AttachedPolicy[]; readonly boundary?: AttachedPolicy } {
  const holder = stack.resources.get(logicalId);
  const list = holder && LISTS[holder.type];
  if (!holder || !list) throw new UndecidableError(`${logicalId} is not a role, group or user of ${stack.name}`);
  const resolve = (value: unknown) => resolveIntrinsics(value, references);
  const boundary = resolve(holder.properties.PermissionsBoundary) as string | undefined;
  return {
    attached: attachedTo(stack, holder, list, managedPolicies, references),
    ...(boundary !== undefined && { boundary: managedPolicy(stack, holder, boundary, managedPolicies, references) }),
  };
}

function attachedTo(
  stack: StackModel,
  holder: Resource,
  list: HolderLists,
  managedPolicies: ManagedPolicies,
  references: References,
): AttachedPolicy[] {
  const resolve = (value: unknown) => resolveIntrinsics(value, references);
  const name = references.ref(holder.logicalId);

  const inline = (holder.properties.Policies ?? []) as readonly { readonly PolicyDocument: unknown }[];
  const managed = resolve(holder.properties.ManagedPolicyArns ?? []) as string[];
  const resources = [...stack.resources.values()].filter(
    (resource) =>
      POLICY_TYPES.includes(resource.type) &&
      attachesTo(resource, list, name, resolve) &&
      !managed.includes(String(references.ref(resource.logicalId))),
  );
  return [
    ...inline.map((policy) => ({ source: holder.logicalId, document: parsePolicy(resolve(policy.PolicyDocument)) })),
    ...resources.map(({ logicalId, properties }) => ({
      source: logicalId,
      document: parsePolicy(resolve(properties.PolicyDocument)),
    })),
    ...managed.map((arn) => managedPolicy(stack, holder, arn, managedPolicies, references)),
  ];
}

/** The text of a managed policy: AWS's by its name, the stack's own by its reference. One from elsewhere cannot be read. */
function managedPolicy(
  stack: StackModel,
  { logicalId }: Resource,
  arn: string,
  managedPolicies: ManagedPolicies,
  references: References,
): AttachedPolicy {
  if (AWS_POLICY.test(arn)) {
    const name = arn.replace(AWS_POLICY, '');
    return { source: logicalId, managedByAws: name, document: managedPolicies(name) };
  }
  const own = [...stack.resources.values()].find(
    (resource) => resource.type === 'AWS::IAM::ManagedPolicy' && references.ref(resource.logicalId) === arn,
  );
  if (!own) throw new UndecidableError(`The managed policy ${arn} is not in the stack, so its text is not known`);
  const document = parsePolicy(resolveIntrinsics(own.properties.PolicyDocument, references));
  return { source: own.logicalId, document };
}

/** Logical ids of the roles, groups or users of a stack. */
export function identities(stack: StackModel, type: 'Role' | 'Group' | 'User'): string[] {
  return [...stack.resources.values()]
    .filter((resource) => resource.type === `AWS::IAM::${type}`)
    .map(({ logicalId }) => logicalId);
}

/**
 * Groups that a user of the stack belongs to.
 *
 * @throws UndecidableError for a group that is not in the stack, so that nobody knows its policies
 */
export function groupsOf(stack: StackModel, user: string, references = inventedReferences(stack)): string[] {
  const resolve = (value: unknown) => resolveIntrinsics(value, references);
  const named = (names: unknown) => resolve(names ?? []) as unknown[];
  const added = [...stack.resources.values()].filter(
    ({ type, properties }) =>
      type === 'AWS::IAM::UserToGroupAddition' && named(properties.Users).includes(references.ref(user)),
  );
  const joined = [
    ...named(stack.resources.get(user)?.properties.Groups),
    ...added.map(({ properties }) => resolve(properties.GroupName)),
  ];
  const groups = identities(stack, 'Group');
  const foreign = joined.find((name) => !groups.some((group) => references.ref(group) === name));
  if (foreign !== undefined) {
    throw new UndecidableError(`${user} is in the group ${String(foreign)}, whose policies are not in the stack`);
  }
  return groups.filter((group) => joined.includes(references.ref(group)));
}

const AWS_POLICY = /^arn:[\w-]+:iam::aws:policy\//;

interface HolderLists {
  readonly many: string;
  readonly one: string;
}

/** The property by which a policy names its holders, by the holder's type. */
const LISTS: Readonly<Record<string, HolderLists>> = {
  'AWS::IAM::Role': { many: 'Roles', one: 'RoleName' },
  'AWS::IAM::Group': { many: 'Groups', one: 'GroupName' },
  'AWS::IAM::User': { many: 'Users', one: 'UserName' },
};

const POLICY_TYPES = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::UserPolicy',
];

function attachesTo(
  { properties }: Resource,
  { many, one }: HolderLists,
  name: unknown,
  resolve: (value: unknown) => unknown,
): boolean {
  const names = [...[resolve(properties[many] ?? [])].flat(), resolve(properties[one] ?? '')];
  return names.includes(name);
}

function unknownPolicy(name: string): never {
  throw new UndecidableError(`The text of the managed policy ${name} is not pinned; add it with its date and source`);
}
