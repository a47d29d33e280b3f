import { REGIONS } from '../../config/regions';
import type { Language } from '../../config/sentence';

/** What the page of a taken app says of it. */
export interface AppFacts {
  readonly pattern: string;
  /** Id of its stack. */
  readonly stack: string;
  /** Line of the house's table of patterns, as cells. */
  readonly row: readonly string[];
  readonly canStart: boolean;
}

/** What says of a figure that a command of the house made it. */
const MARK = /<!--.*?-->/g;

/** Cells of the line about a pattern in the house's own page. */
export function rowOf(readme: string, pattern: string): string[] {
  const line = readme.split('\n').find((text) => text.startsWith(`| \`${pattern}\` |`)) ?? '';
  return line
    .split('|')
    .slice(2, -2)
    .map((cell) => cell.replace(MARK, '').trim());
}

/** The page of an app that holds one pattern. */
export function readmeOf(language: Language, { pattern, stack, row, canStart }: AppFacts): string {
  const [picture = '', idle = ''] = row;
  const run = ['```sh', 'npm ci', ...(canStart ? ['npm start'] : []), 'npm test', '```'].join('\n');
  const deploy = [
    '```sh',
    'npx cdk bootstrap',
    `npx cdk deploy ${stack}`,
    `npx cdk deploy ${stack} -c mode=production`,
    `npx cdk destroy ${stack} -c region=${REGIONS[0]}`,
    '```',
  ].join('\n');
  return {
    en: `# ${stack}

[한국어](README.ko.md)

${picture}. Idle in classroom mode: ${idle}.

![${stack}](stacks/${pattern}/picture.en.svg)

[The lesson](stacks/${pattern}/README.md) explains it line by line. Every choice has its default and description in
[settings.ts](lib/${pattern}/settings.ts) and [common-settings.ts](lib/config/common-settings.ts); write yours in
[environments.ts](lib/config/environments.ts), or give one value with \`-c\`.

## Run it

Node.js 20.19 or newer; no account, no Docker.

${run}

## Deploy it

With credentials, in an account and region that were bootstrapped once. Classroom mode leaves nothing behind; \`-c mode=production\` keeps data.

${deploy}

[CONTRIBUTING.md](CONTRIBUTING.md) has the laws and the commands. Licence: [Apache-2.0](LICENSE).
`,
    ko: `# ${stack}

[English](README.md)

${picture}. classroom 모드의 유휴 비용: ${idle}.

![${stack}](stacks/${pattern}/picture.ko.svg)

[강의](stacks/${pattern}/README.ko.md)에서 한 줄씩 설명합니다. 모든 선택지의 기본값과 설명은
[settings.ts](lib/${pattern}/settings.ts)와 [common-settings.ts](lib/config/common-settings.ts)에 있습니다. 내 값은
[environments.ts](lib/config/environments.ts)에 적거나 하나씩 \`-c\`로 줍니다.

## 실행하기

Node.js 20.19 이상만 있으면 됩니다. AWS 계정도 Docker도 필요 없습니다.

${run}

## 배포하기

자격 증명을 준비하고, 계정과 리전마다 한 번씩 부트스트랩한 뒤 실행합니다. classroom 모드는 아무것도 남기지 않고, \`-c mode=production\`은 데이터를 보존합니다.

${deploy}

규칙과 명령은 [CONTRIBUTING.md](CONTRIBUTING.md)에 있습니다. 라이선스: [Apache-2.0](LICENSE).
`,
  }[language];
}
