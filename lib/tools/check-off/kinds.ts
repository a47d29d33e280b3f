import type { Language, Sentence } from '../../config/sentence';
import type { Check } from './check';
import { TEXTS } from './texts';

/** What others found on their bills and no check looks at, so that `clean` says nothing about it. */
const NOT_LOOKED_AT: readonly Sentence[] = [
  {
    en: 'what use costs: traffic, requests, time of functions, tokens of models, calls of Textract, Comprehend and the like',
    ko: '사용한 만큼 나오는 요금: 트래픽, 요청, 함수 실행 시간, 모델 토큰, Textract와 Comprehend 등의 호출',
  },
  {
    en: 'what watches: custom metrics, ingested logs, canaries, CloudTrail data events, Config, GuardDuty, Security Hub, Macie, Inspector',
    ko: '모니터링과 보안: 사용자 지정 지표, 로그 수집, Canary, CloudTrail 데이터 이벤트, Config, GuardDuty, Security Hub, Macie, Inspector',
  },
  {
    en: 'backups of AWS Backup, on-demand backups of tables, snapshots of caches, warehouses and file systems',
    ko: 'AWS Backup의 백업, 테이블의 온디맨드 백업, 캐시·웨어하우스·파일 시스템의 스냅샷',
  },
  {
    en: 'training jobs and storage of SageMaker, Redshift Serverless, Glue, EMR, MSK, MQ, Managed Flink, Airflow, DMS, MemoryDB, DAX, Timestream, QuickSight',
    ko: 'SageMaker 훈련 작업과 스토리지, Redshift Serverless, Glue, EMR, MSK, MQ, Managed Flink, Airflow, DMS, MemoryDB, DAX, Timestream, QuickSight',
  },
  {
    en: 'FSx, Storage Gateway, WorkSpaces, AppStream, Directory Service, Transfer Family, DataSync',
    ko: 'FSx, Storage Gateway, WorkSpaces, AppStream, Directory Service, Transfer Family, DataSync',
  },
  {
    en: 'App Runner, Amplify, GameLift, Global Accelerator, Network Firewall, Resolver endpoints, private certificate authorities, other things of Lightsail',
    ko: 'App Runner, Amplify, GameLift, Global Accelerator, Network Firewall, Resolver 엔드포인트, 사설 인증 기관, Lightsail의 다른 리소스',
  },
  {
    en: 'caches of REST API stages, dedicated IP addresses of SES, phone numbers, capacity reservations, dedicated hosts',
    ko: 'REST API 스테이지 캐시, SES 전용 IP 주소, 전화번호, 용량 예약, 전용 호스트',
  },
  {
    en: 'contracts: Support plans, Marketplace subscriptions, registered domains, Reserved Instances, Savings Plans',
    ko: '계약: Support 플랜, Marketplace 구독, 등록한 도메인, 예약 인스턴스, Savings Plans',
  },
];

/** Every kind that is looked at and, as far as it is known, what is not. */
export function kindsText(checks: readonly Check[], language: Language): string {
  const texts = TEXTS[language];
  return [
    texts.lookedAt,
    ...checks.map(({ title }) => `  ${title[language]}`),
    '',
    texts.notLookedAtKinds,
    ...NOT_LOOKED_AT.map((kinds) => `  ${kinds[language]}`),
    '',
    texts.othersByTags,
  ].join('\n');
}
