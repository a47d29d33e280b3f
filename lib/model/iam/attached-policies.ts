import { inventedReferences, type References, resolveIntrinsics } from '../intrinsics';
import type { Resource, StackModel } from '../template';
import { type PolicyDocument, parsePolicy, UndecidableError } from './policy-document';

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

/**
 * Every policy attached to a role, group or user of a stack: inline, as a resource of its own, and managed.
 *
 * @throws UndecidableError when a managed policy's text is not known
 * @throws UnresolvedIntrinsicError when a policy holds an expression that cannot be evaluated
 */
export function attachedPolicies(
  stack: StackModel,
  logicalId: string,
  { managedPolicies = unknownPolicy, references = inventedReferences(stack) }: AttachedPoliciesOptions = {},
): PolicyDocument[] {
  const holder = stack.resources.get(logicalId);
  const list = holder && LISTS[holder.type];
  if (!holder || !list) throw new UndecidableError(`${logicalId} is not a role, group or user of ${stack.name}`);
  const resolve = (value: unknown) => resolveIntrinsics(value, references);
  const name = references.ref(logicalId);

  const inline = (holder.properties.Policies ?? []) as readonly { readonly PolicyDocument: unknown }[];
  const managed = resolve(holder.properties.ManagedPolicyArns ?? []) as string[];
  const ownManaged = managed.filter((arn) => !AWS_POLICY.test(arn));
  const resources = [...stack.resources.values()].filter(
    (resource) =>
      resource.properties.PolicyDocument !== undefined &&
      (attachesTo(resource, list, name, resolve) || ownManaged.includes(String(references.ref(resource.logicalId)))),
  );
  return [
    ...inline.map((policy) => parsePolicy(resolve(policy.PolicyDocument))),
    ...resources.map(({ properties }) => parsePolicy(resolve(properties.PolicyDocument))),
    ...managed.filter((arn) => AWS_POLICY.test(arn)).map((arn) => managedPolicies(arn.replace(AWS_POLICY, ''))),
  ];
}

/** Logical ids of the roles, groups or users of a stack. */
export function identities(stack: StackModel, type: 'Role' | 'Group' | 'User'): string[] {
  return [...stack.resources.values()]
    .filter((resource) => resource.type === `AWS::IAM::${type}`)
    .map(({ logicalId }) => logicalId);
}

/** Groups that a user of the stack belongs to. */
export function groupsOf(stack: StackModel, user: string, references = inventedReferences(stack)): string[] {
  const resolve = (value: unknown) => resolveIntrinsics(value, references);
  const named = (names: unknown) => resolve(names ?? []) as unknown[];
  return identities(stack, 'Group').filter((group) => {
    const name = references.ref(group);
    return (
      named(stack.resources.get(user)?.properties.Groups).includes(name) ||
      [...stack.resources.values()].some(
        ({ type, properties }) =>
          type === 'AWS::IAM::UserToGroupAddition' &&
          resolve(properties.GroupName) === name &&
          named(properties.Users).includes(references.ref(user)),
      )
    );
  });
}

const AWS_POLICY = /^arn:[\w-]+:iam::aws:policy\//;

/** The property by which a policy names its holders, by the holder's type. */
const LISTS: Readonly<Record<string, { readonly many: string; readonly one: string }>> = {
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
  { type, properties }: Resource,
  { many, one }: { readonly many: string; readonly one: string },
  name: unknown,
  resolve: (value: unknown) => unknown,
): boolean {
  if (!POLICY_TYPES.includes(type)) return false;
  const names = [...[resolve(properties[many] ?? [])].flat(), resolve(properties[one] ?? '')];
  return names.includes(name);
}

function unknownPolicy(name: string): never {
  throw new UndecidableError(`The text of the managed policy ${name} is not pinned; add it with its date and source`);
}
