/** Every sentence the command prints, in English and Korean. A sentence missing in one of them does not compile. */
export interface Messages {
  readonly help: string;
  readonly oldNode: (version: string) => string;
  readonly unknownPattern: (pattern: string, known: string) => string;
  readonly badPort: (port: string) => string;
  readonly badContext: (pair: string) => string;
  readonly badLanguage: (language: string) => string;
  readonly onceNeeds: string;
  readonly tooMany: (argument: string) => string;
  readonly noFile: (file: string) => string;
  readonly isFolder: (file: string) => string;
  readonly fileTooLarge: (file: string, limitMiB: number) => string;
  readonly noFolder: (folder: string, code: string) => string;
  readonly noValue: (option: string) => string;
  readonly needsOnce: (option: string) => string;
  readonly portTaken: (port: number) => string;
  readonly kindNotHere: (kind: string, remedy: string) => string;
  readonly videoNeedsWorker: string;
  readonly videoNeedsFfmpeg: string;
  readonly needsNothing: string;
  readonly refused: (status: number, detail: string) => string;
  readonly jobFailed: (code: string, detail: string) => string;
  readonly tooSlow: (seconds: number) => string;
  readonly starting: (pattern: string) => string;
  readonly running: (pattern: string, variant: string) => string;
  readonly labels: {
    readonly page: string;
    readonly api: string;
    readonly queuesAndFiles: string;
    readonly tables: string;
    readonly mails: string;
    readonly database: string;
    readonly functions: string;
    readonly queue: string;
    readonly worker: string;
    readonly kept: string;
  };
  readonly queueFacts: (visibilitySeconds: number, maxReceiveCount: number) => string;
  readonly videoOff: string;
  readonly stopHint: string;
  readonly stopping: string;
  readonly resultsIn: (directory: string) => string;
}

const en: Messages = {
  help: `Runs a pattern on this machine: its own code and its own template, on embedded services.

  npm start                                     opens the page of the pattern async
  npm start -- -c async.worker=ec2              the same with another variant; any key that cdk takes after -c
  npm start -- --once async ./photo.jpg         runs one job through and prints where its results are

Options
  -c, --context key=value   a configuration value, as for cdk; may be repeated
      --pattern NAME        pattern to run (async)
      --port N              port of the page (8020, or a free one if that is taken)
      --no-open             do not open a browser
      --keep DIR            keep data in DIR from one start to the next
      --once NAME FILE      run one job and end: a picture becomes thumbnails, a .csv a bulk job, a video a smaller video
      --out DIR             with --once: where results go (./results/<job id>)
      --json                print JSON for programs
      --lang en|ko          language of these messages (by default that of the system)
  -h, --help                this text

It ends with 0 when all went well, 1 when the job or the start failed, 2 when the command was not understood.`,
  oldNode: (version) => `This needs Node.js 20.19 or later; this is ${version}. Get one from https://nodejs.org`,
  unknownPattern: (pattern, known) => `--pattern ${pattern}: no such pattern runs on a laptop; use ${known}`,
  badPort: (port) => `--port ${port}: use a whole number from 0 to 65535`,
  badContext: (pair) => `-c ${pair}: write key=value, for example -c async.worker=ec2`,
  badLanguage: (language) => `--lang ${language}: use en or ko`,
  onceNeeds: '--once needs a pattern and a file, for example: --once async ./photo.jpg',
  tooMany: (argument) => `${argument}: not understood; --help shows what is`,
  noFile: (file) => `${file}: there is no such file`,
  isFolder: (file) => `${file} is a folder; name one file in it`,
  fileTooLarge: (file, limit) => `${file} is too large; the laptop takes at most ${limit} MiB`,
  noFolder: (folder, code) => `${folder} cannot be made or is no folder (${code}); name another`,
  noValue: (option) => `${option} needs a value; --help shows which`,
  needsOnce: (option) => `${option} goes with --once only`,
  portTaken: (port) =>
    `Port ${port} is in use or not allowed; choose another with --port, or leave it out for a free one`,
  kindNotHere: (kind, remedy) => `Jobs of kind ${kind} do not run here; ${remedy}`,
  videoNeedsWorker: 'add -c async.worker=ec2',
  videoNeedsFfmpeg: 'install ffmpeg, so that it is found on the PATH',
  needsNothing: 'choose another file',
  refused: (status, detail) => `The API refused the job with ${status}: ${detail}`,
  jobFailed: (code, detail) => `The job failed (${code}): ${detail}`,
  tooSlow: (seconds) => `The job did not end within ${seconds} seconds`,
  starting: (pattern) => `Synthesizing ${pattern} and starting what its template needs ...`,
  running: (pattern, variant) => `${pattern} runs on this machine (${variant})`,
  labels: {
    page: 'page',
    api: 'API',
    queuesAndFiles: 'S3, SQS',
    tables: 'DynamoDB',
    mails: 'SES outbox',
    database: 'PostgreSQL',
    functions: 'functions',
    queue: 'queue',
    worker: 'worker',
    kept: 'kept in',
  },
  queueFacts: (visibility, receives) =>
    `hidden ${visibility} s after a receive; dead-letter queue after ${receives} receives`,
  videoOff: 'video is off: there is no ffmpeg on the PATH',
  stopHint: 'Ctrl-C ends it and leaves nothing behind.',
  stopping: 'Stopping ...',
  resultsIn: (directory) => `Results are in ${directory}`,
};

