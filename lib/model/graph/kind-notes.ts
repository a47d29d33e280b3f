import type { Sentence } from '../../config/sentence';
import type { NodeKind } from './graph';

interface KindNote {
  /** What any thing of the kind does. */
  readonly note: Sentence;
  /** Who makes one by hand; none for what nobody makes. */
  readonly console?: Sentence;
}

/** What holds for a thing of a kind, whatever the pattern. */
export const KIND_NOTES: Readonly<Record<NodeKind, KindNote>> = {
  people: { note: { en: 'Whoever asks from outside AWS.', ko: 'AWS 바깥에서 요청하는 사람이나 프로그램입니다.' } },
  internet: {
    note: { en: 'Everything beyond the network of this account.', ko: '이 계정의 네트워크 바깥 전부입니다.' },
  },
  distribution: {
    note: {
      en: 'Answers from a place near the viewer, keeps what may be kept, and asks the origin for the rest.',
      ko: '사용자와 가까운 곳에서 응답합니다. 캐시할 수 있는 것은 캐시하고 나머지만 오리진에 묻습니다.',
    },
    console: { en: 'CloudFront > Distributions > Create distribution', ko: 'CloudFront > 배포 > 배포 생성' },
  },
  'edge code': {
    note: {
      en: 'Runs inside CloudFront, for every request or only for what is not in the cache.',
      ko: 'CloudFront 안에서 실행됩니다. 모든 요청에, 또는 캐시에 없는 요청에만 실행됩니다.',
    },
    console: { en: 'CloudFront > Functions > Create function', ko: 'CloudFront > 함수 > 함수 생성' },
  },
  api: {
    note: {
      en: 'Takes requests by path and method, looks at who asks, and hands them on.',
      ko: '경로와 메서드로 요청을 받아, 누가 보냈는지 확인하고 넘겨줍니다.',
    },
    console: { en: 'API Gateway > APIs > Create API', ko: 'API Gateway > API > API 생성' },
  },
  balancer: {
    note: {
      en: 'One address for many machines: it sends requests to those that answer their health check.',
      ko: '여러 서버 앞의 주소 하나입니다. 상태 검사에 응답하는 서버에만 요청을 보냅니다.',
    },
    console: { en: 'EC2 > Load balancers > Create load balancer', ko: 'EC2 > 로드 밸런서 > 로드 밸런서 생성' },
  },
  machines: {
    note: {
      en: 'Servers that are paid for while they run, whether anybody asks or not.',
      ko: '요청이 없어도 켜져 있는 동안 요금이 나가는 서버입니다.',
    },
    console: { en: 'EC2 > Instances > Launch instances', ko: 'EC2 > 인스턴스 > 인스턴스 시작' },
  },
  function: {
    note: {
      en: 'Code that starts when there is something to do, and costs nothing otherwise.',
      ko: '할 일이 있을 때만 실행되는 코드입니다. 쉬는 동안에는 비용이 없습니다.',
    },
    console: { en: 'Lambda > Functions > Create function', ko: 'Lambda > 함수 > 함수 생성' },
  },
  queue: {
    note: {
      en: 'Keeps messages until somebody has done what they ask for, and hands one out again when nobody says so.',
      ko: '처리가 끝날 때까지 메시지를 보관합니다. 끝났다는 말이 없으면 다시 내줍니다.',
    },
    console: { en: 'SQS > Queues > Create queue', ko: 'SQS > 대기열 > 대기열 생성' },
  },
  table: {
    note: {
      en: 'Finds an item by its key in milliseconds, however many there are.',
      ko: '항목이 아무리 많아도 키로 몇 밀리초 만에 찾습니다.',
    },
    console: { en: 'DynamoDB > Tables > Create table', ko: 'DynamoDB > 테이블 > 테이블 생성' },
  },
  bucket: {
    note: {
      en: 'Keeps files of any size under a name each; nobody outside sees them unless somebody is let in.',
      ko: '크기와 상관없이 파일을 이름으로 보관합니다. 허용하지 않으면 밖에서 볼 수 없습니다.',
    },
    console: { en: 'S3 > Buckets > Create bucket', ko: 'S3 > 버킷 > 버킷 만들기' },
  },
  database: {
    note: {
      en: 'Tables with SQL, on a machine of its own that AWS backs up and patches.',
      ko: 'SQL 데이터베이스입니다. AWS가 백업하고 패치하는 전용 서버에서 동작합니다.',
    },
    console: { en: 'RDS > Databases > Create database', ko: 'RDS > 데이터베이스 > 데이터베이스 생성' },
  },
  'search store': {
    note: {
      en: 'Finds passages by their words, and by vectors that stand for their meaning.',
      ko: '단어로도, 뜻을 나타내는 벡터로도 글을 찾습니다.',
    },
    console: { en: 'OpenSearch Service > Create', ko: 'OpenSearch Service > 생성' },
  },
  model: {
    note: {
      en: 'A model that AWS runs for everybody; a call is paid for by its words.',
      ko: 'AWS가 운영하는 모델입니다. 호출할 때마다 글의 길이만큼 비용이 듭니다.',
    },
    console: { en: 'Bedrock > Model catalog', ko: 'Bedrock > 모델 카탈로그' },
  },
  mail: {
    note: {
      en: 'Sends e-mail from an address that was proved to be yours.',
      ko: '본인 것으로 확인된 주소에서 이메일을 보냅니다.',
    },
    console: { en: 'SES > Identities > Create identity', ko: 'SES > 자격 증명 > 자격 증명 생성' },
  },
  alarms: {
    note: {
      en: 'Looks at the figures of everything else, and says when one is out of bounds.',
      ko: '다른 모든 것의 지표를 보다가 정해진 범위를 벗어나면 알려 줍니다.',
    },
    console: { en: 'CloudWatch > Alarms > Create alarm', ko: 'CloudWatch > 경보 > 경보 생성' },
  },
  'delivery stream': {
    note: {
      en: 'Gathers lines for some minutes and writes them as one file.',
      ko: '몇 분 동안 모은 기록을 파일 하나로 씁니다.',
    },
    console: { en: 'Amazon Data Firehose > Create Firehose stream', ko: 'Amazon Data Firehose > Firehose 스트림 생성' },
  },
  schedule: {
    note: { en: 'Calls a service at a time of day.', ko: '정해진 시각에 서비스를 호출합니다.' },
    console: { en: 'EventBridge > Scheduler > Create schedule', ko: 'EventBridge > 스케줄러 > 일정 생성' },
  },
  'user pool': {
    note: {
      en: 'Knows people by name and password, and gives tokens that prove it.',
      ko: '사용자를 이름과 암호로 확인하고 그 증거로 토큰을 줍니다.',
    },
    console: { en: 'Cognito > User pools > Create user pool', ko: 'Cognito > 사용자 풀 > 사용자 풀 생성' },
  },
  'user group': {
    note: {
      en: 'People of the account who may do the same.',
      ko: '같은 권한을 받는 계정 안의 사람들입니다.',
    },
    console: { en: 'IAM > User groups > Create group', ko: 'IAM > 사용자 그룹 > 그룹 생성' },
  },
  nat: {
    note: {
      en: 'Lets machines without a public address call out, and lets nobody in. It is paid for by the hour.',
      ko: '퍼블릭 IP가 없는 서버가 밖으로 나가게 해 주고, 밖에서는 들어오지 못하게 합니다. 시간마다 비용이 듭니다.',
    },
    console: { en: 'VPC > NAT gateways > Create NAT gateway', ko: 'VPC > NAT 게이트웨이 > NAT 게이트웨이 생성' },
  },
  endpoints: {
    note: {
      en: 'Doors from the network to services of AWS that need no way to the internet. Each is paid for by the hour.',
      ko: '인터넷을 거치지 않고 네트워크에서 AWS 서비스로 가는 문입니다. 하나마다 시간당 비용이 듭니다.',
    },
    console: { en: 'VPC > Endpoints > Create endpoint', ko: 'VPC > 엔드포인트 > 엔드포인트 생성' },
  },
};
