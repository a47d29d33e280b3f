import type { Language } from '../../config/sentence';
import type { AccessAnswer } from './access-question';
import type { ReachLine } from './reach-question';
import type { Means } from './role-chains';

/** What the command says. */
interface Texts {
  readonly help: string;
  readonly noPattern: (problem: string, patterns: string) => string;
  readonly oneSource: string;
  readonly noSource: (patterns: string) => string;
  readonly twoFactors: (mfa: string) => string;
  readonly unreadable: (path: string, message: string) => string;
  readonly noStack: (name: string, stacks: string) => string;
  readonly may: (who: string, action: string, resource: string, circumstances: string) => string;
  readonly mayWhat: (who: string, action: string, circumstances: string) => string;
  readonly from: string;
  readonly verdict: Readonly<Record<AccessAnswer['verdict'], string>>;
  readonly nobodyAllows: string;
  readonly undecided: (reason: string) => string;
  readonly noValue: (parameter: string) => string;
  readonly through: Readonly<Record<Means, (role: string, first: boolean) => string>>;
  readonly lastRole: string;
  readonly byWayOf: (roles: string) => string;
  readonly throughUnknown: (roles: string, reason: string) => string;
  readonly becomes: (roles: string) => string;
  readonly notFollowed: (who: string, actions: string) => string;
  readonly parameters: (values: string, example: string) => string;
  readonly open: {
    readonly title: string;
    readonly groups: Readonly<Record<'open' | 'some' | 'guarded' | 'blocked' | 'denied', string>>;
    readonly entry: (who: string, way: string) => string;
    readonly connection: (from: string, to: string, ports: string, way: string) => string;
  };
  readonly openKey: (key: string) => string;
  readonly decides: {
    readonly accessBlock: (bucket: string) => string;
    readonly noRoute: (api: string, call: string) => string;
  };
  readonly statement: (effect: string, sid: string | undefined, place: string) => string;
  readonly at: (file: string, line: number) => string;
  readonly ways: string;
  readonly whoMay: (action: string) => string;
  readonly nobodyMay: string;
  readonly cannotTell: string;
  readonly rights: (of: string) => string;
  readonly noRights: string;
  readonly reach: (who: string, what: string, port: string) => string;
  readonly nobodyReaches: string;
  readonly way: Readonly<Record<ReachLine['way'], string>>;
  readonly overview: string;
  readonly people: string;
  readonly things: string;
  readonly ask: string;
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    help: `Usage: npm run --silent access -- <pattern> [question] [-c KEY=VALUE]...
       npm run --silent access -- --assembly cdk.out [question]
       npm run --silent access -- --template Stack.template.json [question]

Answers who may do what and who reaches what, from the template alone: no account is asked. Account and ids are made up, since
only a deployment knows them. The question is made of options, or of words in quotes, in English or Korean:

  npm run --silent access -- PATTERN --who NAME --can ec2:RunInstances --on THING --without-mfa
  npm run --silent access -- PATTERN "May NAME s3:GetObject on THING from 203.0.113.7?"

  --who <name>           a group (any member), a user, a role, a policy (whoever is given it), a service (sns.amazonaws.com),
                         or internet (whoever has no credentials). Alone: all that its statements say, and of internet all
                         that is open to it
  --can <action>         for example s3:GetObject. Without --who: everybody who may; without --on: everything that the action
                         is about here
  --on <thing>           a name of the template, a part of it (BUCKET/photos/1.png) or an ARN. Alone: all that is said of it
  --reach <thing>        who reaches it over the network, or --who alone does; without a thing ("") whatever there is
  --port <port>          22, "tcp 22" or "udp 53"; asks about reach
  --mfa yes|no|key       signed in with MFA (default), without, or by an access key, which carries none; of a role:
                         how somebody signed in who takes it (default: a program has it)
  --without-mfa          the same as --mfa no
  --from <address>       where the request comes from (203.0.113.7)
  --with KEY=VALUE       another key of the request, as often as needed; KEY= is one that AWS does not send
  --parameter KEY=VALUE  value of a parameter of the template (default: its default value, and the answer says so)
  -c KEY=VALUE           configuration of the pattern, as cdk takes it
  --pattern <pattern>    the same as the first word
  --assembly <folder>    a synthesized assembly instead of a pattern
  --template <file>      a template as JSON instead of a pattern; without source lines
  --stack <name>         one of several stacks (default: the first that knows the names, the largest first)
  --json                 print the answer as JSON (version 1)
  --lang en|ko           language of the answer (default: from LC_ALL or LANG)

Without a question: what the public gets at, and whom and what one can ask about.

Exit status: 0 allowed, be it by way of a role that one can come to have, or a list was given; 1 denied, or nobody may or reaches
it; 2 it cannot be told, of one thing asked about at least, or the question was refused. With --json a refusal is {"version": 1, "refused": "..."}.
Followed are roles that are taken, that a function has whose code is changed, and that are passed to a new function or instance. Other
ways to more rights (changed policies, keys made for others, commands on instances) are not: a no names those that are open.
What else is left out narrows only: policies of an organization, of sessions, and network access lists.`,
    noPattern: (problem, patterns) => `${problem}; one of ${patterns}`,
    oneSource: 'One of a pattern, --assembly and --template: what is the question about?',
    noSource: (patterns) => `Name a pattern (${patterns}), or give --assembly or --template.`,
    twoFactors: (mfa) => `--mfa ${mfa} and --without-mfa say the contrary of each other; leave one out`,
    unreadable: (path, message) => `${path} cannot be read: ${message}`,
    noStack: (name, stacks) => `--stack ${name}: there is no such stack; one of ${stacks}`,
    may: (who, action, resource, circumstances) => `May ${who} ${action} on ${resource}? (${circumstances})`,
    mayWhat: (who, action, circumstances) => `May ${who} ${action}? (${circumstances})`,
    from: 'from',
    verdict: { allowed: 'yes', denied: 'no', undecided: 'cannot be told' },
    nobodyAllows: 'no statement allows it',
    undecided: (reason) => `This cannot be told: ${reason}`,
    noValue: (parameter) =>
      `This cannot be told: the template gives the parameter ${parameter} no value; give one with --parameter ${parameter}=VALUE`,
    through: {
      takes: (role, first) => `${first ? 'Not itself, but it may' : 'That role may'} take on the role ${role}:`,
      code: (role, first) =>
        `${first ? 'Not itself, but it may' : 'That role may'} change the code of a function that has the role ${role}:`,
      function: (role, first) =>
        `${first ? 'Not itself, but it may' : 'That role may'} make a function that has the role ${role}:`,
      machine: (role, first) =>
        `${first ? 'Not itself, but it may' : 'That role may'} start an instance that has the role ${role}:`,
    },
    lastRole: 'And that role may:',
    byWayOf: (roles) => `by way of ${roles}`,
    throughUnknown: (roles, reason) => `Whether it may by way of ${roles} cannot be told: ${reason}`,
    becomes: (roles) => `It can also come to have the rights of ${roles}.`,
    notFollowed: (who, actions) =>
      `Not followed: statements let ${who} do what can lead to more rights: ${actions}. The no holds only until that is used.`,
    parameters: (values, example) =>
      `Answered with the default values of parameters: ${values}. Another one is asked with --parameter ${example}=VALUE.`,
    open: {
      title: 'What anybody from the internet may reach and do:',
      groups: {
        open: 'Open to anybody:',
        some: 'Open to some addresses alone:',
        guarded: 'Reached from the internet, but it wants to know who comes:',
        blocked: 'Allowed by a statement, but kept shut by a public access block:',
        denied: 'Denied to everybody:',
      },
      entry: (who, way) => `${who.charAt(0).toUpperCase()}${who.slice(1)} may use ${way}`,
      connection: (from, to, ports, way) => `${to} is reached on ${ports} ${way} (${from})`,
    },
    openKey: (key) =>
      `a policy reads ${key}, which the question leaves open; give --with ${key}=VALUE, or --with ${key}= where AWS does not send it`,
    decides: {
      accessBlock: (bucket) =>
        `the public access block of ${bucket} (RestrictPublicBuckets) keeps out whoever has no credentials`,
      noRoute: (api, call) => `${api} has no route for ${call}`,
    },
    statement: (effect, sid, place) => `${effect}${sid ? ` ${sid}` : ''} of ${place}`,
    at: (file, line) => `${file}:${line}`,
    ways: 'Other ways to it:',
    whoMay: (action) => `Who may ${action}?`,
    nobodyMay: 'nobody',
    cannotTell: 'cannot be told',
    rights: (of) => `What statements say of ${of}:`,
    noRights: 'nothing',
    reach: (who, what, port) =>
      `${who ? `Does ${who === 'internet' ? 'the internet' : who} reach` : 'Who reaches'} ${what || 'anything'}${port && ` on ${port}`}?`,
    nobodyReaches: 'no',
    way: {
      fromInternet: 'from the internet',
      fromCloudFront: 'from CloudFront',
      latent: 'by the rules, but there is no path to it yet',
      inside: 'inside the network',
      byGroup: 'whatever joins the group',
      outward: 'outward',
    },
    overview: 'What the public gets at:',
    people: 'who',
    things: 'things',
    ask: 'Ask with --who, --can, --on and --reach; --help has examples.',
  },
  ko: {
    help: `사용법: npm run --silent access -- <패턴> [질문] [-c KEY=VALUE]...
        npm run --silent access -- --assembly cdk.out [질문]
        npm run --silent access -- --template Stack.template.json [질문]

누가 무엇을 할 수 있고 누가 어디에 접속할 수 있는지 템플릿만 보고 답합니다. AWS 계정에 묻지 않습니다. 계정과 ID는 배포해야 정해지므로
임의의 값을 씁니다. 질문은 옵션으로 하거나, 따옴표 안에 한국어나 영어로 적습니다.

  npm run --silent access -- PATTERN --who NAME --can ec2:RunInstances --on THING --without-mfa
  npm run --silent access -- PATTERN "NAME은 MFA 없이 THING에 s3:GetObject 할 수 있습니까?"

  --who <이름>           그룹(모든 멤버), 사용자, 역할, 정책(그 정책을 받은 주체), 서비스(sns.amazonaws.com),
                         internet(자격 증명이 없는 누구나). 혼자 쓰면 그 주체에 대한 정책 문을, internet이면 열린 것을
                         모두 보여 줍니다
  --can <작업>           예: s3:GetObject. --who가 없으면 할 수 있는 주체를 모두 찾고, --on이 없으면 이 작업의 대상을 모두 물어봅니다
  --on <리소스>          템플릿의 이름, 그 일부(BUCKET/photos/1.png) 또는 ARN. 혼자 쓰면 그 리소스에 대한 정책 문을 모두 보여 줍니다
  --reach <리소스>       누가 네트워크로 접속할 수 있는지, --who를 쓰면 그 주체가 접속할 수 있는지. 비우면("") 모든 리소스
  --port <포트>          22, "tcp 22", "udp 53". 접속에 대한 질문입니다
  --mfa yes|no|key       MFA로 로그인(기본값), MFA 없이 로그인, MFA 정보가 없는 액세스 키. 역할이면 그 역할을 맡는 사람의
                         로그인 방법 (기본값은 프로그램)
  --without-mfa          --mfa no와 같습니다
  --from <주소>          요청이 오는 주소 (203.0.113.7)
  --with KEY=VALUE       요청의 다른 조건 키. 여러 번 쓸 수 있고, KEY=는 AWS가 보내지 않는 키입니다
  --parameter KEY=VALUE  템플릿 파라미터의 값 (기본값은 템플릿의 기본값이며, 그때는 답에 적습니다)
  -c KEY=VALUE           cdk에 주는 것과 같은 패턴 설정
  --pattern <패턴>       첫 단어로 쓴 패턴과 같습니다
  --assembly <폴더>      패턴 대신 합성해 둔 어셈블리
  --template <파일>      패턴 대신 JSON 템플릿. 소스 위치는 알 수 없습니다
  --stack <이름>         여러 스택 중 하나 (기본값은 이름을 아는 첫 스택, 큰 것부터)
  --json                 답을 JSON으로 출력합니다 (버전 1)
  --lang en|ko           답의 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

질문이 없으면 외부에 열린 것과, 물어볼 수 있는 이름을 보여 줍니다.

종료 코드: 0 허용되거나(가질 수 있는 역할을 거쳐서라도) 목록을 보여 줌, 1 거부되거나 할 수 있는 주체 또는 접속할 수 있는 주체가 없음, 2 물어본 것 가운데 판단할 수
없는 것이 있거나 질문을 받아들이지 못함. --json이면 거부한 이유를 {"version": 1, "refused": "..."}로 출력합니다.
역할을 맡는 경로, 역할을 가진 함수의 코드를 바꾸는 경로, 새 함수나 인스턴스에 역할을 붙이는 경로는 따라갑니다. 권한을 넓히는 다른
경로(정책 변경, 다른 사용자의 키 발급, 인스턴스에서 명령 실행)는 따라가지 않으며, 열려 있으면 "아니요" 아래에 적습니다.
그 밖에 조직 정책, 세션 정책, 네트워크 ACL은 권한을 좁히기만 하므로 보지 않습니다.`,
    noPattern: (problem, patterns) => `${problem}. ${patterns} 중에서 고르세요`,
    oneSource: '패턴, --assembly, --template 가운데 하나만 쓰세요. 무엇에 대한 질문입니까?',
    noSource: (patterns) => `패턴(${patterns})을 적거나 --assembly 또는 --template을 쓰세요.`,
    twoFactors: (mfa) => `--mfa ${mfa}와(과) --without-mfa는 서로 반대입니다. 하나만 쓰세요`,
    unreadable: (path, message) => `${path}을(를) 읽을 수 없습니다: ${message}`,
    noStack: (name, stacks) => `--stack ${name}: 없는 스택입니다. ${stacks} 중에서 고르세요`,
    may: (who, action, resource, circumstances) =>
      `${who}: ${resource}에 ${action} 작업을 할 수 있습니까? (${circumstances})`,
    mayWhat: (who, action, circumstances) => `${who}: ${action} 작업을 할 수 있습니까? (${circumstances})`,
    from: '주소',
    verdict: { allowed: '예', denied: '아니요', undecided: '판단할 수 없음' },
    nobodyAllows: '허용하는 정책 문이 없습니다',
    undecided: (reason) => `판단할 수 없습니다: ${reason}`,
    noValue: (parameter) =>
      `판단할 수 없습니다: 템플릿에 파라미터 ${parameter}의 값이 없습니다. --parameter ${parameter}=VALUE로 알려 주세요`,
    through: {
      takes: (role, first) => `${first ? '직접은 아니지만' : '그 역할은'} 역할 ${role}을(를) 맡을 수 있습니다:`,
      code: (role, first) =>
        `${first ? '직접은 아니지만' : '그 역할은'} 역할 ${role}을(를) 가진 함수의 코드를 바꿀 수 있습니다:`,
      function: (role, first) =>
        `${first ? '직접은 아니지만' : '그 역할은'} 역할 ${role}을(를) 붙인 함수를 만들 수 있습니다:`,
      machine: (role, first) =>
        `${first ? '직접은 아니지만' : '그 역할은'} 역할 ${role}을(를) 붙인 인스턴스를 시작할 수 있습니다:`,
    },
    lastRole: '그리고 그 역할은 할 수 있습니다:',
    byWayOf: (roles) => `${roles} 경유`,
    throughUnknown: (roles, reason) => `${roles}을(를) 거쳐 할 수 있는지는 판단할 수 없습니다: ${reason}`,
    becomes: (roles) => `${roles}의 권한도 가질 수 있습니다.`,
    notFollowed: (who, actions) =>
      `따라가지 않은 경로: ${who}에게 권한을 넓힐 수 있는 작업이 허용되어 있습니다: ${actions}. 이 작업을 쓰기 전까지만 "아니요"입니다.`,
    parameters: (values, example) =>
      `파라미터의 기본값으로 답했습니다: ${values}. 다른 값은 --parameter ${example}=VALUE로 물어보세요.`,
    open: {
      title: '자격 증명이 없는 누구나 인터넷에서 할 수 있는 것:',
      groups: {
        open: '누구에게나 열린 것:',
        some: '정해진 주소에만 열린 것:',
        guarded: '인터넷에서 접속할 수 있지만 누구인지 확인하는 것:',
        blocked: '정책 문은 허용하지만 퍼블릭 액세스 차단이 막는 것:',
        denied: '모두에게 거부하는 것:',
      },
      entry: (who, way) => `${way}: ${who}`,
      connection: (from, to, ports, way) => `${way}(${from}) ${to}의 ${ports}에 접속할 수 있습니다`,
    },
    openKey: (key) =>
      `정책이 ${key}을(를) 읽는데 질문에 없습니다. --with ${key}=VALUE로, AWS가 보내지 않는 키라면 --with ${key}=로 알려 주세요`,
    decides: {
      accessBlock: (bucket) =>
        `${bucket}의 퍼블릭 액세스 차단(RestrictPublicBuckets)이 자격 증명이 없는 요청을 막습니다`,
      noRoute: (api, call) => `${api}에는 ${call} 경로가 없습니다`,
    },
    statement: (effect, sid, place) => `${place}의 ${effect} 정책 문${sid ? ` ${sid}` : ''}`,
    at: (file, line) => `${file}:${line}`,
    ways: '다른 경로:',
    whoMay: (action) => `누가 ${action} 작업을 할 수 있습니까?`,
    nobodyMay: '아무도 없습니다',
    cannotTell: '판단할 수 없음',
    rights: (of) => `${of}에 대한 정책 문:`,
    noRights: '없습니다',
    reach: (who, what, port) =>
      `${who ? `${who === 'internet' ? '인터넷' : who}에서` : '누가'} ${what || '템플릿의 리소스'}에 접속할 수 있습니까?${port && ` (${port})`}`,
    nobodyReaches: '아니요',
    way: {
      fromInternet: '인터넷에서',
      fromCloudFront: 'CloudFront에서',
      latent: '규칙은 열려 있지만 아직 경로가 없음',
      inside: '네트워크 안에서',
      byGroup: '이 보안 그룹을 붙인 것이면 무엇이든',
      outward: '밖으로',
    },
    overview: '외부에 열린 것:',
    people: '주체',
    things: '리소스',
    ask: '--who, --can, --on, --reach로 물어보세요. 예는 --help에 있습니다.',
  },
};
