import type { Tour } from '../model/graph/tour';

const WAY_IN = { en: 'The one way in.', ko: '하나뿐인 입구.' };
const STATIC = { en: 'Static files.', ko: '정적 파일.' };
const SERVERS = { en: 'Servers that come and go.', ko: '늘었다 줄었다 하는 서버.' };
const PASSWORD = { en: 'No password.', ko: '암호가 없습니다.' };
const LOGS = { en: 'Logs.', ko: '로그.' };

const DATABASE_WHY = {
  en: 'Keeps the guest book; only the servers reach it, and they log in without a password.',
  ko: '방명록을 보관합니다. 서버만 닿을 수 있고, 암호 없이 로그인합니다.',
};
const CONNECTS = {
  en: 'The server asks the database, with a token of its role that holds for fifteen minutes.',
  ko: '서버가 15분짜리 역할 토큰으로 데이터베이스에 묻습니다.',
};

/** The things of the stack as a teacher shows them. */
export const tour: Tour = {
  pattern: 'web',
  title: { en: 'Three tiers in place of one server', ko: '서버 한 대 대신 세 계층으로' },
  nodes: {
    'outside/everybody': {
      name: { en: 'Visitors', ko: '방문자' },
      why: { en: 'Anybody with a browser.', ko: '브라우저가 있으면 누구나입니다.' },
      lesson: WAY_IN,
    },
    'Site/Distribution': {
      name: { en: 'CloudFront', ko: 'CloudFront' },
      why: {
        en: 'The only way in: nothing behind it has an address on the internet.',
        ko: '하나뿐인 입구입니다. 뒤에 있는 것은 인터넷 주소가 없습니다.',
      },
      lesson: WAY_IN,
      console: {
        en: 'CloudFront > Create distribution: VPC origin, a second origin S3 with OAC',
        ko: 'CloudFront > 배포 생성: VPC 오리진, 두 번째 오리진은 OAC를 쓰는 S3',
      },
    },
    Static: {
      name: { en: 'Static files', ko: '정적 파일' },
      why: {
        en: 'Pictures, styles and scripts, which no server has to hand out.',
        ko: '서버를 거치지 않고 내보내는 그림, 스타일, 스크립트입니다.',
      },
      lesson: STATIC,
    },
    ServersBalancer: {
      name: { en: 'Load balancer', ko: '로드 밸런서' },
      why: {
        en: 'Inside the network; it sends requests to servers that are ready.',
        ko: '네트워크 안에 있습니다. 준비된 서버에만 요청을 보냅니다.',
      },
      lesson: { en: 'Healthy is not the same as ready.', ko: '살아 있는 것과 준비된 것은 다릅니다.' },
      console: {
        en: 'EC2 > Target groups > Create; Load balancers > Create Application Load Balancer: Internal',
        ko: 'EC2 > 대상 그룹 > 생성, 로드 밸런서 > Application Load Balancer 생성: 내부',
      },
    },
    Servers: {
      name: { en: 'Web servers', ko: '웹 서버' },
      why: {
        en: 'As many as there are requests; each can be replaced at any time.',
        ko: '요청이 오는 만큼 늘어납니다. 언제든 다른 서버로 바꿀 수 있습니다.',
      },
      lesson: SERVERS,
      console: {
        en: 'EC2 > Launch template; Auto Scaling group: private subnets, dynamic scaling policy',
        ko: 'EC2 > 시작 템플릿, Auto Scaling 그룹: 프라이빗 서브넷, 동적 크기 조정 정책',
      },
    },
    DatabasePostgreSql: { name: { en: 'PostgreSQL', ko: 'PostgreSQL' }, why: DATABASE_WHY, lesson: PASSWORD },
    DatabaseMySql: { name: { en: 'MySQL', ko: 'MySQL' }, why: DATABASE_WHY, lesson: PASSWORD },
    'Archive/Delivery': {
      name: { en: 'Log delivery', ko: '로그 전달' },
      why: {
        en: 'Gathers the lines of all servers, so that they outlive the server that wrote them.',
        ko: '모든 서버의 로그를 모읍니다. 서버가 사라져도 로그는 남습니다.',
      },
      lesson: LOGS,
    },
    'Archive/Bucket': {
      name: { en: 'Log archive', ko: '로그 보관' },
      why: { en: 'Keeps what was written, cheaply and for long.', ko: '기록을 싸게 오래 보관합니다.' },
      lesson: LOGS,
    },
    Alarms: {
      name: { en: 'Alarms, dashboard', ko: '경보와 대시보드' },
      why: {
        en: 'Say when answers are slow, servers fail or the database fills up.',
        ko: '응답이 느리거나 서버가 실패하거나 데이터베이스가 차면 알려 줍니다.',
      },
      lesson: { en: 'What breaks and how you see it', ko: '자주 생기는 문제와 증상' },
    },
  },
  steps: [
    {
      from: 'outside/everybody',
      to: 'Site/Distribution',
      text: {
        en: 'A browser asks CloudFront, at the place next to it.',
        ko: '브라우저가 가장 가까운 CloudFront에 요청합니다.',
      },
    },
    {
      from: 'Site/Distribution',
      to: 'Static',
      text: {
        en: 'Static files come from the bucket, once; afterwards CloudFront has them itself.',
        ko: '정적 파일은 버킷에서 한 번만 가져오고, 다음부터는 CloudFront가 바로 줍니다.',
      },
    },
    {
      from: 'Site/Distribution',
      to: 'ServersBalancer',
      text: {
        en: 'Everything else goes by the VPC origin into the network.',
        ko: '나머지는 VPC 오리진을 거쳐 네트워크 안으로 들어갑니다.',
      },
    },
    {
      from: 'ServersBalancer',
      to: 'Servers',
      text: { en: 'The load balancer chooses a server that is ready.', ko: '로드 밸런서가 준비된 서버를 고릅니다.' },
    },
    { from: 'Servers', to: 'DatabasePostgreSql', text: CONNECTS },
    { from: 'Servers', to: 'DatabaseMySql', text: CONNECTS },
    {
      from: 'Servers',
      to: 'Archive/Delivery',
      text: { en: 'What the server logs is gathered.', ko: '서버가 남긴 로그를 모읍니다.' },
    },
    {
      from: 'Archive/Delivery',
      to: 'Archive/Bucket',
      text: { en: 'Every few minutes a file of it is written.', ko: '몇 분마다 파일 하나로 씁니다.' },
    },
  ],
};
