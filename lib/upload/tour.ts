import type { Tour } from '../model/graph/tour';

const FORM = { en: 'A form, not a link.', ko: '링크가 아니라 양식.' };
const QUARANTINE = { en: 'Quarantine.', ko: '격리.' };
const BYTES = { en: 'Look at the bytes.', ko: '바이트를 봅니다.' };
const EDGE = { en: 'At the edge.', ko: '엣지에서.' };

const BY_HAND_AT_THE_EDGE = {
  en: 'Lambda in N. Virginia > Create function; trust edgelambda.amazonaws.com; Publish new version',
  ko: '버지니아 북부의 Lambda > 함수 생성, 신뢰 정책에 edgelambda.amazonaws.com 추가, 새 버전 발행',
};
const REGION = { en: 'Or in the region.', ko: '또는 리전에서.' };
const WHO = { en: 'Who asks?', ko: '누구의 요청인가.' };
const SERVERS = { en: 'Functions or servers.', ko: '함수 또는 서버.' };

const FORM_TEXT = {
  en: 'A form is signed that holds for one file, one size and some minutes.',
  ko: '파일 하나, 크기 하나, 몇 분 동안만 쓸 수 있는 양식에 서명합니다.',
};
const SEND_TEXT = {
  en: 'The browser sends the file straight to the quarantine; no server carries it.',
  ko: '브라우저가 파일을 격리 버킷으로 바로 보냅니다. 서버를 거치지 않습니다.',
};
const ASK_TEXT = { en: 'The page asks for a form for one file.', ko: '페이지가 파일 하나를 올릴 양식을 요청합니다.' };

