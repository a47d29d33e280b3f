import type { Language, Sentence } from '../../config/sentence';

/** What one of is paid for: the names in the price list, and what people call them. */
export const UNITS = {
  '1,000 requests': { en: '1,000 requests', ko: '요청 1,000건' },
  '10,000 requests': { en: '10,000 requests', ko: '요청 10,000건' },
  ACL: { en: 'ACL', ko: 'ACL' },
  GB: { en: 'GB', ko: 'GB' },
  'GB-second': { en: 'GB-second', ko: 'GB-초' },
  IOPS: { en: 'IOPS', ko: 'IOPS' },
  'LCU-hour': { en: 'LCU-hour', ko: 'LCU 시간' },
  'MB/s': { en: 'MB/s', ko: 'MB/s' },
  OCU: { en: 'OCU', ko: 'OCU' },
  address: { en: 'address', ko: '주소' },
  alarm: { en: 'alarm', ko: '경보' },
  'alarm metric': { en: 'alarm metric', ko: '경보 지표' },
  dashboard: { en: 'dashboard', ko: '대시보드' },
  'endpoint in one zone': { en: 'endpoint in one zone', ko: '영역 하나의 엔드포인트' },
  gateway: { en: 'gateway', ko: '게이트웨이' },
  instance: { en: 'instance', ko: '인스턴스' },
  'key version': { en: 'key version', ko: '키 버전' },
  'load balancer': { en: 'load balancer', ko: '로드 밸런서' },
  metric: { en: 'metric', ko: '지표' },
  'million calls': { en: 'million calls', ko: '호출 백만 건' },
  'million queries': { en: 'million queries', ko: '쿼리 백만 건' },
  'million requests': { en: 'million requests', ko: '요청 백만 건' },
  'million traces': { en: 'million traces', ko: '트레이스 백만 건' },
  path: { en: 'path', ko: '경로' },
  request: { en: 'request', ko: '요청' },
  rule: { en: 'rule', ko: '규칙' },
  secret: { en: 'secret', ko: '보안 암호' },
  vCPU: { en: 'vCPU', ko: 'vCPU' },
  'vCPU-hour': { en: 'vCPU-hour', ko: 'vCPU 시간' },
  zone: { en: 'zone', ko: '호스팅 영역' },
} as const satisfies Readonly<Record<string, Sentence>>;

export type Unit = keyof typeof UNITS;

/** How sure a price is, in a few words; the price list explains them. */
export const EVIDENCE = {
  'price-list-read': { en: "AWS's price list", ko: 'AWS 가격표' },
  'price-list-quoted': { en: "AWS's price list, quoted", ko: 'AWS 가격표(인용)' },
  'aws-page-quoted': { en: "AWS's page, quoted", ko: 'AWS 페이지(인용)' },
  bill: { en: 'a bill', ko: '실제 청구서' },
  'price-derived-dataset': { en: 'a data set made from the price list', ko: '가격표에서 만든 데이터' },
  'community-table': { en: 'a table of others, weak', ko: '제3자의 표(약한 근거)' },
} as const satisfies Readonly<Record<string, Sentence>>;

export type Evidence = keyof typeof EVIDENCE;

const UNDATED: Sentence = { en: 'no date', ko: '기준일 없음' };

/** The day of a price, as far as its source tells. */
export function dateIn({ date }: { readonly date?: string | undefined }, language: Language): string {
  return date ?? UNDATED[language];
}
