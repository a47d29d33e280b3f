import { attachedPolicies } from '../model/iam/attached-policies';
import { decide } from '../model/iam/decide';
import { pinnedManagedPolicies } from '../model/iam/pinned-policies';
import type { PolicyDocument } from '../model/iam/policy-document';
import { RequestContext } from '../model/iam/request-context';
import { at } from '../model/property-path';
import { referencedId, referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { arnOf, behind, listAt, referencesOf, resolved } from './reading';

/** Code that runs with a role of the stack: a function, or what machines of a group start. */
export interface Process {
  /** Logical id of the function, the launch template or the instance. */
  readonly logicalId: string;
  /** Logical id of its role, where it has one. */
  readonly roleId?: string;
  /** Logical ids of everything that its environment or its first script refers to. */
  readonly knows: ReadonlySet<string>;
  /** Value of an environment variable; of a machine, what its first script writes as `NAME=value`. */
  readonly variable: (name: string) => string | undefined;
  /** How many of it run at once at most; undefined when nothing says so. */
  readonly most: number | undefined;
  /** It runs while a stack is deployed, one at a time, and not afterwards. */
  readonly atDeploy: boolean;
}

export function processesOf(stack: StackModel): Process[] {
  return [
    ...resourcesOfType(stack, 'AWS::Lambda::Function').map((handler) => ofFunction(stack, handler)),
    ...['AWS::EC2::LaunchTemplate', 'AWS::EC2::Instance'].flatMap((type) =>
      resourcesOfType(stack, type).map((machine) => ofMachine(stack, machine)),
    ),
  ];
}

function ofFunction(stack: StackModel, { logicalId, properties }: Resource): Process {
  const variables = (at(properties, 'Environment', 'Variables') ?? {}) as Record<string, unknown>;
  return {
    logicalId,
    ...roleIn(properties['Role']),
    knows: new Set(referencedIds(variables)),
    variable: (name) => (variables[name] === undefined ? undefined : String(resolved(stack, variables[name]))),
    most: mostInvocations(stack, logicalId, properties),
    atDeploy: runsAtDeploy(stack, logicalId),
  };
}

/** A ceiling of its own, or the sum of the ceilings of what starts it, if nothing else does. */
function mostInvocations(stack: StackModel, logicalId: string, properties: Resource['properties']): number | undefined {
  const reserved = properties['ReservedConcurrentExecutions'];
  if (reserved !== undefined) return Number(reserved);
  const callers = resourcesOfType(stack, 'AWS::Lambda::Permission').some(
    (permission) => referencedId(permission.properties['FunctionName']) === logicalId,
  );
  const ceilings = resourcesOfType(stack, 'AWS::Lambda::EventSourceMapping')
    .filter((mapping) => referencedId(mapping.properties['FunctionName']) === logicalId)
    .map((mapping) => at(mapping.properties, 'ScalingConfig', 'MaximumConcurrency'));
  if (callers || ceilings.length === 0 || ceilings.includes(undefined)) return undefined;
  return ceilings.reduce<number>((sum, ceiling) => sum + Number(ceiling), 0);
}

/** Whether a custom resource calls the function, itself or through the library's provider. */
function runsAtDeploy(stack: StackModel, logicalId: string): boolean {
  const providers = [...stack.resources.values()].flatMap(({ properties }) =>
    referencedIds(properties['ServiceToken']),
  );
  return providers.some(
    (id) =>
      id === logicalId ||
      referencedIds(at(stack.resources.get(id)?.properties, 'Environment', 'Variables')).includes(logicalId),
  );
}

function ofMachine(stack: StackModel, machine: Resource): Process {
  const { logicalId, type, properties } = machine;
  const data = type === 'AWS::EC2::LaunchTemplate' ? at(properties, 'LaunchTemplateData') : properties;
  const profile = at(data, 'IamInstanceProfile');
  const instanceProfile = behind(stack, at(profile, 'Arn') ?? at(profile, 'Name') ?? profile);
  const script = firstScript(stack, data);
  return {
    logicalId,
    ...roleIn(listAt(instanceProfile?.properties, 'Roles')[0]),
    knows: new Set(referencedIds(at(data, 'UserData'))),
    variable: (name) => new RegExp(`^\\s*(?:export )?${name}=["']?([^"'\\n]*)`, 'm').exec(script)?.[1],
    most: type === 'AWS::EC2::Instance' ? 1 : mostMachines(stack, logicalId),
    atDeploy: false,
  };
}

/** What a machine runs first, in plain text. */
export function firstScript(stack: StackModel, data: unknown): string {
  const encoded = at(data, 'UserData');
  return encoded === undefined ? '' : Buffer.from(String(resolved(stack, encoded)), 'base64').toString('utf8');
}

function mostMachines(stack: StackModel, launchTemplate: string): number {
  return resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup')
    .filter(({ properties }) => referencedIds(properties).includes(launchTemplate))
    .reduce((sum, { properties }) => sum + Number(properties['MaxSize']), 0);
}

function roleIn(reference: unknown): { readonly roleId?: string } {
  const roleId = referencedId(reference);
  return roleId === undefined ? {} : { roleId };
}

const ACCOUNT = '111122223333';
const policies = new WeakMap<StackModel, Map<string, readonly PolicyDocument[]>>();

/** Whether the policies of the process's role let it do something. */
export function mayDo(stack: StackModel, process: Process, action: string, logicalId: string): boolean {
  return mayDoTo(stack, process, action, arnOf(stack, logicalId));
}

/** The same of anything that has an ARN, such as an object of a bucket. */
export function mayDoTo(stack: StackModel, { roleId }: Process, action: string, resource: string): boolean {
  if (roleId === undefined) return false;
  return policiesOfRole(stack, roleId).some(({ version, statements }) =>
    // Conditions only narrow, so a statement is taken without them: the answer errs to the side of "may".
    statements.some(
      (statement) =>
        statement.effect === 'Allow' &&
        decide(
          {
            caller: { kind: 'identity', arn: arnOf(stack, roleId), account: ACCOUNT },
            action,
            resource,
            resourceAccount: ACCOUNT,
            context: NOTHING,
          },
          { identity: [{ version, statements: [{ ...statement, conditions: [] }] }] },
        ).allowed,
    ),
  );
}

/** The same of anything whose ARN begins so: of what the role's policies name there, and of a name that nobody has thought of. */
export function mayDoUnder(stack: StackModel, process: Process, action: string, start: string): boolean {
  const patterns =
    process.roleId === undefined
      ? []
      : policiesOfRole(stack, process.roleId).flatMap(({ statements }) =>
          statements.flatMap(({ resource }) => resource?.patterns ?? []),
        );
  const named = patterns.map((pattern) => firstUnder(pattern, start)).filter((arn) => arn.startsWith(start));
  return [`${start}x`, ...named].some((resource) => mayDoTo(stack, process, action, resource));
}

/** An ARN that fits a pattern, and begins so if one can: a star stands for what is still to come. */
function firstUnder(pattern: string, start: string): string {
  const [literal] = pattern.split(/[*?]/, 1) as [string];
  const rest = pattern.slice(literal.length);
  const grown = rest !== '' && start.startsWith(literal) ? literal + start.slice(literal.length) + rest : pattern;
  return grown.replace(/[*?]/g, 'x');
}

/** Services of AWS that the policies of the process's role speak of, by the prefix of their actions. */
export function servicesCalled(stack: StackModel, { roleId }: Process): ReadonlySet<string> {
  if (roleId === undefined) return new Set();
  const allowed = policiesOfRole(stack, roleId)
    .flatMap(({ statements }) => statements)
    .filter(({ effect }) => effect === 'Allow');
  return new Set(allowed.flatMap(({ action }) => action.patterns.map((pattern) => pattern.split(':')[0]!)));
}

function policiesOfRole(stack: StackModel, roleId: string): readonly PolicyDocument[] {
  const known = policies.get(stack) ?? new Map<string, readonly PolicyDocument[]>();
  policies.set(stack, known);
  const found =
    known.get(roleId) ??
    attachedPolicies(stack, roleId, {
      managedPolicies: pinnedManagedPolicies,
      references: referencesOf(stack),
    });
  known.set(roleId, found);
  return found;
}

const NOTHING = new RequestContext({});
