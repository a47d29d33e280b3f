/** Every sentence the command prints, in English and Korean. A sentence missing in one of them does not compile. */
export interface Messages {
  /** What stands before and after the examples and options of `--help`. */
  readonly help: {
    readonly what: string;
    readonly examples: readonly (readonly [command: string, effect: string])[];
    readonly optionsTitle: string;
    readonly options: readonly (readonly [option: string, effect: string])[];
    readonly withPattern: (pattern: string) => string;
    readonly withOnce: (pattern: string) => string;
    readonly end: string;
  };
  readonly oldNode: (version: string) => string;
  readonly unknownPattern: (option: string, wrong: string, known: string) => string;
  readonly badPort: (port: string) => string;
  readonly tooMany: (argument: string) => string;
  readonly noFolder: (folder: string, code: string) => string;
  readonly folderInUse: (folder: string) => string;
  readonly folderElsewhere: (folder: string, host: string, since: string, file: string) => string;
  readonly folderDamaged: (folder: string, reason: string) => string;
  readonly needsOnce: (option: string) => string;
  readonly portTaken: (port: number) => string;
  readonly starting: (pattern: string) => string;
  readonly failed: (pattern: string, message: string) => string;
  readonly runningAll: (patterns: string) => string;
  readonly running: (pattern: string) => string;
  readonly labels: {
    readonly page: string;
    readonly api: string;
    readonly queuesAndFiles: string;
    readonly tables: string;
    readonly mails: string;
    readonly database: string;
    readonly functions: string;
    readonly kept: string;
    readonly buckets: string;
    readonly queueUrls: string;
    readonly tableNames: string;
    /** What a client sets, so that it speaks to these services. */
    readonly clients: string;
  };
  readonly stopHint: string;
  readonly stopping: string;
}

const en: Messages = {
  help: {
    what: 'Runs the patterns on this machine: their own code and their own templates, on embedded services.',
    examples: [
      ['', 'opens a page with every pattern; one is started when its own page is opened'],
      ['--pattern NAME', 'starts one and opens its page'],
      ['-c KEY=VALUE', 'the same with a value that cdk takes after -c; a key of one pattern chooses that pattern'],
    ],
    optionsTitle: 'Options',
    options: [
      ['-c, --context key=value', 'a configuration value, as for cdk; may be repeated'],
      ['    --pattern NAME', 'pattern to start at once'],
      ['    --port N', 'port of the page (8020, or a free one if that is taken)'],
      ['    --no-open', 'do not open a browser'],
      ['    --keep DIR', 'keep data in DIR from one start to the next'],
      ['    --once NAME ...', 'do one thing with a pattern and end, as in the examples'],
      ['    --json', 'print JSON for programs, which call npm start --silent --'],
      ['    --lang en|ko', 'language of these messages (by default that of the system)'],
      ['-h, --help', 'this text'],
    ],
    withPattern: (pattern) => `With --pattern ${pattern} or --once ${pattern}`,
    withOnce: (pattern) => `With --once ${pattern}`,
    end: 'It ends with 0 when all went well, 1 when the work or the start failed, 2 when the command was not understood.',
  },
  oldNode: (version) => `This needs Node.js 20.19 or later; this is ${version}. Get one from https://nodejs.org`,
  unknownPattern: (option, wrong, known) => `${option}: ${wrong}; use one of ${known}`,
  badPort: (port) => `--port ${port}: use a whole number from 0 to 65535`,
  tooMany: (argument) => `${argument}: not understood; --help shows what is`,
  noFolder: (folder, code) => `${folder} cannot be made, is no folder or takes no files (${code}); name another`,
  folderInUse: (folder) => `${folder} is in use by another start; end that one, or give --keep another folder`,
  folderElsewhere: (folder, host, since, file) =>
    `${folder} is in use on the machine ${host} since ${since}; if that start has ended, delete ${file}`,
  folderDamaged: (folder, reason) => `${folder} cannot be opened: ${reason}; give --keep another folder`,
  needsOnce: (option) => `${option} goes with --once only`,
  portTaken: (port) =>
    `Port ${port} is in use or not allowed; choose another with --port, or leave it out for a free one`,
  starting: (pattern) => `Synthesizing ${pattern} and starting what its template needs ...`,
  failed: (pattern, message) => `${pattern}: ${message}`,
  runningAll: (patterns) => `A page with every pattern (${patterns}); one starts when its own page is opened`,
  running: (pattern) => `${pattern} runs on this machine`,
  labels: {
    page: 'page',
    api: 'API',
    queuesAndFiles: 'S3, SQS',
    tables: 'DynamoDB',
    mails: 'SES outbox',
    database: 'PostgreSQL',
    functions: 'functions',
    kept: 'kept in',
    buckets: 'buckets',
    queueUrls: 'queues',
    tableNames: 'tables',
    clients: 'for clients',
  },
  stopHint: 'Ctrl-C ends it and leaves nothing behind.',
  stopping: 'Stopping ...',
};

