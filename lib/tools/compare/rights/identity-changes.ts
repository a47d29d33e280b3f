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

const NOBODY: Policies = { identity: [] };

/** What each role, group, user and loose policy may do in one state and not in the other, by its own policies. */
export async function identityChanges(stack: Aligned, names: Names): Promise<Finding[]> {
  const { before, after } = stack;
  const managed = { before: new Set<string>(), after: new Set<string>() };
  let had: readonly Identity[];
  let has: readonly Identity[];
  try {
    had = allIdentities(before.model, { managedPolicies: noting(managed.before) });
    has = allIdentities(after.model, { managedPolicies: noting(managed.after) });
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
    const policiesOf = (one: Identity | undefined): Policies => ({ ...(one?.policies ?? NOBODY), resource: [choice] });
    const caller = callerOf((is ?? was)!, after.model, before.model, account);
    const decided = await decisionsOf({ caller, before: policiesOf(was), after: policiesOf(is) }, account);
    found.push(...rightsFindings({ stack, names, logicalId, isNew: was === undefined, decided }));
    found.push(...opaqueChanges(stack, names, logicalId));
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

const pinned = new Map(
  pinnedPolicies.map(({ arn, document }) => [arn.split(':policy/')[1]!, parsePolicy(document)] as const),
);

/** A policy of AWS whose text is not here says nothing: that it comes or goes is told of itself. */
function noting(unread: Set<string>): ManagedPolicies {
  return (name): PolicyDocument => {
    const known = pinned.get(name);
    if (!known) unread.add(name);
    return known ?? { version: '2012-10-17', statements: [] };
  };
}

/** Policies that are named in a state and whose text is nowhere in it. */
function opaqueChanges({ before, after }: Aligned, names: Names, logicalId: string): Finding[] {
  const [had, has] = [before, after].map((state) => opaqueOf(state, logicalId)) as [string[], string[]];
  const is = after.model.resources.has(logicalId);
  return [
    ...has.filter((arn) => !had.includes(arn)).map((arn): Finding => opaque(names, logicalId, arn, 'unknown')),
    ...had.filter((arn) => is && !has.includes(arn)).map((arn): Finding => opaque(names, logicalId, arn, 'narrowed')),
  ];
}

function opaqueOf({ model }: State, logicalId: string): string[] {
  const holder = model.resources.get(logicalId);
  const arns = [holder?.properties['ManagedPolicyArns'] ?? [], holder?.properties['PermissionsBoundary'] ?? []].flat();
  return arns
    .map((arn) => JSON.stringify(arn))
    .map((text) => /:policy\/([\w/+=,.@-]+)/.exec(text)?.[1])
    .filter((name): name is string => name !== undefined && !pinned.has(name));
}

function opaque(names: Names, logicalId: string, policy: string, verdict: 'unknown' | 'narrowed'): Finding {
  const name = names.of(logicalId);
  return {
    section: 'rights',
    verdict,
    sentence:
      verdict === 'unknown'
        ? {
            en: `${name} has AWS's policy ${policy}, which it had not; its text is not known here: look`,
            ko: `${name}에 AWS 관리형 정책 ${policy}이(가) 새로 연결되었습니다. 내용을 여기서 알 수 없으니 직접 확인하세요`,
          }
        : {
            en: `${name} no longer has AWS's policy ${policy}`,
            ko: `${name}에서 AWS 관리형 정책 ${policy}이(가) 빠졌습니다`,
          },
    statement: JSON.stringify({ ManagedPolicyArns: policy }),
    lines: names.linesOf(logicalId),
    logicalId,
  };
}

/** All that says what identities may do, as text. */
function carriedPolicies({ model }: State): string {
  return JSON.stringify(
    [...model.resources.values()]
      .filter(({ type }) => type.startsWith('AWS::IAM::'))
      .map(({ logicalId, type, properties }) => [logicalId, type, properties])
      .sort(),
  );
}
