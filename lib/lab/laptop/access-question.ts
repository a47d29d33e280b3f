import { isIP } from 'node:net';
import type { AttachedPolicy } from '../../model/iam/attached-policies';
import { type AccessRequest, decide } from '../../model/iam/decide';
import type { Statement } from '../../model/iam/policy-document';
import { ABSENT, type ContextValue, RequestContext } from '../../model/iam/request-context';
import { resourcePolicies, trustPolicies } from '../../model/iam/resource-policies';
import { inventedReferences } from '../../model/intrinsics';
import type { StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import { awsAction, isOfForm } from './aws-action';
import { type Person, peopleOf } from './lab-people';
import { thingsOf } from './lab-things';
import { QuestionError } from './question-error';
import { named, placeOf } from './template-names';

/** "May <who> <action> <resource>?", as a person writes it. */
export interface AccessQuestion {
  /** A group (any member), a user, a role, or `anybody`. */
  readonly who: string;
  /** For example `ec2:StartInstances`. */
  readonly action: string;
  /**
   * A name of the template, an ARN, or `*` for an action that takes no resource.
   * @default *
   */
  readonly resource?: string;
  /** Signed in with a second factor, without, or by an access key, which carries none. @default yes */
  readonly mfa?: string;
  /** Address that the request comes from. @default 203.0.113.7 */
  readonly from?: string;
  /** Further keys of the request; an empty value is a key that AWS does not send. @default - as in REQUEST_KEYS */
  readonly with?: Readonly<Record<string, string>>;
}

export interface AccessAnswer {
  readonly verdict: 'allowed' | 'denied' | 'undecided';
  /** What was asked, as it was understood. */
  readonly asked: {
    readonly who: string;
    readonly action: string;
    readonly resource: string;
    readonly arn: string;
    /** @default - who asks is no person */
    readonly mfa?: string;
    readonly from: string;
    /** Keys of the request that are not as usual. */
    readonly with: Readonly<Record<string, string>>;
  };
  /** @default - no statement applies: what nobody allows is denied */
  readonly statement?: DecidingStatement;
  /** Why it cannot be judged. @default - it can */
  readonly reason?: string;
}

export interface DecidingStatement {
  readonly sid?: string;
  readonly effect: Statement['effect'];
  /** The statement as JSON, with what the template refers to filled in. */
  readonly text: string;
  /** The policy, with the resource of the template that it stands in, or that attaches AWS's own. */
  readonly place: string;
}

export const MFA_CHOICES = ['yes', 'no', 'key'] as const;

/** Keys that policies of the lab read beside second factor and address, as a request has them unless the person says otherwise. */
export const REQUEST_KEYS: Readonly<Record<string, string>> = {
  'ec2:InstanceType': 't3.micro',
  'ec2:MetadataHttpTokens': 'required',
  'ec2:osuser': 'ubuntu',
  'iam:AWSServiceName': 'autoscaling.amazonaws.com',
  'aws:SecureTransport': 'true',
  'aws:ViaAWSService': 'false',
};

export const USUAL_ADDRESS = '203.0.113.7';

/**
 * Asks the policies of a template, those of resources among them.
 *
 * @throws QuestionError when a field cannot be understood
 */
export async function answerAccess(stack: StackModel, question: AccessQuestion): Promise<AccessAnswer> {
  const person = named(peopleOf(stack), 'who', question.who);
  const action = await awsAction(question.action);
  const { name: resource, arn } = thingAsked(stack, question.resource?.trim() || '*', action.resources);
  const mfa = question.mfa || 'yes';
  if (!MFA_CHOICES.includes(mfa as 'yes')) throw new QuestionError('notAChoice', 'mfa', mfa, MFA_CHOICES);
  const from = question.from?.trim() || USUAL_ADDRESS;
  if (!isIP(from)) throw new QuestionError('notAnAddress', 'from', from, [USUAL_ADDRESS]);
  const context = contextOf(person, mfa, from, question.with ?? {});
  const asked = {
    who: person.name,
    action: action.name,
    resource,
    arn,
    ...(isHuman(person) && { mfa }),
    from,
    with: Object.fromEntries(Object.entries(question.with ?? {}).filter(([key, value]) => REQUEST_KEYS[key] !== value)),
  };
  const { accountId } = inventedReferences(stack);
  const request = {
    caller: person.caller,
    action: action.name,
    resource: arn,
    context,
    resourceAccount: ownerOf(arn, accountId),
  };
  try {
    return { asked, ...judged(stack, person, request) };
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return { asked, verdict: 'undecided', reason: error.message };
  }
}

/** ARNs of buckets name no account; whatever does names its own owner. */
function ownerOf(arn: string, accountId: string): string {
  return arn.split(':')[4] || accountId;
}

function judged(stack: StackModel, person: Person, request: AccessRequest) {
  const { attached, boundary } = person.policies();
  const guarding = guardsOf(stack, request.resource);
  const { allowed, statement } = decide(request, {
    identity: attached.map(({ document }) => document),
    ...(boundary && { boundary: boundary.document }),
    ...(guarding.length > 0 && { resource: guarding.map(({ document }) => document) }),
  });
  const found = [...attached, ...(boundary ? [boundary] : []), ...guarding].find(({ document }) =>
    document.statements.some((one) => one === statement),
  );
  return {
    verdict: allowed ? ('allowed' as const) : ('denied' as const),
    ...(statement && found && { statement: described(statement, placeOf(stack, found.source, found.managedByAws)) }),
  };
}

/** The policies of the resource itself: a bucket's guards its objects too. */
function guardsOf(stack: StackModel, arn: string): AttachedPolicy[] {
  return [...resourcePolicies(stack), ...trustPolicies(stack)]
    .filter(({ resource }) => arn === resource || arn.startsWith(`${resource}/`))
    .map(({ logicalId, document }) => ({ source: logicalId, document }));
}

function thingAsked(stack: StackModel, text: string, forms: readonly string[]) {
  const things = thingsOf(stack);
  const fitting = things.filter(({ arn }) => isOfForm(arn, forms)).map(({ name }) => name);
  if (text === '*') {
    if (forms.length > 0) throw new QuestionError('takesResource', 'resource', text, [...fitting, ...forms]);
    return { name: '*', arn: '*' };
  }
  if (forms.length === 0) throw new QuestionError('takesNoResource', 'resource', text, ['*']);
  const isArn = text.startsWith('arn:');
  const known = things.find(({ name, logicalId }) =>
    [name, logicalId].some((one) => one.toLowerCase() === text.toLowerCase()),
  );
  if (!isArn && !known)
    throw new QuestionError(
      'unknownThing',
      'resource',
      text,
      things.map(({ name }) => name),
    );
  const arn = known?.arn ?? text;
  if (/[*?]/.test(arn) || !isOfForm(arn, forms)) {
    throw new QuestionError('otherResource', 'resource', text, [...fitting, ...forms]);
  }
  return { name: known?.name ?? arn, arn };
}

function isHuman({ kind }: Person): boolean {
  return kind === 'group' || kind === 'user';
}

function contextOf(person: Person, mfa: string, from: string, given: Readonly<Record<string, string>>): RequestContext {
  const known = Object.keys(REQUEST_KEYS);
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new QuestionError('unknownName', 'with', unknown, known);
  const stated = Object.entries({ ...REQUEST_KEYS, ...given }).map(([key, value]) => [key, value || ABSENT] as const);
  // A role's session has no second factor of its own, and nobody's name.
  const byMfa: Readonly<Record<string, ContextValue>> = { yes: 'true', no: 'false', key: ABSENT };
  return new RequestContext({
    ...Object.fromEntries(stated),
    'aws:SourceIp': from,
    'aws:username': person.userName ?? ABSENT,
    'aws:MultiFactorAuthPresent': isHuman(person) ? byMfa[mfa]! : ABSENT,
  });
}

function described(statement: Statement, place: string): DecidingStatement {
  const { sid, effect, action, resource, conditions } = statement;
  const conditionsByOperator: Record<string, Record<string, unknown>> = {};
  for (const { operator, key, values } of conditions) {
    conditionsByOperator[operator] = { ...conditionsByOperator[operator], [key]: oneOrMany(values) };
  }
  const written = {
    ...(sid !== undefined && { Sid: sid }),
    Effect: effect,
    ...(statement.principal !== undefined && { Principal: statement.principal }),
    [action.excluded ? 'NotAction' : 'Action']: oneOrMany(action.patterns),
    ...(resource && { [resource.excluded ? 'NotResource' : 'Resource']: oneOrMany(resource.patterns) }),
    ...(conditions.length > 0 && { Condition: conditionsByOperator }),
  };
  return { ...(sid !== undefined && { sid }), effect, text: JSON.stringify(written, null, 2), place };
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0]! : values;
}