const ko: Messages = {
  help: {
    what: '패턴을 이 컴퓨터에서 실행합니다. 배포할 코드와 템플릿을 그대로 쓰고, AWS 서비스만 내장된 것으로 대신합니다.',
    examples: [
      ['', '모든 패턴을 보여 주는 페이지를 엽니다. 패턴은 그 페이지를 처음 열 때 시작합니다'],
      ['--pattern NAME', '패턴 하나를 시작하고 그 페이지를 엽니다'],
      ['-c KEY=VALUE', 'cdk의 -c와 같은 값을 줍니다. 패턴의 키를 주면 그 패턴을 바로 시작합니다'],
    ],
    optionsTitle: '옵션',
    options: [
      ['-c, --context key=value', '설정값(cdk와 같음). 여러 번 쓸 수 있습니다'],
      ['    --pattern NAME', '바로 시작할 패턴'],
      ['    --port N', '페이지 포트 (8020, 사용 중이면 빈 포트)'],
      ['    --no-open', '브라우저를 열지 않습니다'],
      ['    --keep DIR', '데이터를 DIR에 보관해 다음 실행에서 이어 씁니다'],
      ['    --once NAME ...', '패턴 하나로 한 가지 일만 하고 끝냅니다. 위의 예를 보세요'],
      ['    --json', '프로그램이 읽을 JSON으로 출력합니다. 프로그램에서는 npm start --silent --로 시작합니다'],
      ['    --lang en|ko', '메시지 언어 (기본은 시스템 언어)'],
      ['-h, --help', '이 도움말'],
    ],
    withPattern: (pattern) => `--pattern ${pattern}, --once ${pattern} 옵션`,
    withOnce: (pattern) => `--once ${pattern} 옵션`,
    end: '종료 코드: 0 성공, 1 작업이나 시작 실패, 2 잘못된 명령.',
  },
  oldNode: (version) => `Node.js 20.19 이상이 필요합니다. 지금은 ${version}입니다. https://nodejs.org 에서 받으세요`,
  unknownPattern: (option, wrong, known) => `${option}: ${wrong}. ${known} 중에서 고르세요`,
  badPort: (port) => `--port ${port}: 0에서 65535 사이의 정수를 쓰세요`,
  tooMany: (argument) => `${argument}: 알 수 없는 인수입니다. --help를 보세요`,
  noFolder: (folder, code) =>
    `${folder}: 폴더를 만들 수 없거나, 폴더가 아니거나, 쓸 수 없는 폴더입니다(${code}). 다른 폴더를 지정하세요`,
  folderInUse: (folder) =>
    `${folder}: 다른 실행이 쓰고 있는 폴더입니다. 그 실행을 끝내거나 --keep에 다른 폴더를 지정하세요`,
  folderElsewhere: (folder, host, since, file) =>
    `${folder}: 컴퓨터 ${host}에서 ${since}부터 쓰고 있는 폴더입니다. 그 실행이 이미 끝났다면 ${file} 파일을 지우세요`,
  folderDamaged: (folder, reason) => `${folder}: 폴더를 열 수 없습니다(${reason}). --keep에 다른 폴더를 지정하세요`,
  needsOnce: (option) => `${option}: --once와 함께만 쓸 수 있습니다`,
  portTaken: (port) =>
    `포트 ${port}은(는) 사용 중이거나 쓸 수 없습니다. --port로 다른 포트를 고르거나, 옵션을 빼면 빈 포트를 씁니다`,
  starting: (pattern) => `${pattern} 패턴을 합성하고 템플릿에 필요한 서비스를 시작합니다 ...`,
  failed: (pattern, message) => `${pattern}: ${message}`,
  runningAll: (patterns) => `모든 패턴의 페이지입니다 (${patterns}). 패턴은 그 페이지를 열 때 시작합니다`,
  running: (pattern) => `${pattern} 패턴을 이 컴퓨터에서 실행하고 있습니다`,
  labels: {
    page: '페이지',
    api: 'API',
    queuesAndFiles: 'S3, SQS',
    tables: 'DynamoDB',
    mails: 'SES 발신함',
    database: 'PostgreSQL',
    functions: '함수',
    kept: '보관 위치',
    buckets: '버킷',
    queueUrls: '대기열 URL',
    tableNames: '테이블',
    clients: '클라이언트 설정',
  },
  stopHint: 'Ctrl-C를 누르면 흔적 없이 끝납니다.',
  stopping: '끝내는 중 ...',
};

export const MESSAGES = { en, ko };
