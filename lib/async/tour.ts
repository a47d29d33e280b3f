import type { Tour } from '../model/graph/tour';

const ORDER = { en: 'Take the order.', ko: '주문 받기.' };
const WITHOUT_CODE = { en: 'Or take it without code.', ko: '코드 없이 받기.' };
const ON_INSTANCES = { en: 'Or on instances.', ko: '인스턴스로 받기.' };
const QUEUE = { en: 'The queue.', ko: '대기열.' };
const WORK = { en: 'Work, as a function.', ko: '함수로 처리하기.' };
const ONCE = { en: 'Done once.', ko: '한 번만 하기.' };
const BREAKS = { en: 'What breaks and how you see it', ko: '자주 생기는 문제와 증상' };

const SUBMIT = {
  en: 'A caller submits a job, and signs the request with IAM.',
  ko: '호출자가 IAM으로 서명해 작업을 요청합니다.',
};
const QUEUED = {
  en: 'The order goes into the queue; the caller has a ticket at once and does not wait.',
  ko: '주문을 대기열에 넣습니다. 호출자는 바로 접수증을 받고 기다리지 않습니다.',
};

/** The things of the stack as a teacher shows them. */
export const tour: Tour = {
  pattern: 'async',
  title: { en: 'Slow work off the request path', ko: '느린 작업은 요청-응답 밖에서' },
  nodes: {
    'outside/callers': {
      name: { en: 'Callers with IAM', ko: 'IAM 호출자' },
      why: {
        en: 'They submit jobs and ask how those stand, each for their own alone.',
        ko: '작업을 요청하고 상태를 묻습니다. 자기 것만 볼 수 있습니다.',
      },
      lesson: { en: 'Allowed, exactly.', ko: '꼭 필요한 만큼만 허용.' },
      console: {
        en: 'IAM > Policies > Create policy, attach to the group of callers',
        ko: 'IAM > 정책 > 정책 생성, 호출자 그룹에 연결',
      },
    },
    'Api/Api': {
      name: { en: 'HTTP API', ko: 'HTTP API' },
      why: {
        en: 'Takes the order of whoever signed it, and hands it on.',
        ko: '서명한 사람의 주문만 받아서 넘깁니다.',
      },
      lesson: ORDER,
      console: {
        en: 'API Gateway > HTTP API > Routes > Attach authorization: IAM',
        ko: 'API Gateway > HTTP API > 경로 > 권한 부여 연결: IAM',
      },
    },
    DirectApi: {
      name: { en: 'REST API', ko: 'REST API' },
      why: {
        en: 'Checks the order and writes it into the queue itself, without code.',
        ko: '코드 없이 주문을 검사하고 직접 대기열에 씁니다.',
      },
      lesson: WITHOUT_CODE,
      console: {
        en: 'API Gateway > REST API > Integration request: AWS service SQS, mapping template; Models; Request validator',
        ko: 'API Gateway > REST API > 통합 요청: AWS 서비스 SQS, 매핑 템플릿, 모델, 요청 검사기',
      },
    },
    SubmitJob: {
      name: { en: 'Takes the order', ko: '주문 접수' },
      why: {
        en: 'Looks whether the job can be done, notes it and queues it.',
        ko: '할 수 있는 작업인지 보고, 기록하고, 대기열에 넣습니다.',
      },
      lesson: ORDER,
    },
    ReadJob: {
      name: { en: 'Says how it stands', ko: '상태 조회' },
      why: { en: 'Answers how a job stands, with a link to its result.', ko: '작업 상태와 결과 링크를 알려 줍니다.' },
      lesson: ORDER,
    },
    ServersBalancer: {
      name: { en: 'Load balancer', ko: '로드 밸런서' },
      why: {
        en: 'Not on the internet: only the API reaches it, by a link.',
        ko: '인터넷에 없습니다. API만 링크로 닿습니다.',
      },
      lesson: ON_INSTANCES,
      console: {
        en: 'EC2 > Target groups, Load balancers > Create: Internal; API Gateway > VPC links > Create',
        ko: 'EC2 > 대상 그룹, 로드 밸런서 생성: 내부, API Gateway > VPC 링크 생성',
      },
    },
    Servers: {
      name: { en: 'Order servers', ko: '접수 서버' },
      why: {
        en: 'Take orders as the functions do, for whoever has to run servers.',
        ko: '함수가 하는 접수를 서버로 합니다.',
      },
      lesson: ON_INSTANCES,
    },
    'Queue/Jobs': {
      name: { en: 'Jobs', ko: '작업 대기열' },
      why: {
        en: 'Keeps each job until it is done; a job whose worker died comes out again.',
        ko: '끝날 때까지 작업을 보관합니다. 처리하다 죽으면 다시 나옵니다.',
      },
      lesson: QUEUE,
      console: {
        en: 'SQS > Create queue: Standard, visibility timeout, dead-letter queue, maximum receives 5',
        ko: 'SQS > 대기열 생성: 표준, 표시 제한 시간, 배달 못한 편지 대기열, 최대 수신 수 5',
      },
    },
    'Queue/DeadLetters': {
      name: { en: 'Dead-letter queue', ko: '배달 못한 편지 대기열' },
      why: {
        en: 'Jobs that failed five times wait here, and stop nobody else.',
        ko: '다섯 번 실패한 작업이 다른 작업을 막지 않고 여기에서 기다립니다.',
      },
      lesson: BREAKS,
      console: {
        en: 'SQS > the dead-letter queue > Start DLQ redrive',
        ko: 'SQS > 배달 못한 편지 대기열 > DLQ 리드라이브 시작',
      },
    },
    Worker: {
      name: { en: 'Worker', ko: '워커' },
      why: {
        en: 'Does the job, and does it once even if the message comes twice.',
        ko: '작업을 합니다. 메시지가 두 번 와도 한 번만 합니다.',
      },
      lesson: WORK,
      console: {
        en: 'Lambda > Create function; Add trigger: SQS, batch size, Report batch item failures, Maximum concurrency',
        ko: 'Lambda > 함수 생성, 트리거 추가: SQS, 배치 크기, 배치 항목 실패 보고, 최대 동시성',
      },
    },
    Store: {
      name: { en: 'State of jobs', ko: '작업 상태' },
      why: {
        en: 'Says of each job whose it is, how it stands, and who is at it.',
        ko: '작업마다 주인과 상태, 지금 누가 하는지 적습니다.',
      },
      lesson: ONCE,
      console: {
        en: 'DynamoDB > Create table: partition key pk, TTL expiresAt',
        ko: 'DynamoDB > 테이블 생성: 파티션 키 pk, TTL expiresAt',
      },
    },
    Files: {
      name: { en: 'Files', ko: '파일' },
      why: { en: 'What callers bring, and what became of it.', ko: '호출자가 올린 파일과 결과입니다.' },
      lesson: { en: 'What a job looks like.', ko: '작업의 모양.' },
      console: {
        en: 'S3 > Create bucket: versioning, access logs, lifecycle',
        ko: 'S3 > 버킷 만들기: 버전 관리, 액세스 로그, 수명 주기',
      },
    },
    Results: {
      name: { en: 'PostgreSQL', ko: 'PostgreSQL' },
      why: {
        en: 'Keeps the rows of bulk jobs where they can be asked for with SQL.',
        ko: '대량 작업의 행을 SQL로 조회할 수 있게 보관합니다.',
      },
      lesson: { en: 'Results in PostgreSQL.', ko: '결과를 PostgreSQL에.' },
    },
    Mail: {
      name: { en: 'E-mail', ko: '이메일' },
      why: { en: 'Sends receipts and reminders, each once.', ko: '영수증과 알림을 한 번씩만 보냅니다.' },
      lesson: { en: 'E-mail and the sandbox.', ko: '이메일과 샌드박스.' },
    },
    Alarms: {
      name: { en: 'Alarms, dashboard', ko: '경보와 대시보드' },
      why: {
        en: 'Say when a dead letter lies there, jobs wait or workers fail.',
        ko: '배달 못한 편지가 생기거나 작업이 밀리거나 워커가 실패하면 알려 줍니다.',
      },
      lesson: BREAKS,
    },
  },
  steps: [
    { from: 'outside/callers', to: 'Api/Api', text: SUBMIT },
    { from: 'outside/callers', to: 'DirectApi', text: SUBMIT },
    {
      from: 'Api/Api',
      to: 'SubmitJob',
      text: { en: 'A function looks at the order, and notes it.', ko: '함수가 주문을 살피고 기록합니다.' },
    },
    {
      from: 'Api/Api',
      to: 'ServersBalancer',
      text: {
        en: 'The API hands the order on by its link into the network.',
        ko: 'API가 링크로 네트워크 안에 주문을 넘깁니다.',
      },
    },
    {
      from: 'ServersBalancer',
      to: 'Servers',
      text: { en: 'A server looks at the order, and notes it.', ko: '서버가 주문을 살피고 기록합니다.' },
    },
    { from: 'SubmitJob', to: 'Queue/Jobs', text: QUEUED },
    { from: 'Servers', to: 'Queue/Jobs', text: QUEUED },
    { from: 'DirectApi', to: 'Queue/Jobs', text: QUEUED },
    {
      from: 'Queue/Jobs',
      to: 'Worker',
      text: { en: 'A worker takes the job when it has time for it.', ko: '워커가 여유가 있을 때 작업을 가져갑니다.' },
    },
    {
      from: 'Worker',
      to: 'Store',
      text: {
        en: 'It notes that it is at it, so that nobody does the job twice.',
        ko: '하고 있다고 적어서 두 번 하지 않게 합니다.',
      },
    },
    {
      from: 'Worker',
      to: 'Files',
      text: {
        en: 'It reads what the caller brought, and writes the result.',
        ko: '호출자가 올린 파일을 읽고 결과를 씁니다.',
      },
    },
    {
      from: 'Queue/Jobs',
      to: 'Queue/DeadLetters',
      text: { en: 'What fails five times is put aside.', ko: '다섯 번 실패한 작업은 따로 옮깁니다.' },
    },
    // After what every shape has: so these have the same numbers in the lesson and on the laptop.
    { from: 'Worker', to: 'Results', text: { en: 'Rows go into the database.', ko: '행은 데이터베이스에 씁니다.' } },
    { from: 'Worker', to: 'Mail', text: { en: 'A receipt is sent by e-mail.', ko: '영수증을 이메일로 보냅니다.' } },
  ],
};
