import type { Tour } from '../model/graph/tour';

const READ = { en: 'Read what came.', ko: '들어온 문서 읽기.' };
const LEDGER = { en: 'The ledger is the truth.', ko: '기준은 원장입니다.' };
const SEARCH = { en: 'Search twice, and abstain.', ko: '두 번 검색하고, 없으면 답하지 않기.' };
const PROMPT = { en: 'The prompt.', ko: '프롬프트.' };
const SERVERS = { en: 'Functions or servers.', ko: '함수 또는 서버.' };
const EMBEDDING = { en: 'Another embedding model.', ko: '다른 임베딩 모델로 바꾸기.' };
const BREAKS = { en: 'What breaks and how you see it', ko: '자주 생기는 문제와 증상' };

const STORE_WHY = {
  en: 'Finds the passages that fit a question, by words and by meaning, each tenant alone.',
  ko: '질문에 맞는 단락을 단어와 뜻으로 찾습니다. 테넌트마다 따로 찾습니다.',
};
const SEARCHED = {
  en: 'The passages are searched twice at once: by words, and by meaning.',
  ko: '단어로, 그리고 뜻으로 동시에 두 번 검색합니다.',
};
const VALID = {
  en: 'The ledger says which of the hits still count.',
  ko: '찾은 단락이 아직 유효한지 원장에 묻습니다.',
};
const WRITTEN = {
  en: 'The model writes an answer from the passages alone, each claim with its source.',
  ko: '모델이 찾은 단락만으로 답을 쓰고 출처를 답니다.',
};
const STORED = { en: 'It writes the passages into the index.', ko: '단락을 색인에 씁니다.' };

