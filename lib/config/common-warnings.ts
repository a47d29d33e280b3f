import type { CommonSettings } from './common-settings';
import { nobodyReads } from './email-address';
import { MODE_SETTINGS } from './mode';
import type { Relation } from './pattern-settings';
import type { Sentence } from './sentence';

const NOTHING_IS_PROTECTED: Sentence = {
  en: 'nothing refuses to be deleted yet. When the first deployment has succeeded, set deletionProtection: true in lib/config/environments.ts and deploy again',
  ko: '아직 아무것도 삭제로부터 보호되지 않습니다. 첫 배포에 성공하면 lib/config/environments.ts에 deletionProtection: true를 적고 다시 배포하세요',
};

/** What may be chosen for all patterns together, and is seldom meant. */
export const COMMON_WARNINGS: readonly Relation<CommonSettings>[] = [
  {
    key: 'deletionProtection',
    // No mode can see to it: CloudFormation protects a stack from its first minute, and a first deployment that fails could then
    // neither be rolled back nor tried again.
    problems: ({ mode, deletionProtection }) =>
      MODE_SETTINGS[mode].keepData && !deletionProtection ? [NOTHING_IS_PROTECTED] : [],
  },
  {
    key: 'alarmEmail',
    problems: ({ alarmEmail }) => nobodyReads(alarmEmail),
  },
];