const ko: Messages = {
  help: `패턴을 이 컴퓨터에서 실행합니다. 배포할 코드와 템플릿을 그대로 쓰고, AWS 서비스 자리는 내장 서비스가 대신합니다.

  npm start                                     async 패턴의 페이지를 엽니다
  npm start -- -c async.worker=ec2              다른 구성으로 실행합니다. cdk의 -c에 쓰는 키를 모두 쓸 수 있습니다
  npm start -- --once async ./photo.jpg         작업 하나를 끝까지 처리하고 결과가 있는 곳을 알려 줍니다

옵션
  -c, --context key=value   설정값(cdk와 같음). 여러 번 쓸 수 있습니다
      --pattern NAME        실행할 패턴 (async)
      --port N              페이지 포트 (8020, 사용 중이면 빈 포트)
      --no-open             브라우저를 열지 않습니다
      --keep DIR            데이터를 DIR에 보관해 다음 실행에서 이어 씁니다
      --once NAME FILE      작업 하나만 처리하고 끝냅니다. 사진은 섬네일, .csv는 대량 작업, 동영상은 작은 동영상이 됩니다
      --out DIR             --once의 결과를 둘 곳 (./results/<작업 id>)
      --json                프로그램이 읽을 JSON으로 출력합니다
      --lang en|ko          메시지 언어 (기본은 시스템 언어)
  -h, --help                이 도움말

모두 잘되면 0, 작업이나 시작에 실패하면 1, 명령을 알아듣지 못하면 2로 끝납니다.`,
  oldNode: (version) => `Node.js 20.19 이상이 필요합니다. 지금은 ${version}입니다. https://nodejs.org 에서 받으세요`,
  unknownPattern: (pattern, known) =>
    `--pattern ${pattern}: 노트북에서 실행할 수 있는 패턴이 아닙니다. ${known} 중에서 고르세요`,
  badPort: (port) => `--port ${port}: 0에서 65535 사이의 정수를 쓰세요`,
  badContext: (pair) => `-c ${pair}: key=value로 쓰세요. 예: -c async.worker=ec2`,
  badLanguage: (language) => `--lang ${language}: en 또는 ko를 쓰세요`,
  onceNeeds: '--once에는 패턴과 파일이 필요합니다. 예: --once async ./photo.jpg',
  tooMany: (argument) => `${argument}: 알 수 없는 인자입니다. --help를 보세요`,
  noFile: (file) => `${file}: 그런 파일이 없습니다`,
  isFolder: (file) => `${file}: 폴더입니다. 그 안의 파일 하나를 지정하세요`,
  fileTooLarge: (file, limit) => `${file}: 파일이 너무 큽니다. 노트북에서는 ${limit} MiB까지 받습니다`,
  noFolder: (folder, code) => `${folder}: 폴더를 만들 수 없거나 폴더가 아닙니다(${code}). 다른 폴더를 지정하세요`,
  noValue: (option) => `${option}: 값이 필요합니다. --help를 보세요`,
  needsOnce: (option) => `${option}: --once와 함께만 쓸 수 있습니다`,
  portTaken: (port) =>
    `포트 ${port}은(는) 사용 중이거나 쓸 수 없습니다. --port로 다른 포트를 고르거나, 옵션을 빼면 빈 포트를 씁니다`,
  kindNotHere: (kind, remedy) => `${kind} 작업은 여기서 실행되지 않습니다. ${remedy}`,
  videoNeedsWorker: '-c async.worker=ec2를 붙이세요',
  videoNeedsFfmpeg: 'ffmpeg를 설치해 PATH에서 찾을 수 있게 하세요',
  needsNothing: '다른 파일을 고르세요',
  refused: (status, detail) => `API가 작업을 받지 않았습니다(${status}): ${detail}`,
  jobFailed: (code, detail) => `작업이 실패했습니다(${code}): ${detail}`,
  tooSlow: (seconds) => `작업이 ${seconds}초 안에 끝나지 않았습니다`,
  starting: (pattern) => `${pattern}을(를) 합성하고 템플릿에 필요한 서비스를 시작합니다 ...`,
  running: (pattern, variant) => `${pattern}이(가) 이 컴퓨터에서 실행 중입니다 (${variant})`,
  labels: {
    page: '페이지',
    api: 'API',
    queuesAndFiles: 'S3, SQS',
    tables: 'DynamoDB',
    mails: 'SES 발신함',
    database: 'PostgreSQL',
    functions: '함수',
    queue: '대기열',
    worker: '워커',
    kept: '보관 위치',
  },
  queueFacts: (visibility, receives) =>
    `꺼낸 메시지는 ${visibility}초 동안 숨김, ${receives}번 꺼내고도 남으면 DLQ로 이동`,
  videoOff: '동영상 작업은 꺼져 있습니다. PATH에 ffmpeg가 없습니다',
  stopHint: 'Ctrl-C를 누르면 흔적 없이 끝납니다.',
  stopping: '끝내는 중 ...',
  resultsIn: (directory) => `결과: ${directory}`,
};

export const MESSAGES = { en, ko };
export type Language = keyof typeof MESSAGES;

/** The language of the system as LANG and its like name it. */
export function systemLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const name = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return name.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