/** The things of the stack as a teacher shows them. */
export const tour: Tour = {
  pattern: 'rag',
  title: { en: 'Answers from your own documents', ko: '내 문서에서 찾아 출처와 함께 답하기' },
  nodes: {
    'outside/callers': {
      name: { en: 'Who asks, who changes', ko: '질문하는 사람, 바꾸는 사람' },
      why: {
        en: 'Each signs with IAM for one tenant; asking and changing documents are two policies.',
        ko: '테넌트 하나에 대해 IAM으로 서명합니다. 질문과 문서 변경은 정책이 다릅니다.',
      },
      lesson: { en: 'Who may.', ko: '누가 할 수 있나.' },
      console: {
        en: 'IAM > Policies > Create policy, two for each tenant',
        ko: 'IAM > 정책 > 정책 생성, 테넌트마다 둘',
      },
    },
    'Api/Api': {
      name: { en: 'REST API', ko: 'REST API' },
      why: {
        en: 'Looks at the signature and at the tenant in the path, and streams the answer.',
        ko: '서명과 경로의 테넌트를 확인하고 답을 스트림으로 보냅니다.',
      },
      lesson: { en: 'Who may.', ko: '누가 할 수 있나.' },
      console: {
        en: 'API Gateway > REST API > Create resource {tenant}; methods with Authorization: AWS IAM; Response transfer mode: Stream',
        ko: 'API Gateway > REST API > {tenant} 리소스 생성, 메서드의 권한 부여: AWS IAM, 응답 전송 모드: 스트림',
      },
    },
    'Functions/Change': {
      name: { en: 'Takes documents', ko: '문서 접수' },
      why: {
        en: 'Signs a form for one document, or notes that one goes.',
        ko: '문서 하나를 올릴 양식에 서명하거나, 문서를 지운다고 적습니다.',
      },
      lesson: READ,
    },
    'Functions/Ask': {
      name: { en: 'Answers', ko: '답변' },
      why: {
        en: 'Searches, asks the model, and checks what it cites; says so when nothing fits.',
        ko: '검색하고 모델에 묻고 인용을 확인합니다. 맞는 것이 없으면 없다고 합니다.',
      },
      lesson: PROMPT,
    },
    'Functions/Search': {
      name: { en: 'Searches', ko: '검색' },
      why: {
        en: 'Finds passages and similar documents, without a model that writes.',
        ko: '글 쓰는 모델 없이 단락과 비슷한 문서를 찾습니다.',
      },
      lesson: SEARCH,
    },
    'Functions/Read': {
      name: { en: 'Lists documents', ko: '문서 목록' },
      why: {
        en: 'Says which documents there are and how each stands.',
        ko: '어떤 문서가 있고 어떤 상태인지 알려 줍니다.',
      },
      lesson: LEDGER,
    },
    ServersBalancer: {
      name: { en: 'Load balancer', ko: '로드 밸런서' },
      why: {
        en: 'Not on the internet: only the API reaches it, by a link.',
        ko: '인터넷에 없습니다. API만 링크로 닿습니다.',
      },
      lesson: SERVERS,
    },
    Servers: {
      name: { en: 'Answer servers', ko: '답변 서버' },
      why: {
        en: 'Ask and search as the two functions do, for whoever has to run servers.',
        ko: '함수 둘이 하는 답변과 검색을 서버로 합니다.',
      },
      lesson: SERVERS,
    },
    Files: {
      name: { en: 'Documents', ko: '문서' },
      why: { en: 'The documents as they were brought.', ko: '올린 그대로의 문서입니다.' },
      lesson: READ,
      console: {
        en: 'S3 > Create bucket: versioning, lifecycle; Event notifications: documents/, all object create and removal events, to the queue',
        ko: 'S3 > 버킷 만들기: 버전 관리, 수명 주기, 이벤트 알림: documents/, 모든 객체 생성과 제거, 대기열로',
      },
    },
    'Documents/News': {
      name: { en: 'News of documents', ko: '문서 소식' },
      why: {
        en: 'Keeps the news of what came, changed or went until it is read.',
        ko: '생기고 바뀌고 지워진 소식을 읽을 때까지 보관합니다.',
      },
      lesson: READ,
    },
    'Documents/DeadLetters': {
      name: { en: 'Dead-letter queue', ko: '배달 못한 편지 대기열' },
      why: {
        en: 'Documents whose reading failed five times wait here for somebody to look.',
        ko: '다섯 번 읽지 못한 문서의 소식이 여기에서 사람을 기다립니다.',
      },
      lesson: BREAKS,
    },
    Reader: {
      name: { en: 'Reader', ko: '문서 읽기' },
      why: {
        en: 'Cuts a document into passages, and ends right in whatever order the news comes.',
        ko: '문서를 단락으로 나눕니다. 소식이 어떤 순서로 와도 결과는 같습니다.',
      },
      lesson: { en: 'Passages.', ko: '단락.' },
      console: {
        en: 'Lambda > Create function; Add trigger: SQS, batch size 1, Maximum concurrency 2',
        ko: 'Lambda > 함수 생성, 트리거 추가: SQS, 배치 크기 1, 최대 동시성 2',
      },
    },
    Ledger: {
      name: { en: 'Ledger', ko: '원장' },
      why: {
        en: 'Says which version of a document counts; a hit of another one is no answer.',
        ko: '문서의 어느 버전이 유효한지 정합니다. 다른 버전에서 찾은 것은 답이 아닙니다.',
      },
      lesson: LEDGER,
    },
    Passages: {
      name: { en: 'OpenSearch Serverless', ko: 'OpenSearch Serverless' },
      why: STORE_WHY,
      lesson: { en: 'The store, asleep.', ko: '쉬는 저장소.' },
      console: {
        en: 'OpenSearch Service > Serverless > Collection groups > Create: NextGen, capacity limits; Collections > Create: vector search',
        ko: 'OpenSearch Service > 서버리스 > 컬렉션 그룹 생성: NextGen, 용량 한도, 컬렉션 생성: 벡터 검색',
      },
    },
    PassageDomain: {
      name: { en: 'OpenSearch domain', ko: 'OpenSearch 도메인' },
      why: STORE_WHY,
      lesson: { en: 'Or a domain.', ko: '또는 도메인.' },
      console: {
        en: 'OpenSearch Service > Domains > Create: VPC, fine-grained access control with an IAM role as master',
        ko: 'OpenSearch Service > 도메인 생성: VPC, IAM 역할을 마스터로 하는 세분화된 액세스 제어',
      },
    },
    'Answers/Guardrail': {
      name: { en: 'Guardrail', ko: '가드레일' },
      why: {
        en: 'Refuses what should not be asked or answered, and masks personal data.',
        ko: '하면 안 되는 질문과 답을 막고 개인 정보를 가립니다.',
      },
      lesson: { en: 'A guardrail, if you want one.', ko: '가드레일을 쓰려면.' },
      console: {
        en: 'Bedrock > Guardrails > Create guardrail: Standard tier, cross-Region profile, filters, masks; Create version',
        ko: 'Bedrock > 가드레일 > 생성: Standard 티어, 리전 간 프로파일, 필터, 마스킹, 버전 생성',
      },
    },
    'outside/model/anthropic.claude': {
      name: { en: 'Claude', ko: 'Claude' },
      why: { en: 'Writes the answer from passages and question.', ko: '단락과 질문으로 답을 씁니다.' },
      lesson: PROMPT,
      console: {
        en: 'Bedrock > Model catalog > the model > Submit use case details',
        ko: 'Bedrock > 모델 카탈로그 > 모델 > 사용 사례 세부 정보 제출',
      },
    },
    'outside/model/cohere.embed': {
      name: { en: 'Cohere Embed', ko: 'Cohere Embed' },
      why: { en: 'Makes vectors that stand for the meaning of a text.', ko: '글의 뜻을 나타내는 벡터를 만듭니다.' },
      lesson: EMBEDDING,
    },
    'outside/model/amazon.titan': {
      name: { en: 'Titan Embeddings', ko: 'Titan Embeddings' },
      why: { en: 'Makes vectors that stand for the meaning of a text.', ko: '글의 뜻을 나타내는 벡터를 만듭니다.' },
      lesson: EMBEDDING,
    },
    'outside/model/cohere.rerank': {
      name: { en: 'Cohere Rerank', ko: 'Cohere Rerank' },
      why: {
        en: 'Puts the hits in order once more, by how well they fit the question.',
        ko: '찾은 단락을 질문에 맞는 순서로 다시 세웁니다.',
      },
      lesson: SEARCH,
    },
    Alarms: {
      name: { en: 'Alarms, dashboard', ko: '경보와 대시보드' },
      why: {
        en: 'Say when documents wait, answers fail or tokens run up a bill.',
        ko: '문서가 밀리거나 답이 실패하거나 토큰 비용이 늘면 알려 줍니다.',
      },
      lesson: { en: 'What a model may cost.', ko: '모델 비용.' },
    },
  },
  steps: [
    {
      from: 'Functions/Change',
      to: 'Files',
      text: {
        en: 'A form is signed for one document, and the document comes with it.',
        ko: '문서 하나를 올릴 양식에 서명하고, 그 양식으로 문서를 받습니다.',
      },
    },
    {
      from: 'Files',
      to: 'Documents/News',
      text: { en: 'The bucket tells the queue.', ko: '버킷이 대기열에 알립니다.' },
    },
    {
      from: 'Documents/News',
      to: 'Reader',
      text: {
        en: 'The reader takes the news and cuts the document into passages.',
        ko: '읽는 함수가 소식을 가져와 문서를 단락으로 나눕니다.',
      },
    },
    { from: 'Reader', to: 'Passages', text: STORED },
    { from: 'Reader', to: 'PassageDomain', text: STORED },
    {
      from: 'Reader',
      to: 'Ledger',
      text: { en: 'From this note on the new version counts.', ko: '원장에 적으면 그때부터 새 버전이 유효합니다.' },
    },
    {
      from: 'outside/callers',
      to: 'Api/Api',
      text: { en: 'Somebody asks a question, and signs it.', ko: '누군가 서명한 질문을 보냅니다.' },
    },
    {
      from: 'Api/Api',
      to: 'Functions/Ask',
      text: { en: 'The function takes the question of one tenant.', ko: '함수가 테넌트 하나의 질문을 받습니다.' },
    },
    {
      from: 'Api/Api',
      to: 'ServersBalancer',
      text: {
        en: 'The API hands the question on by its link into the network.',
        ko: 'API가 링크로 네트워크 안에 질문을 넘깁니다.',
      },
    },
    {
      from: 'ServersBalancer',
      to: 'Servers',
      text: { en: 'A server takes the question of one tenant.', ko: '서버가 테넌트 하나의 질문을 받습니다.' },
    },
    { from: 'Functions/Ask', to: 'Passages', text: SEARCHED },
    { from: 'Functions/Ask', to: 'PassageDomain', text: SEARCHED },
    { from: 'Servers', to: 'Passages', text: SEARCHED },
    { from: 'Servers', to: 'PassageDomain', text: SEARCHED },
    { from: 'Functions/Ask', to: 'Ledger', text: VALID },
    { from: 'Servers', to: 'Ledger', text: VALID },
    { from: 'Functions/Ask', to: 'outside/model/anthropic.claude', text: WRITTEN },
    { from: 'Servers', to: 'outside/model/anthropic.claude', text: WRITTEN },
  ],
};
