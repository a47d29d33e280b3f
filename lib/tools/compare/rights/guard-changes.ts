import type { Sentence } from '../../../config/sentence';
import type { Caller } from '../../../model/iam/callers';
import type { Policies } from '../../../model/iam/decide';
import { parsePolicy, type Statement } from '../../../model/iam/policy-document';
import { inventedReferences } from '../../../model/intrinsics';
import { serviceWords } from '../../wording/service-words';
import type { Finding } from '../finding';
import type { Aligned, State } from '../identity/aligned';
import type { Names } from '../names';
import { decisionsOf } from './decisions';
import { type Guard, guardedId, guardsOf } from './guards';
import { policyProperties } from './policy-properties';
import { rightsFindings } from './rights-findings';
import { couldNotBeRead } from './sentences';

const FOREIGN_ACCOUNT = '999988887777';

const EVERYTHING = parsePolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});

/** Whom the policies of resources, the trust of roles and the endpoints of networks let in, in one state and not in the other. */
export async function guardChanges(stack: Aligned, names: Names): Promise<Finding[]> {
  const { before, after } = stack;
  let had: readonly Guard[];
  let has: readonly Guard[];
  try {
    had = guardsOf(before.model);
    has = guardsOf(after.model);
  } catch (error) {
    return carried(before) === carried(after) ? [] : [couldNotBeRead('rights', error as Error)];
  }
  const { accountId: account } = inventedReferences(before.model);
  const gone = new Set([...before.model.resources.keys()].filter((id) => !after.model.resources.has(id)));
  const found: Finding[] = [];
  for (const resource of new Set([...had, ...has].map((guard) => guard.resource))) {
    const [was, is] = [had, has].map((list) => list.find((guard) => guard.resource === resource));
    const guard = (is ?? was)!;
    const logicalId = guardedId((is ? after : before).model, guard);
    // What a new thing lets in of its own account comes with it, and what went with a thing lets nobody in.
    if (!after.model.resources.has(logicalId)) continue;
    const isNew = !before.model.resources.has(logicalId);
    const statements = [was, is].flatMap((each) => (each?.documents ?? []).flatMap((document) => document.statements));
    const askers = askersOf(statements, account, guard.kind)
      .filter(({ stranger }) => stranger || !isNew)
      // Whoever went asks for nothing any more.
      .filter(({ who }) => !gone.has(names.resourceIn(who.en, before) ?? ''));
    for (const asker of askers) {
      const policies = (one: Guard | undefined): Policies => ({
        identity: asker.brings ? [EVERYTHING] : [],
        resource: one?.documents ?? [],
        otherPrincipals: othersThan(asker.caller, statements),
      });
      const decided = await decisionsOf(
        { caller: asker.caller, before: policies(was), after: policies(is), samples: [resource] },
        account,
      );
      const findings = rightsFindings({
        stack,
        names,
        logicalId,
        isNew: false,
        decided,
        who: whoOf(asker, names, logicalId, guard.kind),
      });
      found.push(...findings);
    }
  }
  return withoutRepeats(found);
}

interface Asker {
  readonly caller: Caller;
  readonly who: Sentence;
  readonly stranger: boolean;
  /** It has every permission of its own account, so that only what the resource refuses it is seen. */
  readonly brings: boolean;
}

function askersOf(statements: readonly Statement[], account: string, kind: Guard['kind']): Asker[] {
  const identity = (arn: string): Caller => ({ kind: 'identity', arn, account: arn.split(':')[4]! });
  const named = statements.flatMap(({ principal }) =>
    principal === undefined || principal === '*'
      ? []
      : Object.entries(principal).flatMap(([of, list]) => list.map((name) => [of, name] as const)),
  );
  const byName = [...new Map(named.map(([of, name]) => [`${of} ${name}`, [of, name] as const])).values()];
  return [
    {
      caller: identity(`arn:aws:iam::${account}:role/anybody`),
      who: { en: 'an administrator of the account', ko: '계정 관리자' },
      stranger: false,
      brings: true,
    },
    ...(kind === 'path'
      ? []
      : ([
          {
            caller: { kind: 'anonymous' },
            who: { en: 'anybody, without credentials', ko: '자격 증명이 없는 누구나' },
            stranger: true,
            brings: false,
          },
          {
            caller: identity(`arn:aws:iam::${FOREIGN_ACCOUNT}:role/anybody`),
            who: { en: 'anybody of another account', ko: '다른 계정의 누구나' },
            stranger: true,
            brings: true,
          },
        ] as const)),
    ...byName.flatMap(([of, name]): Asker[] => {
      const who = { en: name, ko: name };
      if (of === 'Service')
        return [{ caller: { kind: 'service', service: name }, who: serviceWho(name), stranger: false, brings: false }];
      if (of === 'Federated') {
        return [{ caller: { kind: 'federated', provider: name }, who, stranger: true, brings: false }];
      }
      const owner = /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})/.exec(name)?.[1];
      const whole = /^\d{12}$|:root$/.test(name);
      if (of !== 'AWS' || owner === undefined || (whole && owner === account)) return [];
      const arn = whole ? `arn:aws:iam::${owner}:role/anybody` : name;
      return [{ caller: identity(arn), who, stranger: owner !== account, brings: owner !== account }];
    }),
  ];
}

function serviceWho(principal: string): Sentence {
  return { en: serviceWords(principal, 'en'), ko: serviceWords(principal, 'ko') };
}

function othersThan(caller: Caller, statements: readonly Statement[]): string[] {
  return statements.flatMap(({ principal }) =>
    principal === undefined || principal === '*'
      ? []
      : Object.entries(principal)
          .filter(([of]) => !['AWS', 'Service'].includes(of))
          .flatMap(([of, list]) => list.map((name) => `${of} ${name}`))
          .filter((text) => caller.kind !== 'federated' || text !== `Federated ${caller.provider}`),
  );
}

function whoOf({ who }: Asker, names: Names, logicalId: string, kind: Guard['kind']): Sentence {
  const of = names.of(logicalId);
  const [en, ko] = [names.in(who.en, 'en'), names.in(who.ko, 'ko')];
  if (kind === 'path') return { en: `through ${of}, ${en}`, ko: `${of}을(를) 통해 ${ko}` };
  return { en: `${en} (policy of ${of})`, ko: `${ko} (${of}의 정책)` };
}

/** An anonymous caller and a foreign account are let in by one statement: the widest says it all. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ logicalId, statement, verdict, sentence }) => {
    const rest = sentence.en.replace(/^.*? (may (now|no longer)) /, '$1 ');
    const key = `${logicalId} ${verdict} ${statement ?? ''} ${rest}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

/** All that says who may use what, as text. */
function carried({ model }: State): string {
  return JSON.stringify(
    [...model.resources.values()].flatMap((resource) => {
      const texts = policyProperties(resource).map((property) => resource.properties[property]);
      return texts.length === 0 ? [] : [[resource.logicalId, resource.type, resource.properties]];
    }),
  );
}
