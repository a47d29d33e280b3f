import { ABSENT, type ContextValue, RequestContext } from '../../model/iam/request-context';
import type { Right } from '../../model/iam/rights';
import { rightsOf } from '../../model/iam/rights';
import { inventedReferences } from '../../model/intrinsics';
import type { StackModel } from '../../model/template';
import { nearestFirst } from './nearest-first';
import type { Person } from './people';
import { QuestionError } from './question-error';

/** Signed in with a second factor, without, or by an access key, which carries none. */
export const MFA_CHOICES = ['yes', 'no', 'key'] as const;

export const USUAL_ADDRESS = '203.0.113.7';

/** Keys beside second factor and address, as a request has them unless the person says otherwise. */
export const REQUEST_KEYS: Readonly<Record<string, string>> = {
  'ec2:InstanceType': 't3.micro',
  'ec2:MetadataHttpTokens': 'required',
  'ec2:osuser': 'ubuntu',
  'iam:AWSServiceName': 'autoscaling.amazonaws.com',
  'aws:SecureTransport': 'true',
  'aws:ViaAWSService': 'false',
};

/** A member of a group, a user, or whoever has a policy: somebody with a second factor, or without. */
export function isHuman({ kind }: Person): boolean {
  return kind === 'group' || kind === 'user' || kind === 'bearer';
}

/**
 * What AWS knows of a request. A key that nobody stated and that has no usual value stays open: a policy that reads it cannot be
 * judged then.
 *
 * @throws QuestionError for a key that no policy reads
 */
export function requestContext(
  stack: StackModel,
  person: Person,
  {
    mfa,
    from,
    given,
  }: { readonly mfa: string; readonly from: string; readonly given: Readonly<Record<string, string>> },
): RequestContext {
  const known = [...new Set([...Object.keys(REQUEST_KEYS), ...keysRead(stack)])];
  const small = known.map((key) => key.toLowerCase());
  const unknown = Object.keys(given).find((key) => !small.includes(key.toLowerCase()));
  if (unknown !== undefined) throw new QuestionError('unknownName', 'with', unknown, nearestFirst(unknown, known));
  const stated = Object.entries({ ...lower(REQUEST_KEYS), ...lower(given) });
  const { accountId } = inventedReferences(stack);
  // A role's session has no second factor of its own, and nobody's name.
  const byMfa: Readonly<Record<string, ContextValue>> = { yes: 'true', no: 'false', key: ABSENT };
  const isService = person.kind === 'service';
  return new RequestContext({
    'aws:RequestedRegion': stack.region,
    'aws:userid': person.kind === 'anybody' || isService ? ABSENT : 'AIDAEXAMPLE',
    'aws:PrincipalArn': person.caller.kind === 'identity' ? person.caller.arn : ABSENT,
    'aws:PrincipalAccount': person.caller.kind === 'identity' ? person.caller.account : ABSENT,
    ...(isService ? { 'aws:SourceAccount': accountId } : { 'aws:SourceAccount': ABSENT, 'aws:SourceArn': ABSENT }),
    ...Object.fromEntries(stated.map(([key, value]) => [key, value || ABSENT])),
    'aws:SourceIp': isService ? ABSENT : from,
    'aws:username': person.userName ?? ABSENT,
    'aws:MultiFactorAuthPresent': isHuman(person) ? byMfa[mfa]! : ABSENT,
  });
}

/** Keys that the conditions of a stack read, and that a person may state. */
function keysRead(stack: StackModel): string[] {
  const keys = rightsOf(stack).flatMap(({ conditions }: Right) => conditions.map(({ key }) => key));
  const own = ['aws:multifactorauthpresent', 'aws:sourceip', 'aws:username'];
  return [...new Map(keys.map((key) => [key.toLowerCase(), key])).entries()]
    .filter(([small]) => !own.includes(small))
    .map(([, key]) => key);
}

function lower(keys: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [key.toLowerCase(), value]));
}
