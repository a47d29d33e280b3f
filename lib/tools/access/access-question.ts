import { isIP } from 'node:net';
import { inventedReferences } from '../../model/intrinsics';
import type { StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import { awsAction, isOfForm } from './aws-action';
import type { DecidingStatement } from './deciding-statement';
import { judgeRequest } from './judge-request';
import { foundIn, named } from './names';
import { nearestFirst } from './nearest-first';
import { everybodyOf, type Person, serviceNamed } from './people';
import type { Decider } from './public-ways';
import { QuestionError } from './question-error';
import { isHuman, MFA_CHOICES, REQUEST_KEYS, requestContext, USUAL_ADDRESS } from './request-keys';
import { type Through, throughRoles } from './role-chains';
import { everythingOf, partOf, withoutArn } from './things';

/** "May <who> <action> <resource>?", as a person writes it. */
export interface AccessQuestion {
  /** A group (any member), a user, a role, whoever is given a policy, a service (`sns.amazonaws.com`), or `anybody`. */
  readonly who: string;
  /** For example `ec2:StartInstances`. */
  readonly action: string;
  /**
   * A name of the template, an ARN, or `*` for an action that takes no resource.
   * @default *
   */
  readonly resource?: string;
  /**
   * Signed in with a second factor, without, or by an access key, which carries none.
   * @default - yes for people, and nothing known for roles
   */
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
  /** What decides where no statement does. @default - statements do */
  readonly decider?: Decider;
  /** Why it cannot be judged. @default - it can */
  readonly reason?: string;
  /** How it is done all the same, by somebody who may not do it himself. @default - it is allowed, or no role that is open to him may */
  readonly through?: Through;
}

/** Names by which people mean whoever has no credentials. */
const ANYBODY = ['internet', 'everybody', 'anyone', '인터넷', '누구나', '아무나'];

/**
 * Asks the policies of a template, those of resources among them.
 *
 * @throws QuestionError when a field cannot be understood
 */
export async function answerAccess(stack: StackModel, question: AccessQuestion): Promise<AccessAnswer> {
  const person = personNamed(stack, question.who);
  const action = await awsAction(question.action);
  // A role is asked about as a program that has it, unless the question says how somebody signed in who takes it.
  const mfa = question.mfa || (isHuman(person) ? 'yes' : undefined);
  if (mfa !== undefined && !MFA_CHOICES.includes(mfa as 'yes'))
    throw new QuestionError('notAChoice', 'mfa', mfa, MFA_CHOICES);
  const from = question.from?.trim() || USUAL_ADDRESS;
  if (!isIP(from)) throw new QuestionError('notAnAddress', 'from', from, [USUAL_ADDRESS]);
  const given = Object.fromEntries(
    Object.entries(question.with ?? {}).map(([key, value]) => [key, valueNamed(stack, value)]),
  );
  const context = requestContext(stack, person, { mfa, from, given });
  const { name: resource, arn } = thingAsked(stack, question.resource?.trim() || '*', action.resources);
  const asked = {
    who: person.name,
    action: action.name,
    resource,
    arn,
    ...(mfa !== undefined && person.caller.kind === 'identity' && { mfa }),
    from,
    with: Object.fromEntries(Object.entries(given).filter(([key, value]) => REQUEST_KEYS[key] !== value)),
  };
  if (arn === '') {
    return { asked, verdict: 'undecided', reason: `The form of the ARN of ${resource} is not known here` };
  }
  const { accountId } = inventedReferences(stack);
  const request = {
    caller: person.caller,
    action: action.name,
    resource: arn,
    context,
    resourceAccount: ownerOf(arn, accountId),
  };
  try {
    const judged = judgeRequest(stack, person, request);
    const through =
      judged.verdict === 'denied' ? throughRoles(stack, person, request, { mfa, from, given }) : undefined;
    return { asked, ...judged, ...(through && { through }) };
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return { asked, verdict: 'undecided', reason: error.message };
  }
}

/** @throws QuestionError for somebody of whom the template says nothing */
export function personNamed(stack: StackModel, who: string): Person {
  const everybody = everybodyOf(stack);
  const name = who.normalize('NFC').trim();
  if (ANYBODY.includes(name.toLowerCase())) return everybody.find(({ kind }) => kind === 'anybody')!;
  if (/^[a-z][a-z0-9.-]*\.amazonaws\.com$/.test(name) && !foundIn(everybody, name)) return serviceNamed(name);
  return named(everybody, 'who', who);
}

/** ARNs of buckets name no account; whatever does names its own owner. */
function ownerOf(arn: string, accountId: string): string {
  return arn.split(':')[4] || accountId;
}

function thingAsked(stack: StackModel, text: string, forms: readonly string[]) {
  const things = everythingOf(stack);
  const fitting = things.filter(({ arn }) => isOfForm(arn, forms)).map(({ name }) => name);
  const choices = [...nearestFirst(text, fitting), ...forms];
  if (text === '*') {
    if (forms.length > 0) throw new QuestionError('takesResource', 'resource', text, choices);
    return { name: '*', arn: '*' };
  }
  if (forms.length === 0) throw new QuestionError('takesNoResource', 'resource', text, ['*']);
  const isArn = text.startsWith('arn:');
  const known =
    foundIn(
      things.filter(({ name }) => fitting.includes(name)),
      text,
    ) ??
    foundIn(things, text) ??
    partOf(stack, text);
  if (!isArn && !known) {
    const mute = foundIn(
      withoutArn(stack).map(({ logicalId }) => ({ name: logicalId, logicalId })),
      text,
    );
    if (mute) return { name: mute.name, arn: '' };
    const names = things.map(({ name }) => name);
    throw new QuestionError('unknownThing', 'resource', text, nearestFirst(text, names));
  }
  const arn = known?.arn ?? text;
  if (/[*?]/.test(arn) || !isOfForm(arn, forms)) {
    const within = fitting.find((name) => name === `${known?.name}/any`);
    throw new QuestionError('otherResource', 'resource', text, choices, within);
  }
  return { name: known?.name ?? arn, arn };
}

/** What stands behind `--with aws:SourceArn=` may be a name of the template. */
function valueNamed(stack: StackModel, value: string): string {
  return foundIn(everythingOf(stack), value)?.arn ?? value;
}
