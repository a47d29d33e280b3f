import { allIdentities, type Identity } from '../../../model/iam/all-identities';
import type { ManagedPolicies } from '../../../model/iam/attached-policies';
import type { Caller } from '../../../model/iam/callers';
import type { Policies } from '../../../model/iam/decide';
import { pinnedPolicies } from '../../../model/iam/pinned-policies';
import { type PolicyDocument, parsePolicy } from '../../../model/iam/policy-document';
import { inventedReferences } from '../../../model/intrinsics';
import type { StackModel } from '../../../model/template';
import type { Finding } from '../finding';
import type { Aligned, State } from '../identity/aligned';
import type { Names } from '../names';
import { ASKING } from './asked-resources';
import { decisionsOf } from './decisions';
import { rightsFindings } from './rights-findings';
import { couldNotBeRead } from './sentences';
import { unreadChanges } from './unread-policies';

const NOBODY: Policies = { identity: [] };

/** What each role, group, user and loose policy may do in one state and not in the other, by its own policies. */
export async function identityChanges(stack: Aligned, names: Names): Promise<Finding[]> {
  const { before, after } = stack;
  let had: readonly Identity[];
  let has: readonly Identity[];
  try {
    had = allIdentities(before.model, { managedPolicies: pinnedOrUnread });
    has = allIdentities(after.model, { managedPolicies: pinnedOrUnread });
  } catch (error) {
    return carriedPolicies(before) === carriedPolicies(after) ? [] : [couldNotBeRead('rights', error as Error)];
  }
  const { accountId: account } = inventedReferences(before.model);
  const choice = parsePolicy(
    {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: '*', Resource: '*' },
    },
    'resource',
  );
  const ids = [...new Set([...had, ...has].map(({ logicalId }) => logicalId))];
  const found: Finding[] = [];
  for (const logicalId of ids) {
    const [was, is] = [had, has].map((list) => list.find((one) => one.logicalId === logicalId));
    const unread = unreadChanges(stack, names, logicalId);
    const policiesOf = (one: Identity | undefined): Policies => ({
      ...(one?.policies ?? NOBODY),
      // What such a boundary holds back is not known: nobody is told that it is held back.
      ...(one?.policies.boundary === UNREAD && { boundary: ANYTHING }),
      resource: [choice],
    });
    const caller = callerOf((is ?? was)!, after.model, before.model, account);
    const decided = await decisionsOf({ caller, before: policiesOf(was), after: policiesOf(is) }, account);
    // What is lost may be given back by what could not be read, unless it is refused.
    const lost = unread.some(({ verdict }) => verdict === 'unknown')
      ? decided.lost.filter(({ statement }) => statement?.effect === 'Deny')
      : decided.lost;
    const known = { ...decided, lost };
    found.push(...rightsFindings({ stack, names, logicalId, isNew: was === undefined, decided: known }), ...unread);
  }
  return found;
}

function callerOf({ logicalId, kind }: Identity, after: StackModel, before: StackModel, account: string): Caller {
  const model = after.resources.has(logicalId) ? after : before;
  const arn =
    kind === 'role'
      ? String(inventedReferences(model).attribute(logicalId, 'Arn'))
      : `arn:aws:iam::${account}:user/${ASKING}`;
  return { kind: 'identity', arn, account };
}

const pinned: ReadonlyMap<string, PolicyDocument> = new Map(
  pinnedPolicies.map(({ arn, document }) => [arn.split(':policy/')[1]!, parsePolicy(document)] as const),
);

/** Stands for a policy of AWS whose text is not here, and says nothing: that it comes or goes is told of itself. */
const UNREAD: PolicyDocument = { version: '2012-10-17', statements: [] };

const ANYTHING = parsePolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});

const pinnedOrUnread: ManagedPolicies = (name) => pinned.get(name) ?? UNREAD;

/** All that says what identities may do, as text. */
function carriedPolicies({ model }: State): string {
  return JSON.stringify(
    [...model.resources.values()]
      .filter(({ type }) => type.startsWith('AWS::IAM::'))
      .map(({ logicalId, type, properties }) => [logicalId, type, properties])
      .sort(),
  );
}
