import { arnMatches, arnParts } from './arn';
import { type Caller, naming } from './callers';
import { conditionHolds } from './conditions';
import { matches, wildcards } from './glob';
import { type Listed, type PolicyDocument, type Statement, UndecidableError } from './policy-document';
import { literalText, substituteVariables } from './policy-variables';
import type { RequestContext } from './request-context';

export interface AccessRequest {
  readonly caller: Caller;
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** A concrete ARN, or `*` for an action that knows no resources. */
  readonly resource: string;
  readonly context: RequestContext;
  /**
   * Account that owns the resource.
   * @default - the caller's own
   */
  readonly resourceAccount?: string;
}

export interface Policies {
  /** Policies attached to the caller, its groups included. */
  readonly identity: readonly PolicyDocument[];
  /**
   * Policies of the resource.
   * @default - it has none
   */
  readonly resource?: readonly PolicyDocument[];
}

export interface Decision {
  readonly allowed: boolean;
  /**
   * The statement that decided: the Deny, or the first Allow.
   * @default - no statement applied
   */
  readonly statement?: Statement;
}

/**
 * Decides one request as IAM does: an explicit Deny wins, otherwise somebody must have said Allow; within one account the
 * identity's or the resource's policy suffices, across accounts both must.
 *
 * Organisation policies, permission boundaries and session policies can only narrow the answer and are left out. The calls
 * that AWS answers without any permission (sts:GetCallerIdentity, sts:GetSessionToken) come back as not allowed.
 *
 * @throws UndecidableError for a request with wildcards, a context that leaves a key open, or a policy it cannot read
 */
export function decide(request: AccessRequest, policies: Policies): Decision {
  refuseWildcards(request);
  const identity = applying(policies.identity, request, undefined);
  const named = applying(policies.resource ?? [], request, 'yes');
  const delegated = applying(policies.resource ?? [], request, 'account');

  const deny = [...identity, ...named, ...delegated].find(({ effect }) => effect === 'Deny');
  if (deny) return { allowed: false, statement: deny };

  const byIdentity = identity.find(({ effect }) => effect === 'Allow');
  const byResource = named.find(({ effect }) => effect === 'Allow');
  const byAccount = delegated.find(({ effect }) => effect === 'Allow');
  const crossAccount =
    request.caller.kind === 'identity' &&
    request.resourceAccount !== undefined &&
    request.resourceAccount !== request.caller.account;

  const allow = crossAccount ? byIdentity && (byResource ?? byAccount) : (byIdentity ?? byResource);
  return allow ? { allowed: true, statement: allow } : { allowed: false };
}

/** The statements that apply to a request. @param named - how the Principal must name the caller; undefined in an identity's policy */
function applying(
  documents: readonly PolicyDocument[],
  request: AccessRequest,
  named: 'yes' | 'account' | undefined,
): Statement[] {
  return documents.flatMap(({ version, statements }) =>
    statements.filter(
      (statement) =>
        namesCaller(statement, request.caller, named) &&
        actionListed(statement.action, request.action) &&
        resourceListed(statement.resource, version, request) &&
        statement.conditions.every((condition) => conditionHolds(condition, version, request.context)),
    ),
  );
}

function namesCaller({ principal }: Statement, caller: Caller, named: 'yes' | 'account' | undefined): boolean {
  if (named === undefined) {
    if (principal !== undefined) throw new UndecidableError("An identity's policy has a Principal");
    return true;
  }
  if (principal === undefined) throw new UndecidableError("A resource's policy has no Principal");
  return naming(principal, caller) === named;
}

function actionListed({ patterns, excluded }: Listed, action: string): boolean {
  return patterns.some((pattern) => matches(wildcards(pattern), action, { ignoreCase: true })) !== excluded;
}

function resourceListed(
  listed: Listed | undefined,
  version: PolicyDocument['version'],
  request: AccessRequest,
): boolean {
  if (!listed) return true;
  return listed.patterns.some((text) => resourceMatches(text, version, request, listed)) !== listed.excluded;
}

function resourceMatches(
  text: string,
  version: PolicyDocument['version'],
  { resource, context }: AccessRequest,
  { excluded }: Listed,
): boolean {
  if (text === '*') return true;
  const pattern = substituteVariables(text, version, context);
  if (!pattern && excluded) throw new UndecidableError(`NotResource ${text} reads a key that the request lacks`);
  if (!pattern) return false;
  const parts = arnParts(pattern);
  if (!parts) throw new UndecidableError(`Resource ${literalText(pattern)} is neither * nor an ARN`);
  return arnMatches(parts, resource);
}

/** A request for `bucket/*` would be allowed if any part matched, which is not what is asked for. */
function refuseWildcards({ action, resource }: AccessRequest): void {
  if (/[*?]/.test(action) || (resource !== '*' && /[*?]/.test(resource))) {
    throw new UndecidableError(`The request ${action} on ${resource} has a wildcard; ask for one concrete thing`);
  }
}
