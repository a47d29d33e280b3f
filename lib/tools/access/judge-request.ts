import type { AttachedPolicy } from '../../model/iam/attached-policies';
import { type AccessRequest, decide } from '../../model/iam/decide';
import { resourcePolicies, trustPolicies } from '../../model/iam/resource-policies';
import { inventedReferences } from '../../model/intrinsics';
import { oncePerStack } from '../../model/once-per-stack';
import { resourcesOfType, type StackModel } from '../../model/template';
import { type DecidingStatement, statementText } from './deciding-statement';
import { placeOf } from './names';
import type { Person } from './people';
import { type Decider, openedBesidePolicies } from './public-ways';

/** What is answered to a request, and what decides it. */
export interface Judged {
  readonly verdict: 'allowed' | 'denied';
  /** @default - no statement applies: what nobody allows is denied */
  readonly statement?: DecidingStatement;
  /** What decides where no statement does. @default - statements do */
  readonly decider?: Decider;
}

/**
 * Puts a request to the policies of a stack: of whoever asks, and of what is asked for.
 *
 * @throws UndecidableError for what cannot be read, and for a key that the request leaves open
 */
export function judgeRequest(stack: StackModel, person: Person, request: AccessRequest): Judged {
  const opened = person.kind === 'anybody' ? openedBesidePolicies(stack, request) : undefined;
  if (opened) return opened;
  const { attached, boundary } = person.policies();
  const guarding = guardsOf(stack, request);
  const { allowed, statement } = decide(request, {
    identity: attached.map(({ document }) => document),
    ...(boundary && { boundary: boundary.document }),
    ...(guarding.length > 0 && { resource: guarding.map(({ document }) => document) }),
    otherPrincipals: otherPrincipals(stack, person, guarding),
  });
  const found = [...attached, ...(boundary ? [boundary] : []), ...guarding].find(({ document }) =>
    document.statements.some((one) => one === statement),
  );
  return {
    verdict: allowed ? 'allowed' : 'denied',
    ...(statement &&
      found && {
        statement: {
          ...(statement.sid !== undefined && { sid: statement.sid }),
          effect: statement.effect,
          text: statementText(statement),
          place: placeOf(stack, found.source, found.managedByAws),
          policy: found.source,
        },
      }),
  };
}

/** Logical ids of the resources in which policies stand that a request of somebody is put to. */
export function policiesAsked(stack: StackModel, person: Person, asked: Asked): readonly string[] {
  const { attached, boundary } = person.policies();
  return [...attached, ...(boundary ? [boundary] : []), ...guardsOf(stack, asked)].map(({ source }) => source);
}

type Asked = Pick<AccessRequest, 'action' | 'resource'>;

/** The policies of the resource itself: a bucket's guards its objects too, and a role's says who may take it and no more. */
function guardsOf(stack: StackModel, { action, resource: arn }: Asked): AttachedPolicy[] {
  return [...resourcePolicies(stack), ...(action.startsWith('sts:') ? trustPoliciesOf(stack) : [])]
    .filter(({ resource }) => arn === resource || arn.startsWith(`${resource}/`) || arn.startsWith(`${resource}:`))
    .map(({ logicalId, document }) => ({ source: logicalId, document }));
}

/** Principals of the forms that CloudFront and old policies use, as far as they are certainly not who asks. */
function otherPrincipals(stack: StackModel, { caller }: Person, guarding: readonly AttachedPolicy[]): string[] {
  const { attribute } = inventedReferences(stack);
  const ofCloudFront = resourcesOfType(stack, 'AWS::CloudFront::CloudFrontOriginAccessIdentity').map(({ logicalId }) =>
    String(attribute(logicalId, 'S3CanonicalUserId')),
  );
  return guarding
    .flatMap(({ document }) => document.statements)
    .flatMap(({ principal = {} }) => (principal === '*' ? [] : Object.entries(principal)))
    .flatMap(([kind, names]) => names.map((name) => [kind, name] as const))
    .filter(
      ([kind, name]) =>
        (kind === 'CanonicalUser' && (caller.kind !== 'identity' || ofCloudFront.includes(name))) ||
        (kind === 'AWS' && name.startsWith('arn:aws:iam::cloudfront:user/')),
    )
    .map((one) => one.join(' '));
}

const trustPoliciesOf = oncePerStack((stack) => trustPolicies(stack));
