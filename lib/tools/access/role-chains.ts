import type { AccessRequest } from '../../model/iam/decide';
import {
  inventedReferences,
  type References,
  resolveIntrinsics,
  UnresolvedIntrinsicError,
} from '../../model/intrinsics';
import { oncePerStack } from '../../model/once-per-stack';
import { referencedIds } from '../../model/references';
import { resourcesOfType, type StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import type { DecidingStatement } from './deciding-statement';
import { type Judged, judgeRequest } from './judge-request';
import { type Person, peopleOf, serviceNamed } from './people';
import { type Circumstances, requestContext } from './request-keys';

/**
 * How somebody comes to have the rights of a role: by taking it, by changing the code of a function that has it, or by giving it to
 * something of his own.
 */
export type Means = 'takes' | 'code' | 'function' | 'machine';

/** One role on the way, and the statement that opens it. */
export interface Step {
  readonly role: string;
  readonly by: Means;
  readonly statement?: DecidingStatement;
}

/** A way by which somebody may do through roles what he may not do himself. */
export interface Through {
  readonly verdict: 'allowed' | 'undecided';
  readonly steps: readonly Step[];
  /** What lets the last role do it. @default - it cannot be told */
  readonly statement?: DecidingStatement;
  /** Why it cannot be told. @default - it can */
  readonly reason?: string;
}

/** A role that somebody can come to have, or of which that cannot be told. */
interface OpenRole {
  readonly role: Person;
  readonly steps: readonly Step[];
  readonly reason?: string;
}

/**
 * The shortest way by which somebody may make a request through roles of the stack, however many one after the other.
 *
 * @returns undefined where there is none; one that cannot be judged only where no other is known
 */
export function throughRoles(
  stack: StackModel,
  person: Person,
  request: AccessRequest,
  circumstances: Circumstances,
): Through | undefined {
  let doubtful: Through | undefined;
  for (const { role, steps, reason } of rolesOpenTo(stack, person, circumstances)) {
    const asked = { ...request, caller: role.caller, context: contextOf(stack, role, circumstances, steps) };
    const judged = judgedOrNot(stack, role, asked);
    if (judged.verdict === 'denied') continue;
    const why = reason ?? judged.reason;
    if (why === undefined)
      return { verdict: 'allowed', steps, ...(judged.statement && { statement: judged.statement }) };
    doubtful ??= { verdict: 'undecided', steps, reason: why };
  }
  return doubtful;
}

/** Roles that somebody can come to have, the nearest first. Each once, so that roles which take one another come to an end. */
export function rolesOpenTo(stack: StackModel, person: Person, circumstances: Circumstances): readonly OpenRole[] {
  if (person.caller.kind !== 'identity') return [];
  const known = knownOf(stack);
  const key = JSON.stringify([person.kind, person.name, circumstances]);
  const found = known.get(key) ?? rolesFrom(stack, person, circumstances);
  known.set(key, found);
  return found;
}

const knownOf = oncePerStack(() => new Map<string, readonly OpenRole[]>());

function rolesFrom(stack: StackModel, person: Person, circumstances: Circumstances): readonly OpenRole[] {
  const roles = peopleOf(stack).filter(({ kind, name }) => kind === 'role' && name !== person.name);
  const open = new Map<string, OpenRole>();
  const doubtful = new Map<string, OpenRole>();
  const waiting: { who: Person; steps: readonly Step[]; doubt: string | undefined }[] = [
    { who: person, steps: [], doubt: undefined },
  ];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { who, steps, doubt } = next;
    for (const role of roles) {
      if (open.has(role.name)) continue;
      const step = stepTo(stack, who, role, contextOf(stack, who, circumstances, steps));
      if (step === undefined) continue;
      const { reason = doubt, ...taken } = step;
      const way = { role, steps: [...steps, taken] };
      if (reason !== undefined && doubtful.has(role.name)) continue;
      if (reason === undefined) open.set(role.name, way);
      else doubtful.set(role.name, { ...way, reason });
      waiting.push({ who: role, steps: way.steps, doubt: reason });
    }
  }
  return [...open.values(), ...[...doubtful].filter(([name]) => !open.has(name)).map(([, way]) => way)];
}

