import type { Language } from '../../config/sentence';
import type { Exit } from '../../model/exits';

/** What is sent, in Korean, by the English of the model. */
const KOREAN: Readonly<Record<string, string>> = {
  analytics: '분석 결과',
  calls: '호출',
  changes: '변경 내용',
  'clicks of readers': '읽는 사람의 클릭',
  events: '이벤트',
  'flow logs': '흐름 로그',
  inventory: '인벤토리',
  logs: '로그',
  mail: '메일',
  'mail events': '메일 이벤트',
  'notices of its life': '수명 주기 알림',
  notifications: '알림',
  records: '레코드',
  replicas: '복제본',
  requests: '요청',
  results: '결과',
};

/** What a thing sends on by itself. */
export function exitSendsWords({ sends }: Pick<Exit, 'sends'>, language: Language): string {
  if (language === 'en') return sends;
  const [, what = sends, plain, filter] = /^(.+?)( without envelope)?(?: that match (.+))?$/.exec(sends) ?? [];
  return `${KOREAN[what] ?? what}${plain ? '(봉투 없이)' : ''}${filter ? ` (${filter}에 맞는 것만)` : ''}`;
}

/** Who receives it. */
export function exitToWords({ to }: Pick<Exit, 'to'>, language: Language): string {
  if (language === 'en') return to;
  return to
    .replace(/^the event bus of the account$/, '계정의 이벤트 버스')
    .replace(/ as another account$/, ' (다른 계정 소유로)')
    .replace(/ of another account$/, ' (다른 계정)');
}
