import type { Sentence } from './sentence';
import { nearest, withoutJoints } from './spelling';

/** What people look for among the keys and find elsewhere. */
const ELSEWHERE: Readonly<Record<string, Sentence>> = {
  account: {
    en: 'is not a key: the account is the one of your credentials; choose them with --profile, and see it with aws sts get-caller-identity',
    ko: '키가 아닙니다. 계정은 자격 증명이 정합니다. --profile로 고르고 aws sts get-caller-identity로 확인하세요',
  },
  profile: {
    en: 'is not a key but an option of the command itself: --profile NAME',
    ko: '키가 아니라 명령의 옵션입니다: --profile 이름',
  },
};
const SAME_THING: Readonly<Record<string, keyof typeof ELSEWHERE>> = {
  accountid: 'account',
  awsaccount: 'account',
  awsaccountid: 'account',
  awsprofile: 'profile',
};

/** What people call a key. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  environment: 'env',
  stage: 'env',
  patterns: 'pattern',
  stack: 'pattern',
  stacks: 'pattern',
  awsregion: 'region',
  email: 'alarmEmail',
  리전: 'region',
  지역: 'region',
  소유자: 'owner',
};

/** @param candidates - keys that there are, as they are written there */
export function unknownKey(given: string, candidates: readonly string[]): Sentence {
  const key = given.slice(0, 100);
  const bare = withoutJoints(key);
  const elsewhere = ELSEWHERE[SAME_THING[bare] ?? bare];
  if (elsewhere) return elsewhere;
  const called = ALSO_CALLED[bare];
  const last = withoutJoints(key.slice(key.lastIndexOf('.') + 1));
  const leaf = candidates.find((candidate) =>
    [bare, last].includes(withoutJoints(candidate.slice(candidate.indexOf('.') + 1))),
  );
  const meant = called && candidates.includes(called) ? called : (nearest(key, candidates) ?? leaf);
  if (meant !== undefined) {
    const blank = key !== key.trim();
    return {
      en: `is not a known key; did you mean ${meant}?${blank ? ' There must be no blank before the =' : ''}`,
      ko: `없는 키입니다. ${meant}을(를) 쓰려던 것인가요?${blank ? ' = 앞에는 공백을 두지 마세요' : ''}`,
    };
  }
  const section = key.split('.').find((part) => part !== '') ?? '';
  const ofSection = candidates.filter((candidate) => candidate.startsWith(`${section}.`));
  const sections = [
    ...new Set(candidates.filter((each) => each.includes('.')).map((each) => `${each.split('.')[0]}.*`)),
  ];
  const all = [...candidates.filter((each) => !each.includes('.')), ...sections];
  const known = (ofSection.length > 0 ? ofSection : all).join(', ');
  return { en: `is not a known key; there are ${known}`, ko: `없는 키입니다. 쓸 수 있는 키: ${known}` };
}