/** Of a session of a role that a role took, or that a program has, AWS says nothing of a second factor. */
function contextOf(stack: StackModel, who: Person, circumstances: Circumstances, taken: readonly Step[]) {
  const signedIn = taken.length < 2 && taken.every(({ by }) => by === 'takes');
  return requestContext(stack, who, signedIn ? circumstances : { ...circumstances, mfa: undefined });
}

type Context = AccessRequest['context'];

/** What makes something of its own that has a role which is passed to it. */
const MAKERS = [
  { by: 'function', service: 'lambda.amazonaws.com', action: 'lambda:CreateFunction', of: ['lambda', 'function:any'] },
  { by: 'machine', service: 'ec2.amazonaws.com', action: 'ec2:RunInstances', of: ['ec2', 'instance/any'] },
] as const;

/** Services to which a role can be passed so that answers follow it. */
export const PASSED_TO: readonly string[] = MAKERS.map(({ service }) => service);

function stepTo(stack: StackModel, who: Person, role: Person, context: Context): (Step & Doubt) | undefined {
  const { region, accountId } = inventedReferences(stack);
  if (role.caller.kind !== 'identity') return undefined;
  const { arn } = role.caller;
  const ask = (asking: Person, action: string, resource: string, own = context) =>
    judgedOrNot(stack, asking, {
      caller: asking.caller,
      action,
      resource,
      context: own,
      resourceAccount: accountId,
    });
  const taking = asStep(role, 'takes', [ask(who, 'sts:AssumeRole', arn)]);
  if (taking && taking.reason === undefined) return taking;
  const passing = MAKERS.map(({ by, service, action, of: [kind, thing] }) => {
    const passed = ask(who, 'iam:PassRole', arn, context.with({ 'iam:PassedToService': service }));
    if (passed.verdict === 'denied') return undefined;
    const made = ask(who, action, `arn:aws:${kind}:${region}:${accountId}:${thing}`);
    if (made.verdict === 'denied') return undefined;
    const own = requestContext(stack, serviceNamed(service), { mfa: undefined, from: '', given: {} });
    return asStep(role, by, [passed, made, ask(serviceNamed(service), 'sts:AssumeRole', arn, own)]);
  }).filter((step) => step !== undefined);
  const changing = functionsWith(stack, role)
    .map((arn) => asStep(role, 'code', [ask(who, 'lambda:UpdateFunctionCode', arn)]))
    .filter((step) => step !== undefined);
  const others = [...changing, ...passing];
  return others.find(({ reason }) => reason === undefined) ?? taking ?? others[0];
}

/** ARNs of the functions that have a role, however they name it. */
function functionsWith(stack: StackModel, { logicalId, caller }: Person): readonly string[] {
  const references = inventedReferences(stack);
  const names = (value: unknown) =>
    referencedIds(value).includes(logicalId!) ||
    (caller.kind === 'identity' && resolvedOrNot(value, references) === caller.arn);
  return resourcesOfType(stack, 'AWS::Lambda::Function')
    .filter(({ properties }) => names(properties['Role']))
    .map((one) => String(references.attribute(one.logicalId, 'Arn')));
}

/** A value that only a deployment knows names no role of the stack. */
function resolvedOrNot(value: unknown, references: References): unknown {
  try {
    return resolveIntrinsics(value, references);
  } catch (error) {
    if (!(error instanceof UnresolvedIntrinsicError)) throw error;
    return undefined;
  }
}

interface Doubt {
  readonly reason?: string;
}

/** A step needs all that is asked. */
function asStep(role: Person, by: Means, asked: readonly JudgedOrNot[]): (Step & Doubt) | undefined {
  if (asked.some(({ verdict }) => verdict === 'denied')) return undefined;
  const reason = asked.find((one) => one.reason !== undefined)?.reason;
  const { statement } = asked[0]!;
  return { role: role.name, by, ...(statement && { statement }), ...(reason !== undefined && { reason }) };
}

type JudgedOrNot =
  | (Judged & { readonly reason?: undefined })
  | { readonly verdict: 'undecided'; readonly statement?: undefined; readonly reason: string };

function judgedOrNot(stack: StackModel, person: Person, request: AccessRequest): JudgedOrNot {
  try {
    return judgeRequest(stack, person, request);
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return { verdict: 'undecided', reason: error.message };
  }
}
