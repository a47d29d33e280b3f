import { type Admission, admissions } from '../../../lib/model/iam/admissions';
import { ABSENT, type ContextValue, RequestContext } from '../../../lib/model/iam/request-context';
import { type ResourcePolicy, resourcePolicies, trustPolicies } from '../../../lib/model/iam/resource-policies';
import { requestsOf } from '../../support/pattern-tables';
import { FOREIGN_ACCOUNT, OWN_ACCOUNT, shortArn } from './accounts';
import { conditionsOf } from './conditions';
import type { TableProof } from './table-proof';

export const admissionTable: TableProof = {
  table: 'admissions',
  claim: 'policies of resources and the trust of roles let exactly those in that are listed, and no stranger',
  read: (stack, { request, otherPrincipals }) => {
    const options = {
      account: OWN_ACCOUNT,
      foreignAccount: FOREIGN_ACCOUNT,
      context: new RequestContext({ ...NOT_CHOSEN, ...requestsOf(request, stack.region)[0] }),
      ...(otherPrincipals && { otherPrincipals }),
    };
    const guarding = resourcePolicies(stack);
    const trusting = trustPolicies(stack);
    return Object.fromEntries([
      ...byPolicy(
        guarding,
        admissions(guarding, options),
        ({ who, action, resource }) => `${who}: ${action} ${resource}`,
      ),
      ...byPolicy(trusting, admissions(trusting, options), ({ who, action }) =>
        action === 'sts:AssumeRole' ? who : `${who}: ${action}`,
      ),
    ]);
  },
};

/** What asks comes over TLS; what AWS says of it is said by `admissions` for each who asks. */
const NOT_CHOSEN: Readonly<Record<string, ContextValue>> = {
  'aws:SecureTransport': 'true',
  'aws:SourceIp': ABSENT,
  's3:x-amz-acl': ABSENT,
};

/** Who is let in and on which conditions, by the policy that does it; strangers are named as what they are. */
function byPolicy(
  policies: readonly ResourcePolicy[],
  found: readonly Admission[],
  text: (admission: Admission) => string,
): [string, string[]][] {
  const lines = new Map<string, Map<string, Set<boolean>>>();
  for (const each of found.filter(({ allowed }) => allowed)) {
    const who = shortArn(each.who).replace(/ for \d{12}$/, '');
    const line = text({ ...each, who, resource: shortArn(each.resource) });
    const ofPolicy = lines.get(each.logicalId) ?? new Map<string, Set<boolean>>();
    lines.set(each.logicalId, ofPolicy.set(line, (ofPolicy.get(line) ?? new Set()).add(each.stranger)));
  }
  return [...lines].map(([id, ofPolicy]) => [
    id,
    [
      ...[...ofPolicy].map(([line, strange]) => `${line}${strangers(strange)}`),
      ...conditionsOf(
        policies.filter(({ logicalId }) => logicalId === id).map(({ document }) => document),
        ['Allow'],
      ),
    ],
  ]);
}

function strangers(found: ReadonlySet<boolean>): string {
  if (!found.has(true)) return '';
  return found.has(false) ? ', for any account' : ', for other accounts only';
}
