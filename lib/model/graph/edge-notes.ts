import type { Sentence } from '../../config/sentence';
import type { EdgeMeaning } from './graph';

interface EdgeNote {
  /** As short as the caption of an arrow. */
  readonly name: Sentence;
  readonly note: Sentence;
  readonly console?: Sentence;
}

/** What an edge says, whatever is at its ends. */
export const EDGE_NOTES: Readonly<Record<EdgeMeaning, EdgeNote>> = {
  calls: {
    name: { en: 'calls', ko: '호출' },
    note: { en: 'Sends a request and waits for the answer.', ko: '요청을 보내고 응답을 기다립니다.' },
  },
  'serves from': {
    name: { en: 'serves', ko: '제공' },
    note: {
      en: 'Takes from there what it has no copy of.',
      ko: '사본이 없는 것은 여기에서 가져와 내보냅니다.',
    },
    console: {
      en: 'CloudFront > the distribution > Origins, Behaviors',
      ko: 'CloudFront > 배포 > 오리진, 동작',
    },
  },
  runs: {
    name: { en: 'runs', ko: '실행' },
    note: { en: 'Runs this code over requests or answers.', ko: '요청이나 응답에 이 코드를 실행합니다.' },
    console: {
      en: 'CloudFront > the distribution > Behaviors > Function associations',
      ko: 'CloudFront > 배포 > 동작 > 함수 연결',
    },
  },
  forwards: {
    name: { en: 'forwards', ko: '전달' },
    note: {
      en: 'Hands each request to one of the healthy machines.',
      ko: '요청을 정상인 서버 중 하나에 넘깁니다.',
    },
    console: {
      en: 'EC2 > Target groups > Create target group; Load balancers > Listeners',
      ko: 'EC2 > 대상 그룹 > 대상 그룹 생성, 로드 밸런서 > 리스너',
    },
  },
  polls: {
    name: { en: 'polls', ko: '폴링' },
    note: {
      en: 'Asks for messages and takes them; the queue sends nothing by itself.',
      ko: '메시지를 달라고 물어서 가져옵니다. 대기열이 먼저 보내지는 않습니다.',
    },
    console: {
      en: 'Lambda > the function > Add trigger > SQS',
      ko: 'Lambda > 함수 > 트리거 추가 > SQS',
    },
  },
  sends: {
    name: { en: 'sends', ko: '전송' },
    note: { en: 'Sends something and does not wait.', ko: '보내고 기다리지 않습니다.' },
  },
  'dead-letters': {
    name: { en: 'gives up', ko: '포기' },
    note: {
      en: 'Puts aside a message that failed too often, so that it stops nobody.',
      ko: '너무 여러 번 실패한 메시지를 따로 옮겨 다른 메시지를 막지 않게 합니다.',
    },
    console: {
      en: 'SQS > the queue > Edit > Dead-letter queue: Enabled, maximum receives',
      ko: 'SQS > 대기열 > 편집 > 배달 못한 편지 대기열: 활성화, 최대 수신 수',
    },
  },
  reads: {
    name: { en: 'reads', ko: '읽기' },
    note: { en: 'Its role may read there.', ko: '역할에 읽기 권한이 있습니다.' },
    console: { en: 'IAM > Roles > the role > Add permissions', ko: 'IAM > 역할 > 역할 선택 > 권한 추가' },
  },
  writes: {
    name: { en: 'writes', ko: '쓰기' },
    note: { en: 'Its role may write there.', ko: '역할에 쓰기 권한이 있습니다.' },
    console: { en: 'IAM > Roles > the role > Add permissions', ko: 'IAM > 역할 > 역할 선택 > 권한 추가' },
  },
  'reads and writes': {
    name: { en: 'reads, writes', ko: '읽기, 쓰기' },
    note: { en: 'Its role may read and write there.', ko: '역할에 읽고 쓰는 권한이 있습니다.' },
    console: { en: 'IAM > Roles > the role > Add permissions', ko: 'IAM > 역할 > 역할 선택 > 권한 추가' },
  },
  'may call': {
    name: { en: 'may call', ko: '호출 가능' },
    note: {
      en: 'Its role may call it; the code decides when.',
      ko: '역할에 호출 권한이 있습니다. 언제 부를지는 코드가 정합니다.',
    },
    console: { en: 'IAM > Roles > the role > Add permissions', ko: 'IAM > 역할 > 역할 선택 > 권한 추가' },
  },
  operates: {
    name: { en: 'start, stop', ko: '시작, 중지' },
    note: { en: 'May start, stop or open it.', ko: '켜고 끄거나 접속할 수 있습니다.' },
    console: { en: 'IAM > Policies > Create policy', ko: 'IAM > 정책 > 정책 생성' },
  },
  connects: {
    name: { en: 'connects', ko: '연결' },
    note: {
      en: 'Opens connections with a token of its role in place of a password.',
      ko: '암호 대신 역할의 토큰으로 연결합니다.',
    },
    console: {
      en: 'RDS > the database > Modify > IAM DB authentication; IAM > rds-db:connect',
      ko: 'RDS > 데이터베이스 > 수정 > IAM DB 인증, IAM > rds-db:connect',
    },
  },
  'checks tokens': {
    name: { en: 'checks tokens', ko: '토큰 확인' },
    note: {
      en: 'Believes only tokens that were made there.',
      ko: '여기에서 발급한 토큰만 믿습니다.',
    },
    console: {
      en: 'API Gateway > the API > Authorization > Create authorizer: JWT',
      ko: 'API Gateway > API > 권한 부여 > 권한 부여자 생성: JWT',
    },
  },
  'may reach': {
    name: { en: 'may reach', ko: '접근 가능' },
    note: {
      en: 'The rules of both security groups let it through.',
      ko: '양쪽 보안 그룹 규칙이 통과시킵니다.',
    },
    console: {
      en: 'EC2 > Security groups > Edit inbound rules',
      ko: 'EC2 > 보안 그룹 > 인바운드 규칙 편집',
    },
  },
  'reaches out': {
    name: { en: 'out', ko: '밖으로' },
    note: {
      en: 'May open connections to the outside; nobody comes in this way.',
      ko: '밖으로 연결할 수 있습니다. 이 길로 들어올 수는 없습니다.',
    },
    console: {
      en: 'VPC > Route tables > Routes; EC2 > Security groups > Edit outbound rules',
      ko: 'VPC > 라우팅 테이블 > 라우팅, EC2 > 보안 그룹 > 아웃바운드 규칙 편집',
    },
  },
};
