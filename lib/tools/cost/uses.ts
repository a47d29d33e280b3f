import type { Sentence } from '../../config/sentence';

/** What use is paid by. */
export interface Use {
  readonly item: string;
  readonly what: Sentence;
  /** So many of what is stated are one of the item: a price may be that of a million. */
  readonly stated: number;
  /** It is paid for what is kept, month after month, and not for each time. */
  readonly kept?: true;
}

const MILLION = 1_000_000;

const use = (item: string, stated: number, en: string, ko: string): Use => ({ item, stated, what: { en, ko } });
const kept = (item: string, en: string, ko: string): Use => ({ ...use(item, 1, en, ko), kept: true });

/** Everything that is paid for by use, by the name under which `--use` states how much of it a month sees. */
export const USES = {
  'balancer-lcu-hours': use('elb/lcu', 1, 'load balancer, LCU-hours', '로드 밸런서 LCU 시간'),
  'cognito-users': use('cognito/user', 1, 'Cognito, people who signed in', 'Cognito 로그인 사용자'),
  'edge-calls': use('lambda-edge/request', MILLION, 'Lambda@Edge, calls', 'Lambda@Edge 호출'),
  'edge-gb-seconds': use('lambda-edge/time', 1, 'Lambda@Edge, GB-seconds', 'Lambda@Edge GB-초'),
  'edge-functions': use('cloudfront/function', MILLION, 'CloudFront Functions, calls', 'CloudFront Functions 호출'),
  'edge-requests': use('cloudfront/request', 10_000, 'CloudFront, requests', 'CloudFront 요청'),
  'edge-traffic': use('cloudfront/egress', 1, 'CloudFront, GB sent', 'CloudFront 전송 GB'),
  egress: use('egress', 1, 'traffic to the internet, GB', '인터넷으로 나가는 트래픽 GB'),
  'endpoint-traffic': use('interface-endpoint/data', 1, 'interface endpoints, GB', '인터페이스 엔드포인트 GB'),
  'events-schedule': use('scheduler/invocation', MILLION, 'EventBridge Scheduler, calls', 'EventBridge Scheduler 호출'),
  firehose: use('firehose/ingested', 1, 'Firehose, GB', 'Firehose GB'),
  'function-calls': use('lambda/request', MILLION, 'Lambda, calls', 'Lambda 호출'),
  'function-gb-seconds-arm64': use('lambda/arm64', 1, 'Lambda on arm64, GB-seconds', 'Lambda(arm64) GB-초'),
  'function-gb-seconds-x86_64': use('lambda/x86_64', 1, 'Lambda on x86_64, GB-seconds', 'Lambda(x86_64) GB-초'),
  'function-storage': use('lambda/storage', 1, 'Lambda, space for files, GB-seconds', 'Lambda 임시 스토리지 GB-초'),
  'guarded-texts': use('bedrock/guardrail', 1_000, 'Bedrock guardrail, text units', 'Bedrock 가드레일 텍스트 단위'),
  'http-api-requests': use('apigateway/http', MILLION, 'HTTP API, requests', 'HTTP API 요청'),
  invalidations: use('cloudfront/invalidation', 1, 'CloudFront, paths invalidated', 'CloudFront 무효화 경로'),
  'log-writes': use('logs/ingested', 1, 'logs written, GB', '로그 수집 GB'),
  mails: use('ses/message', 1_000, 'SES, mails', 'SES 메일'),
  'method-metrics': use('apigateway/method-metric', 1, 'metrics of single methods', '메서드별 지표'),
  'model-tokens': use('bedrock/token', MILLION, 'Bedrock, tokens', 'Bedrock 토큰'),
  'nat-traffic': use('nat-gateway/data', 1, 'NAT gateways, GB', 'NAT 게이트웨이 GB'),
  notifications: use('sns/message', MILLION, 'SNS, messages', 'SNS 메시지'),
  'queue-requests': use('sqs/standard', MILLION, 'SQS, requests', 'SQS 요청'),
  'rest-api-requests': use('apigateway/rest', MILLION, 'REST API, requests', 'REST API 요청'),
  'search-ocu-hours': use('opensearch-serverless/ocu', 1, 'search store awake, OCU-hours', '검색 저장소 활성 OCU 시간'),
  'storage-reads': use('s3/get', 10_000, 'S3, reads', 'S3 읽기'),
  'storage-writes': use('s3/put', 1_000, 'S3, writes', 'S3 쓰기'),
  'table-reads': use('dynamodb/read', MILLION, 'DynamoDB, reads', 'DynamoDB 읽기'),
  'table-writes': use('dynamodb/write', MILLION, 'DynamoDB, writes', 'DynamoDB 쓰기'),
  traces: use('xray/trace', MILLION, 'X-Ray, traces', 'X-Ray 트레이스'),
  'flow-logs': use('logs/vended', 1, 'flow logs written, GB', '흐름 로그 수집 GB'),
  'burst-hours-t3': use('ec2/burst/t3', 1, 'T3 above its baseline, vCPU-hours', '기준을 넘은 T3 CPU vCPU 시간'),
  'burst-hours-t4g': use('ec2/burst/t4g', 1, 'T4g above its baseline, vCPU-hours', '기준을 넘은 T4g CPU vCPU 시간'),
  'burst-hours': use('ec2/burst', 1, 'processors above their baseline, vCPU-hours', '기준을 넘은 CPU vCPU 시간'),
  'database-backups': kept('rds/backup', 'database backups over the free amount, GB', '무료 용량을 넘는 DB 백업 GB'),
  logs: kept('logs/stored', 'logs kept, GB', '로그 보관 GB'),
  'search-storage': kept('opensearch-serverless/stored', 'search store, GB', '검색 저장소 GB'),
  storage: kept('s3/standard', 'S3, GB', 'S3 GB'),
  'table-backups': kept('dynamodb/point-in-time', 'backups of tables, GB', '테이블 백업 GB'),
  'table-storage': kept('dynamodb/stored', 'DynamoDB, GB', 'DynamoDB GB'),
} as const satisfies Readonly<Record<string, Use>>;

export type UseName = keyof typeof USES;

/** How much a month sees of what is paid for by use. */
export type StatedUse = Readonly<Partial<Record<UseName, number>>>;
