import { UndecidableError } from '../undecidable-error';
import { accountOf, arnParts, resourceArnMatches } from './arn';
import { type Caller, naming } from './callers';
import { conditionHolds } from './conditions';
import { matches, wildcards } from './glob';
import type { Listed, PolicyDocument, Statement } from './policy-document';
import { literalText, refuseEarlyVariable, substituteVariables } from './policy-variables';
import type { RequestContext } from './request-context';

export interface AccessRequest {
  readonly caller: Caller;
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** A concrete ARN, or `*` for an action that knows no resources. */
  readonly resource: string;
  readonly context: RequestContext;
  /**
   * Account that owns the resource. Must be given where an identity asks for an ARN that names no account, as those of buckets.
   * @default - the account in the ARN; the caller's own for `*`
   */
  readonly resourceAccount?: string;
}

export interface Policies {
  /** Policies attached to the caller, its groups included. */
  readonly identity: readonly PolicyDocument[];
  /**
   * The most that the caller's own policies can give.
   * @default - the caller has no permissions boundary
   */
  readonly boundary?: PolicyDocument;
  /**
   * Policies of the resource: its own, a key's policy, a role's trust policy. A key or a role without any is not judged, for in
   * AWS each has one.
   * @default - it has none
   */
  readonly resource?: readonly PolicyDocument[];
  /**
   * Principals of the resource's policies that are known and are not the caller, for example
   * `Federated cognito-identity.amazonaws.com`.
   * @default - a principal of another kind than AWS and Service cannot be judged
   */
  readonly otherPrincipals?: readonly string[];
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
 * Decides one request as IAM does: an explicit Deny wins, otherwise somebody must have said Allow. Within one account the
 * identity's or the resource's policy suffices, save for keys and roles, which must agree themselves; across accounts both must.
 *
 * Organisation policies and session policies can only narrow the answer and are left out. The calls that AWS answers without
 * any permission (sts:GetCallerIdentity, sts:GetSessionToken) come back as not allowed.
 *
 * @throws UndecidableError for a request with wildcards, a context that leaves a key open, or a policy it cannot read
 */
export function decide(request: AccessRequest, policies: Policies): Decision {
  refuseWildcards(request);
  const crossAccount = isCrossAccount(request);
  const identity = policies.identity.flatMap((document) => applyingOfIdentity(document, request));
  const boundary = policies.boundary && applyingOfIdentity(policies.boundary, request);
  const resource = (policies.resource ?? []).flatMap((document) =>
    applyingOfResource(document, request, policies.otherPrincipals),
  );

  const all = [...identity, ...(boundary ?? []), ...resource.map(({ statement }) => statement)];
  const deny = all.find(({ effect }) => effect === 'Deny');
  if (deny) return { allowed: false, statement: deny };

  const within = boundary === undefined || boundary.length > 0;
  const byIdentity = within ? identity[0] : undefined;
  const byAccount = resource.find(({ named }) => named === 'account')?.statement;
  const byResource = resource.find(({ named }) => named === 'yes' || (named === 'role' && within))?.statement;
  const asksItself = agreesItself(request);
  if (asksItself && byIdentity && policies.resource === undefined) {
    throw new UndecidableError(`${request.action} on ${request.resource} needs its key policy or trust policy too`);
  }

  const both = byIdentity && (resource.find(({ named }) => named === 'role')?.statement ?? byResource ?? byAccount);
  const allow = crossAccount ? both : asksItself ? (byResource ?? both) : (byIdentity ?? byResource);
  return allow ? { allowed: true, statement: allow } : { allowed: false };
}

function applyingOfIdentity({ version, statements }: PolicyDocument, request: AccessRequest): Statement[] {
  return statements.filter((statement) => {
    if (statement.principal !== undefined) throw new UndecidableError("An identity's policy has a Principal");
    if (!statement.resource) throw new UndecidableError("An identity's policy has no Resource");
    return covers(statement, version, request);
  });
}

function applyingOfResource(
  { version, statements }: PolicyDocument,
  request: AccessRequest,
  otherPrincipals: readonly string[] | undefined,
) {
  return statements.flatMap((statement) => {
    if (statement.principal === undefined) throw new UndecidableError("A resource's policy has no Principal");
    if (!statement.resource && !isRoleTaken(request)) throw new UndecidableError("A resource's policy has no Resource");
    const named = naming(statement.principal, request.caller, otherPrincipals);
    return named !== 'no' && covers(statement, version, request) ? [{ statement, named }] : [];
  });
}

function covers({ action, resource, conditions }: Statement, version: Version, request: AccessRequest): boolean {
  return (
    actionListed(action, request.action) &&
    resourceListed(resource, version, request) &&
    conditions.every((condition) => conditionHolds(condition, version, request.context))
  );
}

type Version = PolicyDocument['version'];

/** Whether a statement with these actions speaks of this one: the first thing that decides whether it applies. */
export function actionListed({ patterns, excluded }: Listed, action: string): boolean {
  return patterns.some((pattern) => matches(wildcards(pattern), action, { ignoreCase: true })) !== excluded;
}

function resourceListed(listed: Listed | undefined, version: Version, request: AccessRequest): boolean {
  if (!listed) return true;
  return listed.patterns.some((text) => resourceMatches(text, version, request, listed)) !== listed.excluded;
}

function resourceMatches(
  text: string,
  version: Version,
  { resource, context }: AccessRequest,
  { excluded }: Listed,
): boolean {
  if (text === '*') return true;
  refuseEarlyVariable(text, version);
  const pattern = substituteVariables(text, version, context);
  if (!pattern && excluded) throw new UndecidableError(`NotResource ${text} reads a key that the request lacks`);
  if (!pattern) return false;
  const parts = arnParts(pattern);
  if (!parts) throw new UndecidableError(`Resource ${literalText(pattern)} is neither * nor an ARN`);
  return resourceArnMatches(parts, resource);
}

/** A request for `bucket/*` would be allowed if any part matched, which is not what is asked for. */
function refuseWildcards({ action, resource }: AccessRequest): void {
  if (/[*?]/.test(action) || (resource !== '*' && /[*?]/.test(resource))) {
    throw new UndecidableError(`The request ${action} on ${resource} has a wildcard; ask for one concrete thing`);
  }
}

/** What AWS offers to everybody, as its managed policies, names `aws` as its account and counts as everybody's own. */
function isCrossAccount({ caller, resource, resourceAccount }: AccessRequest): boolean {
  const named = resource === '*' ? undefined : accountOf(resource);
  if (named && resourceAccount && named !== resourceAccount) {
    throw new UndecidableError(`${resource} does not belong to ${resourceAccount}`);
  }
  if (caller.kind !== 'identity' || resource === '*' || named === 'aws') return false;
  const owner = resourceAccount ?? named;
  if (!owner) throw new UndecidableError(`${resource} names no account; say who owns it`);
  return owner !== caller.account;
}

/** Keys and roles are reached only by who their own policy names, be it through the account. */
function agreesItself(request: AccessRequest): boolean {
  return /^arn:[\w-]+:kms:[^:]*:[^:]*:key\//.test(request.resource) || isRoleTaken(request);
}

function isRoleTaken({ action, resource }: AccessRequest): boolean {
  return TAKING_A_ROLE.test(action) && /^arn:[\w-]+:iam::[^:]*:role\//.test(resource);
}

const TAKING_A_ROLE = /^sts:(AssumeRole(WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity|SetContext)$/i;