/** The things of the stacks as a teacher shows them. */
export const tour: Tour = {
  pattern: 'upload',
  title: { en: 'Files that nobody trusts yet', ko: '검사하기 전에는 믿지 않는 업로드' },
  nodes: {
    'outside/everybody': {
      name: { en: 'Visitors', ko: '방문자' },
      why: {
        en: 'Anybody who opens the page; they bring files that may be anything.',
        ko: '페이지를 여는 누구나입니다. 어떤 파일을 올릴지 모릅니다.',
      },
      lesson: WHO,
    },
    'outside/users': {
      name: { en: 'People who signed in', ko: '로그인한 사람' },
      why: { en: 'They see and delete what is theirs.', ko: '자기 파일만 보고 지울 수 있습니다.' },
      lesson: WHO,
    },
    'outside/callers': {
      name: { en: 'Programs with IAM', ko: 'IAM으로 서명한 프로그램' },
      why: {
        en: 'They sign each request, and own what they bring.',
        ko: '요청마다 서명하고, 올린 것의 주인이 됩니다.',
      },
      lesson: WHO,
    },
    'People/Pool': {
      name: { en: 'Sign-in', ko: '로그인' },
      why: {
        en: 'An administrator adds people; the API believes its tokens alone.',
        ko: '관리자가 사람을 추가합니다. API는 여기에서 발급한 토큰만 믿습니다.',
      },
      lesson: WHO,
    },
    'Site/Distribution': {
      name: { en: 'CloudFront', ko: 'CloudFront' },
      why: {
        en: 'One address for the page, the API and the files that passed.',
        ko: '페이지, API, 검사를 통과한 파일의 주소가 하나입니다.',
      },
      lesson: { en: 'Few addresses.', ko: '주소는 몇 개뿐입니다.' },
      console: {
        en: 'CloudFront > Create distribution: three origins, behaviors by path, OAC; copy the bucket policies',
        ko: 'CloudFront > 배포 생성: 오리진 셋, 경로별 동작, OAC, 그다음 버킷 정책 복사',
      },
    },
    'Site/Normalize': {
      name: { en: 'Few sizes', ko: '크기 몇 가지로' },
      why: {
        en: 'Turns whatever width is asked for into one of a few, so that the cache is hit.',
        ko: '어떤 너비를 요청해도 몇 가지로 맞춰서 캐시에 걸리게 합니다.',
      },
      lesson: { en: 'Few addresses.', ko: '주소는 몇 개뿐입니다.' },
    },
    Transform: {
      name: { en: 'Resize at the edge', ko: '엣지에서 크기 조절' },
      why: {
        en: 'Makes the size that is asked for, where it is asked for.',
        ko: '요청한 크기의 그림을 요청한 곳 가까이에서 만듭니다.',
      },
      lesson: EDGE,
      console: BY_HAND_AT_THE_EDGE,
    },
    Headers: {
      name: { en: 'Headers at the edge', ko: '엣지에서 헤더 설정' },
      why: { en: 'Says how long an answer may be kept.', ko: '응답을 얼마나 보관해도 되는지 적습니다.' },
      lesson: EDGE,
      console: BY_HAND_AT_THE_EDGE,
    },
    Page: {
      name: { en: 'Page', ko: '페이지' },
      why: { en: 'What the browser loads first.', ko: '브라우저가 처음 불러오는 파일입니다.' },
      lesson: { en: 'What a deployment does.', ko: '배포하면 무엇이 생기나.' },
    },
    'Api/Api': {
      name: { en: 'HTTP API', ko: 'HTTP API' },
      why: {
        en: 'Four routes: ask for a form, look, list, delete.',
        ko: '경로 네 개입니다. 양식 요청, 조회, 목록, 삭제.',
      },
      lesson: FORM,
      console: {
        en: 'API Gateway > Create HTTP API: four routes; Authorization: none, IAM or JWT',
        ko: 'API Gateway > HTTP API 생성: 경로 네 개, 권한 부여: 없음, IAM 또는 JWT',
      },
    },
    'Api/Functions/Issue': {
      name: { en: 'Signs the form', ko: '양식에 서명' },
      why: {
        en: 'Decides what may be uploaded before a byte is sent.',
        ko: '한 바이트도 받기 전에 무엇을 올릴 수 있는지 정합니다.',
      },
      lesson: FORM,
    },
    'Api/Functions/Read': {
      name: { en: 'Says how it stands', ko: '상태 조회' },
      why: { en: 'Tells what became of one upload.', ko: '업로드 하나가 어떻게 됐는지 알려 줍니다.' },
      lesson: { en: 'What breaks and how you see it', ko: '자주 생기는 문제와 증상' },
    },
    'Api/Functions/List': {
      name: { en: 'Lists', ko: '목록' },
      why: { en: 'Lists the uploads of whoever asks.', ko: '요청한 사람의 업로드 목록을 줍니다.' },
      lesson: WHO,
    },
    'Api/Functions/Delete': {
      name: { en: 'Deletes', ko: '삭제' },
      why: {
        en: 'Removes the file, its copies and what CloudFront keeps of it.',
        ko: '파일과 사본, CloudFront에 캐시된 것까지 지웁니다.',
      },
      lesson: { en: 'Deleting', ko: '삭제' },
    },
    'Api/Balancer': {
      name: { en: 'Load balancer', ko: '로드 밸런서' },
      why: {
        en: 'Inside the network; CloudFront alone reaches it.',
        ko: '네트워크 안에 있고 CloudFront만 닿을 수 있습니다.',
      },
      lesson: SERVERS,
    },
    'Api/Servers': {
      name: { en: 'API servers', ko: 'API 서버' },
      why: {
        en: 'Do what the four functions do, for whoever has to run servers.',
        ko: '함수 넷이 하는 일을 서버로 합니다.',
      },
      lesson: SERVERS,
    },
    Quarantine: {
      name: { en: 'Quarantine', ko: '격리 버킷' },
      why: {
        en: 'Files lie here until they are checked; nobody can read them.',
        ko: '검사할 때까지 파일을 두는 곳입니다. 아무도 읽을 수 없습니다.',
      },
      lesson: QUARANTINE,
      console: {
        en: 'S3 > Create bucket: block all public access, versioning; Permissions > CORS; Properties > Event notifications: Post, incoming/',
        ko: 'S3 > 버킷 만들기: 모든 퍼블릭 액세스 차단, 버전 관리, 권한 > CORS, 속성 > 이벤트 알림: Post, incoming/',
      },
    },
    'Arrivals/News': {
      name: { en: 'Arrivals', ko: '도착 알림' },
      why: {
        en: 'Keeps the news of each file until it is checked.',
        ko: '검사가 끝날 때까지 파일마다 알림을 보관합니다.',
      },
      lesson: QUARANTINE,
    },
    'Arrivals/DeadLetters': {
      name: { en: 'Dead-letter queue', ko: '배달 못한 편지 대기열' },
      why: {
        en: 'Files whose check failed five times wait here for somebody to look.',
        ko: '검사가 다섯 번 실패한 파일의 알림이 여기에서 사람을 기다립니다.',
      },
      lesson: { en: 'What breaks and how you see it', ko: '자주 생기는 문제와 증상' },
    },
    Check: {
      name: { en: 'Checks the file', ko: '파일 검사' },
      why: {
        en: 'Reads what is really inside, and makes pictures anew from their pixels.',
        ko: '파일 속을 직접 읽고, 그림은 픽셀부터 새로 만듭니다.',
      },
      lesson: BYTES,
      console: {
        en: 'Lambda > Create function; Add trigger: SQS, batch size 1, Report batch item failures, Maximum concurrency 5',
        ko: 'Lambda > 함수 생성, 트리거 추가: SQS, 배치 크기 1, 배치 항목 실패 보고, 최대 동시성 5',
      },
    },
    Files: {
      name: { en: 'Checked files', ko: '검사한 파일' },
      why: {
        en: 'Only what passed; CloudFront reads here, and nobody else from outside.',
        ko: '통과한 것만 있습니다. 밖에서는 CloudFront만 읽습니다.',
      },
      lesson: BYTES,
    },
    Store: {
      name: { en: 'Uploads', ko: '업로드 기록' },
      why: { en: 'Whose each upload is and how it stands.', ko: '업로드마다 주인과 상태를 기록합니다.' },
      lesson: FORM,
    },
    Images: {
      name: { en: 'Resize in the region', ko: '리전에서 크기 조절' },
      why: {
        en: 'Makes the size that is asked for, and keeps it for the next one.',
        ko: '요청한 크기의 그림을 만들고 다음 요청을 위해 보관합니다.',
      },
      lesson: REGION,
    },
    Variants: {
      name: { en: 'Sizes already made', ko: '만들어 둔 크기' },
      why: {
        en: 'CloudFront looks here first; only what is missing is made.',
        ko: 'CloudFront가 먼저 찾는 곳입니다. 없을 때만 새로 만듭니다.',
      },
      lesson: REGION,
    },
    Alarms: {
      name: { en: 'Alarms, dashboard', ko: '경보와 대시보드' },
      why: {
        en: 'Say when files wait, checks fail or answers are errors.',
        ko: '파일이 밀리거나 검사가 실패하거나 오류로 응답하면 알려 줍니다.',
      },
      lesson: { en: 'What breaks and how you see it', ko: '자주 생기는 문제와 증상' },
    },
  },
  steps: [
    { from: 'outside/everybody', to: 'Site/Distribution', text: ASK_TEXT },
    {
      from: 'Site/Distribution',
      to: 'Api/Api',
      text: { en: 'CloudFront hands the request on to the API.', ko: 'CloudFront가 요청을 API로 넘깁니다.' },
    },
    {
      from: 'Site/Distribution',
      to: 'Api/Balancer',
      text: {
        en: 'CloudFront hands the request on, into the network.',
        ko: 'CloudFront가 요청을 네트워크 안으로 넘깁니다.',
      },
    },
    { from: 'Api/Api', to: 'Api/Functions/Issue', text: FORM_TEXT },
    { from: 'Api/Balancer', to: 'Api/Servers', text: FORM_TEXT },
    { from: 'outside/everybody', to: 'Quarantine', text: SEND_TEXT },
    { from: 'outside/users', to: 'Quarantine', text: SEND_TEXT },
    {
      from: 'Quarantine',
      to: 'Arrivals/News',
      text: { en: 'The bucket tells the queue that a file came.', ko: '버킷이 파일이 왔다고 대기열에 알립니다.' },
    },
    {
      from: 'Arrivals/News',
      to: 'Check',
      text: {
        en: 'The check takes one file after the other and reads its bytes.',
        ko: '검사 함수가 파일을 하나씩 가져와 바이트를 읽습니다.',
      },
    },
    {
      from: 'Check',
      to: 'Files',
      text: {
        en: 'What passed is written anew; everything else stays out.',
        ko: '통과한 것만 새로 씁니다. 나머지는 들어오지 못합니다.',
      },
    },
    {
      from: 'Check',
      to: 'Store',
      text: { en: 'How it ended is noted, for whoever asks.', ko: '결과를 기록해 두면 물어볼 때 알려 줍니다.' },
    },
    {
      from: 'Site/Distribution',
      to: 'Files',
      text: { en: 'From now on CloudFront serves the file.', ko: '이제 CloudFront가 파일을 제공합니다.' },
    },
  ],
};
