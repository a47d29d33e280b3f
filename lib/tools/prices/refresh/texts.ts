import type { Language } from '../../../config/sentence';

/** What the command says. */
export interface Texts {
  readonly help: string;
  readonly noArguments: (word: string) => string;
  readonly noRegion: (region: string, known: string) => string;
  readonly unread: (url: string, why: string) => string;
  readonly changed: (count: number) => string;
  readonly same: string;
  readonly unknownBefore: string;
  readonly ambiguous: string;
  readonly missing: string;
  readonly notSought: string;
  readonly written: (file: string) => string;
  readonly notWritten: string;
}

const COMMAND = 'npm run refresh-prices --';

const en: Texts = {
  help: `Usage: ${COMMAND} [--region <region>]... [--dry-run | --check] [--lang en|ko]

Reads AWS's public price list and writes the prices that npm run cost and npm run check-off reckon with, each with its source and
day. It needs the internet and no account, and reads one file of each service and region line by line: some hundred megabytes
for EC2. Whatever cannot be read leaves all prices as they are.

  --region     only these regions; may be given several times
  --dry-run    shows what would change, and writes nothing
  --check      the same, and exits with 1 where something would
  --lang en|ko language of the messages (default: from LC_ALL or LANG)

Exit status: 0 written or nothing to write, 1 with --check when a price is another one, 2 refused or not read.`,
  noArguments: (word) => `${word}: the command takes no such word`,
  noRegion: (region, known) => `--region ${region}: there are ${known}`,
  unread: (url, why) =>
    `${url} could not be read: ${why}. Nothing was written. The command needs the internet: look at the network and the proxy, and run it again.`,
  changed: (count) => `${count} of the prices ${count === 1 ? 'is another one' : 'are other ones'}:`,
  same: 'Every price that was read is the one that was pinned.',
  unknownBefore: 'UNKNOWN',
  ambiguous: 'Several prices fit, and none was taken:',
  missing: 'Not in the price list under the name that is known here, and left as before:',
  notSought: 'Of these no name in the price list is known here; they are left as before:',
  written: (file) =>
    `Written: ${file}. Now read the difference, and write the tables of the lessons anew: npm run cost -- --write-lessons`,
  notWritten: 'Nothing was written.',
};

const ko: Texts = {
  help: `사용법: ${COMMAND} [--region <리전>]... [--dry-run | --check] [--lang en|ko]

AWS의 공개 가격표를 읽어 npm run cost와 npm run check-off가 계산에 쓰는 가격을 출처와 날짜와 함께 다시 씁니다. 인터넷이 필요하고 계정은
필요 없습니다. 서비스와 리전마다 파일 하나를 한 줄씩 읽으며, EC2의 파일은 수백 메가바이트입니다. 하나라도 읽지 못하면 모든 가격을
그대로 둡니다.

  --region     이 리전만 읽습니다. 여러 번 적을 수 있습니다
  --dry-run    무엇이 달라지는지만 보여 주고 쓰지 않습니다
  --check      --dry-run과 같고, 달라지는 것이 있으면 1로 끝납니다
  --lang en|ko 메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 썼거나 쓸 것이 없음, 1 --check에서 달라진 가격이 있음, 2 거부했거나 읽지 못함.`,
  noArguments: (word) => `${word}: 이 명령에는 그런 말이 없습니다`,
  noRegion: (region, known) => `--region ${region}: 있는 리전은 ${known}입니다`,
  unread: (url, why) =>
    `${url}을(를) 읽지 못했습니다: ${why}. 아무것도 쓰지 않았습니다. 이 명령에는 인터넷이 필요합니다. 네트워크와 프록시를 확인하고 다시 실행하세요.`,
  changed: (count) => `가격 ${count}개가 달라졌습니다:`,
  same: '읽은 가격이 모두 적어 둔 가격과 같습니다.',
  unknownBefore: 'UNKNOWN',
  ambiguous: '맞는 가격이 여럿이라 어느 것도 쓰지 않았습니다:',
  missing: '여기에서 아는 이름으로는 가격표에 없어서 그대로 두었습니다:',
  notSought: '가격표에서 쓰는 이름을 몰라서 그대로 두었습니다:',
  written: (file) =>
    `썼습니다: ${file}. 달라진 것을 읽어 보고 강의의 표도 다시 쓰세요: npm run cost -- --write-lessons`,
  notWritten: '아무것도 쓰지 않았습니다.',
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en, ko };
