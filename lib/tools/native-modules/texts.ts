/** What the command says, in the two languages of the lessons. */
export const TEXTS = {
  en: {
    help: `Usage: npm run native-modules -- [--lang en|ko]

Installs the Linux builds of the modules that functions take along, for both CPUs, by their lock file. npm runs it after each
installation; it does nothing where they are up to date.

  --lang en|ko  language of the messages (default: from LC_ALL or LANG)

Exit status: 0 installed, or there already; 1 npm failed; 2 refused.`,
    filled: (directory: string) => `Linux modules for the functions: ${directory}`,
  },
  ko: {
    help: `사용법: npm run native-modules -- [--lang en|ko]

함수에 함께 넣을 모듈의 Linux 빌드를 잠금 파일대로 두 CPU용 모두 설치합니다. npm이 설치를 마칠 때마다 실행하며, 이미 최신이면 아무것도
하지 않습니다.

  --lang en|ko  메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 설치했거나 이미 있음, 1 npm이 실패함, 2 거부함.`,
    filled: (directory: string) => `함수에 넣을 Linux 모듈: ${directory}`,
  },
} as const;
