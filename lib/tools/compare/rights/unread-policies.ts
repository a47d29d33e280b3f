import type { Sentence } from '../../../config/sentence';
import { pinnedPolicies } from '../../../model/iam/pinned-policies';
import type { Finding, Verdict } from '../finding';
import type { Aligned, State } from '../identity/aligned';
import type { Names } from '../names';

/** Where a holder names a policy: for what it may do, or for the most that it may. */
type Place = 'ManagedPolicyArns' | 'PermissionsBoundary';

const PINNED = pinnedPolicies.map(({ arn }) => arn.split(':policy/')[1]!);

/** Policies of AWS that take something away, by their names. */
const REFUSING = /Deny|Quarantine/;

/** Policies of AWS that somebody has in one state and not in the other, and whose text is not here. */
export function unreadChanges({ before, after }: Aligned, names: Names, logicalId: string): Finding[] {
  const isGone = !after.model.resources.has(logicalId);
  return (['ManagedPolicyArns', 'PermissionsBoundary'] as const).flatMap((place) => {
    const [had, has] = [before, after].map((state) => unreadOf(state, logicalId, place)) as [string[], string[]];
    const finding = (change: 'come' | 'gone') => (policy: string) => told(names, logicalId, place, change, policy);
    const come = has.filter((policy) => !had.includes(policy)).map(finding('come'));
    // Whoever is gone may do nothing any more.
    const gone = isGone ? [] : had.filter((policy) => !has.includes(policy)).map(finding('gone'));
    // What one took away, another may have given back.
    const isOpen = come.some(({ verdict }) => verdict === 'unknown');
    return [
      ...come,
      ...gone.map((each) => (isOpen && each.verdict === 'narrowed' ? { ...each, verdict: 'unknown' as const } : each)),
    ];
  });
}

function unreadOf({ model }: State, logicalId: string, place: Place): string[] {
  return [model.resources.get(logicalId)?.properties[place] ?? []]
    .flat()
    .map((arn) => /:policy\/([\w/+=,.@-]+)/.exec(JSON.stringify(arn))?.[1])
    .filter((name): name is string => name !== undefined && !PINNED.includes(name));
}

function told(names: Names, logicalId: string, place: Place, change: 'come' | 'gone', policy: string): Finding {
  const [verdict, { en, ko }] = SAID[place][change](policy);
  const name = names.of(logicalId);
  return {
    section: 'rights',
    verdict,
    sentence: { en: `${name} ${en}`, ko: `${name}: ${ko}` },
    statement: JSON.stringify({ [place]: policy }),
    lines: names.linesOf(logicalId),
    logicalId,
  };
}

type Saying = (policy: string) => readonly [Verdict, Sentence];

const SAID: Readonly<Record<Place, Readonly<Record<'come' | 'gone', Saying>>>> = {
  ManagedPolicyArns: {
    come: (policy) => [
      'unknown',
      {
        en: `has AWS's policy ${policy}, which it had not; its text is not known here: look`,
        ko: `AWS 관리형 정책 ${policy}이(가) 새로 연결되었습니다. 내용을 여기서 알 수 없으니 직접 확인하세요`,
      },
    ],
    gone: (policy) =>
      REFUSING.test(policy)
        ? [
            'broadened',
            {
              en: `no longer has AWS's policy ${policy}, which refuses`,
              ko: `거부하는 AWS 관리형 정책 ${policy}이(가) 빠졌습니다`,
            },
          ]
        : [
            'narrowed',
            { en: `no longer has AWS's policy ${policy}`, ko: `AWS 관리형 정책 ${policy}이(가) 빠졌습니다` },
          ],
  },
  PermissionsBoundary: {
    come: (policy) => [
      'narrowed',
      { en: `is bounded by AWS's policy ${policy} now`, ko: `권한 경계로 AWS 관리형 정책 ${policy}이(가) 붙었습니다` },
    ],
    gone: (policy) => [
      'broadened',
      {
        en: `is no longer bounded by AWS's policy ${policy}`,
        ko: `권한 경계였던 AWS 관리형 정책 ${policy}이(가) 빠졌습니다`,
      },
    ],
  },
};
