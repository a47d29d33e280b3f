import { allIdentities } from '../../../lib/model/iam/all-identities';
import { attachedPolicies, identities } from '../../../lib/model/iam/attached-policies';
import { pinnedManagedPolicies } from '../../../lib/model/iam/pinned-policies';
import type { PolicyDocument } from '../../../lib/model/iam/policy-document';
import { RequestContext } from '../../../lib/model/iam/request-context';
import type { StackModel } from '../../../lib/model/template';
import { allowedActions } from '../../support/iam-allowed';
import { type RequestKeys, requestsOf } from '../../support/pattern-tables';
import { OWN_ACCOUNT, shortArn } from './accounts';
import { conditionsOf } from './conditions';
import type { TableProof } from './table-proof';

export const roleTable: TableProof = {
  table: 'roles',
  claim: 'every role, and every policy that waits for a holder, may do exactly what is listed among all actions of AWS',
  read: async (stack, { request }) => {
    const found: Record<string, readonly string[]> = {};
    for (const [name, policies] of holders(stack)) {
      const allowed = new Set<string>();
      for (const keys of requestsOf(request, stack.region))
        for (const line of await mayDo(name, stack.region, policies, keys)) allowed.add(line);
      found[name] = [...allowed, ...conditionsOf(policies)];
    }
    return found;
  },
};

function holders(stack: StackModel): (readonly [string, readonly PolicyDocument[]])[] {
  const options = { managedPolicies: pinnedManagedPolicies };
  const loose = allIdentities(stack, { managedPolicies: () => ({ version: '2012-10-17', statements: [] }) });
  return [
    ...identities(stack, 'Role').map((role) => [role, attachedPolicies(stack, role, options)] as const),
    ...loose
      .filter(({ kind }) => kind === 'unattached' || kind === 'outside')
      .map(({ logicalId, policies }) => [logicalId, policies.identity] as const),
  ];
}

const known = new Map<string, Promise<readonly string[]>>();

/** Many variants give a role the same policies; each set is swept once. */
function mayDo(name: string, region: string, policies: readonly PolicyDocument[], request: RequestKeys) {
  const key = JSON.stringify([region, policies, request]);
  const asked =
    known.get(key) ??
    allowedActions({
      caller: { kind: 'identity', arn: `arn:aws:iam::${OWN_ACCOUNT}:role/${name}`, account: OWN_ACCOUNT },
      policies,
      context: new RequestContext({ 'aws:SecureTransport': 'true', ...request }),
    }).then((lines) => lines.map((line) => shortLine(line, region, policies)));
  known.set(key, asked);
  return asked;
}

/** What policies name in another region keeps it: one of several regions would be missed by nobody. */
function shortLine(line: string, ownRegion: string, policies: readonly PolicyDocument[]): string {
  const [action, arn] = line.split(' ') as [string, string];
  const region = arn.split(':')[3];
  const isNamed = policies.some(({ statements }) =>
    statements.some(({ resource }) => resource?.patterns.includes(arn)),
  );
  return region && region !== ownRegion && isNamed ? `${action} ${region}:${shortArn(arn)}` : shortArn(line);
}
