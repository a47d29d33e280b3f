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

/** How a request is made. */
export interface Circumstances {
  /** Undefined for a request of which AWS says nothing about a second factor. */
  readonly mfa: string | undefined;
  readonly from: string;
  /** Further keys. */
  readonly given: Readonly<Record<string, string>>;
}

/** Keys beside second factor and address, as a request has them unless the person says otherwise. */
export const REQUEST_KEYS: Readonly<Record<string, string>> = {
  'ec2:InstanceType': 't3.micro',
  'ec2:MetadataHttpTokens': 'required',
  'ec2:osuser': 'ubuntu',
  'iam:AWSServiceName': 'autoscaling.amazonaws.com',
  'aws:SecureTransport': 'true',
  'aws:ViaAWSService': 'false',
};

/** A member of a group, a user, or whoever has a policy: somebody who signs in, with a second factor or without. */
export function isHuman({ kind }: Person): boolean {
  return kind === 'group' || kind === 'user' || kind === 'bearer';
}

/**
 * What AWS knows of a request. A key that nobody stated and that has no usual value stays open: a policy that reads it cannot be
 * judged then.
 *
 * @param mfa - undefined for a request of which AWS says nothing about a second factor, as that of a program; a role that somebody
 *   takes brings along what he had
 * @throws QuestionError for a key that no policy reads
 */
export function requestContext(stack: StackModel, person: Person, { mfa, from, given }: Circumstances): RequestContext {
  const known = [...new Set([...Object.keys(REQUEST_KEYS), ...keysRead(stack)])];
  const small = known.map((key) => key.toLowerCase());
  const unknown = Object.keys(given).find((key) => !small.includes(key.toLowerCase()));
  if (unknown !== undefined) throw new QuestionError('unknownName', 'with', unknown, nearestFirst(unknown, known));
  const stated = Object.entries({ ...lower(REQUEST_KEYS), ...lower(given) });
  const { accountId } = inventedReferences(stack);
  const byMfa: Readonly<Record<string, ContextValue>> = { yes: 'true', no: 'false', key: ABSENT };
  const isService = person.kind === 'service';
  const { caller } = person;
  const isThrough = stated.some(([key, value]) => THROUGH_A_NETWORK.includes(key) && value !== '');
  return new RequestContext({
    'aws:RequestedRegion': stack.region,
    'aws:userid': caller.kind === 'identity' ? 'AIDAEXAMPLE' : ABSENT,
    'aws:PrincipalArn': caller.kind === 'identity' ? caller.arn : ABSENT,
    'aws:PrincipalAccount': caller.kind === 'identity' ? caller.account : ABSENT,
    'kms:CallerAccount': caller.kind === 'identity' ? caller.account : ABSENT,
    'aws:PrincipalIsAWSService': String(isService),
    ...(caller.kind === 'identity' ? {} : absent(keysOfPrincipals(stack))),
    ...(isService ? { 'aws:SourceAccount': accountId } : absent(OF_A_SERVICE)),
    ...absent(THROUGH_A_NETWORK),
    ...(stated.some(([key, value]) => key === 'aws:viaawsservice' && value === 'true')
      ? {}
      : absent(BY_WAY_OF_A_SERVICE)),
    ...(mfa === 'yes' && isHuman(person) ? {} : absent(['aws:MultiFactorAuthAge'])),
    ...Object.fromEntries(stated.map(([key, value]) => [key, value || ABSENT])),
    'aws:SourceIp': isService || isThrough ? ABSENT : from,
    'aws:username': person.userName ?? ABSENT,
    'aws:MultiFactorAuthPresent': mfa === undefined ? ABSENT : byMfa[mfa]!,
  });
}

/** Keys of a request that passes an endpoint of a network; such a request has no public address. In small letters, as all below. */
const THROUGH_A_NETWORK = ['aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce', 'aws:vpcsourceip'];

/** Keys of a request that a service makes with the rights of whoever called it. */
const BY_WAY_OF_A_SERVICE = ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast', 'kms:viaservice'];

/** Keys of a request that a service makes on somebody's behalf. */
const OF_A_SERVICE = ['aws:sourceaccount', 'aws:sourcearn', 'aws:sourceorgid', 'aws:sourceorgpaths'];

/** Keys that say something of the principal: who has no credentials, and a service, have none of them. */
function keysOfPrincipals(stack: StackModel): string[] {
  return keysRead(stack)
    .map((key) => key.toLowerCase())
    .filter((key) => /^aws:principal(orgid|orgpaths|tag\/.+)$/.test(key));
}

function absent(keys: readonly string[]): Record<string, ContextValue> {
  return Object.fromEntries(keys.map((key) => [key, ABSENT]));
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
