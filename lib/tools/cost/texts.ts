import type { Language } from '../../config/sentence';
import { PRICES_COLLECTED } from '../prices/price-list';
import type { WhenStopped } from './charge';
import { MOST_PEOPLE, MOST_USED, type UseFault } from './read-use';
import { USES } from './uses';

/** What the command says. A sentence missing in one of the languages does not compile. */
export interface Texts {
  readonly help: string;
  readonly noPattern: (problem: string, known: string) => string;
  readonly missingPattern: (known: string) => string;
  readonly sumsAlone: string;
  readonly regionsAll: string;
  readonly twoFormats: (format: string) => string;
  readonly writesAll: (word: string) => string;
  readonly oneTable: (asked: string) => string;
  readonly aMonthUsed: string;
  readonly noUse: Readonly<Record<UseFault, (word: string, names: string) => string>>;
  readonly notUsed: (pattern: string, name: string, names: string) => string;
  readonly useOrClass: string;
  readonly noClass: (word: string) => string;
  readonly onlyTable: (format: string) => string;
  readonly undecided: (problem: string) => string;
  readonly ofClass: (people: number, together: string, used: string, unknown: number) => string;
  readonly eachDoes: (does: string) => string;
  readonly noFormat: (format: string) => string;
  readonly refused: (column: string) => string;
  readonly verdict: (hour: string, lesson: string, month: string, unknown: number) => string;
  readonly used: (hour: string, month: string, unknown: number) => string;
  readonly atLeast: (usd: string, unknown: number) => string;
  readonly lines: string;
  readonly what: string;
  readonly perHour: string;
  readonly perMonth: string;
  readonly formula: string;
  readonly source: string;
  /** An hour for nothing, what is missing in it, and an hour with what can be stopped stopped where that is less. */
  readonly least: (usd: string, unknown: number) => string;
  readonly idleCell: (hour: string, unknown: number, stopped?: string) => string;
  readonly use: string;
  readonly quantity: string;
  readonly whatIsUsed: string;
  readonly twoHours: string;
  readonly together: string;
  readonly anHour: string;
  readonly aClass: string;
  readonly aMonth: string;
  readonly anHourStopped: string;
  readonly noPriceIn: (region: string) => string;
  /** What can be done about a price or a quantity that is not known. */
  readonly unpriced: Readonly<Record<'sought' | 'byHand' | 'noQuantity', string>>;
  readonly stopped: (hour: string, unknown: number) => string;
  readonly whenStopped: Readonly<Record<WhenStopped, string>>;
  readonly survivors: string;
  readonly nothingStays: string;
  readonly check: (id: string) => string;
  readonly onlyUsed: string;
  readonly kept: string;
  readonly notPriced: string;
  readonly freeResources: string;
  readonly assumptions: string;
  readonly old: (days: number) => string;
  readonly variant: string;
  readonly written: (files: string) => string;
}

const COMMAND = 'npm run cost --';

/** Names as lines of a help. */
function wrapped(indent: string): string {
  return Object.keys(USES)
    .join(', ')
    .replace(/(.{70,100}?,) /g, `$1\n${indent}`);
}

const en: Texts = {
  help: `Usage: ${COMMAND} <pattern> [-c key=value]... [--use name=quantity,...] [--format text|md|json] [--lang en|ko]
       ${COMMAND} <pattern> --class <people>
       ${COMMAND} <pattern> <settings>... [--every-region | --prices | --class <people>]
       ${COMMAND} --write-lessons

Says what a pattern costs, from its synthesized template and the prices in lib/tools/prices: an hour, a class of two hours and a
month of 730 hours, used or not. A price that is not known in the region is counted and never taken from another one. It needs no
account and asks nobody.

  -c key=value       a setting, as cdk deploy takes it; may be given several times
  <settings>         "mode=production" or "mode=production,region=us-east-1": each one is a column beside the others
  --every-region     sums alone, in every region
  --prices           what a use costs
  --class            so many people for two hours: what is assumed of each is printed
  --use              what a month sees of it, for example storage=5,http-api-requests=1000000. Names:
                     ${wrapped('                     ')}
  --format           text, md (a table) or json ("version": 1; --json is the same)
  --write-lessons    writes the tables and figures of the lessons anew, between their marks
  --lang en|ko       language of the messages (default: from LC_ALL or LANG)

Exit status: 0 told, 2 refused. Unknown prices are no failure; the first line says how many there are.`,
  noPattern: (problem, known) => `${problem}; there are: ${known}`,
  missingPattern: (known) => `Which pattern? There are: ${known}`,
  sumsAlone: '--every-region shows what is paid for nothing: leave out --prices, --class and --use',
  regionsAll: '--every-region has every region as a column: leave out region',
  twoFormats: (format) => `--json and --format ${format}: give one of them`,
  writesAll: (word) => `${word}: --write-lessons is of every pattern, and stands alone`,
  oneTable: (asked) => `${asked}: one of these at a time`,
  aMonthUsed: 'a month, with the stated use',
  noUse: {
    'no pair': (word) => `--use ${word}: write name=quantity, for example storage=5`,
    'no such name': (word, names) => `--use ${word}: there is no such name; look at: ${names}`,
    'no number': (word) => `--use ${word}: a quantity is a number of 0 or more, in digits, for example storage=5`,
    'too many': (word) => `--use ${word}: at most ${MOST_USED}`,
    twice: (word) => `--use ${word}: it is given twice; give it once`,
  },
  notUsed: (pattern, name, names) =>
    `--use ${name}: nothing of ${pattern} in this configuration is paid for by that; it has: ${names}`,
  useOrClass: 'Give --use, for a month, or --class, for a lesson, and not both',
  noClass: (word) => `--class ${word}: how many people, from 1 to ${MOST_PEOPLE}`,
  onlyTable: (format) => `--format ${format}: columns, --every-region and --prices make a table, which is md`,
  undecided: (problem) =>
    `What this costs cannot be told: ${problem}. Until somebody has said so, no sum is printed, for it would be too small.`,
  ofClass: (people, together, used, unknown) =>
    `A class of ${people}: ${unknown > 0 ? 'at least ' : ''}${together} USD in two hours, ${used} of it for what they use${unknown > 0 ? `; ${unknown} of the prices or quantities UNKNOWN` : ''}.`,
  eachDoes: (does) => `Assumed of each: ${does}`,
  noFormat: (format) => `--format ${format}: text | md | json`,
  refused: (column) => `The app refuses ${column}:`,
  verdict: (hour, lesson, month, unknown) =>
    `${unknown > 0 ? 'At least ' : ''}${hour} USD an hour, ${lesson} a class of two hours, ${month} a month of 730 hours, used or not${unknown > 0 ? `; ${unknown} of the prices UNKNOWN` : ''}.`,
  used: (hour, month, unknown) =>
    `With the stated use: ${unknown > 0 ? 'at least ' : ''}${hour} USD an hour, ${month} a month${unknown > 0 ? `; ${unknown} of the prices UNKNOWN` : ''}.`,
  atLeast: (usd, unknown) => (unknown > 0 ? `at least ${usd}, ${unknown} UNKNOWN` : usd),
  lines: 'PAID FOR, USED OR NOT',
  what: 'what',
  perHour: 'USD/h',
  perMonth: 'USD/month',
  formula: 'formula',
  source: 'price of, evidence; made by',
  least: (usd, unknown) => (unknown > 0 ? `at least ${usd}` : usd),
  idleCell: (hour, unknown, stopped) =>
    `${hour} USD an hour${unknown > 0 ? `, ${unknown} of the prices UNKNOWN` : ''}${stopped ? `; ${stopped} while stopped` : ''}`,
  use: 'USD by use',
  quantity: 'so many',
  whatIsUsed: 'what is used',
  twoHours: 'two hours, used or not',
  together: 'the class',
  anHour: 'an hour',
  aClass: 'a class of two hours',
  aMonth: 'a month of 730 hours',
  anHourStopped: 'an hour, with what can be stopped stopped',
  noPriceIn: (region) => `no price of ${region} is known`,
  unpriced: {
    sought: "npm run refresh-prices reads these prices from AWS's public list, without an account:",
    byHand:
      'look these prices up on aws.amazon.com/pricing and enter each in lib/tools/prices/prices.json by this name:',
    noQuantity: 'how much of it there is, neither the template nor anybody says:',
  },
  stopped: (hour, unknown) =>
    `STOPPED IS NOT OFF: with what can be stopped stopped, ${unknown > 0 ? 'at least ' : ''}${hour} USD an hour go on${unknown > 0 ? `; ${unknown} of the prices UNKNOWN` : ''}`,
  whenStopped: {
    ends: 'ends when it is stopped',
    'ends for a while': 'ends when it is stopped; AWS starts it again after seven days',
    'goes on': 'goes on',
    replaced: 'goes on: the group starts another one in its place',
  },
  survivors: 'STAYS AFTER A DESTROY',
  nothingStays: 'nothing that the templates or their services keep',
  check: (id) => `check-off finds it: ${id}`,
  onlyUsed: 'COSTS ONLY WHEN USED',
  kept: 'COSTS BY WHAT IT HOLDS',
  notPriced: 'NOT PRICED HERE',
  freeResources: 'COSTS NOTHING BY ITSELF',
  assumptions: `US dollars without tax (VAT comes on top). Prices of ${PRICES_COLLECTED} or before, each with its own date. Ten alarms, ten metrics and three
dashboards of an account are free; it is assumed that no other stack uses them. Discounts, credits and other free amounts are not taken off.`,
  old: (days) => `The prices are ${days} days old: read them anew before you rely on them: npm run refresh-prices.`,
  variant: 'settings',
  written: (files) => `written: ${files}`,
};

const ko: Texts = {
  help: `사용법: ${COMMAND} <패턴> [-c 키=값]... [--use 이름=수량,...] [--format text|md|json] [--lang en|ko]
        ${COMMAND} <패턴> --class <인원>
        ${COMMAND} <패턴> <설정>... [--every-region | --prices | --class <인원>]
        ${COMMAND} --write-lessons

합성한 템플릿과 lib/tools/prices의 가격으로 패턴의 비용을 계산합니다. 사용하지 않아도 나오는 요금을 한 시간, 두 시간 수업, 730시간
한 달로 알려 줍니다. 리전의 가격을 모르면 개수로만 세고 다른 리전의 가격으로 대신하지 않습니다. 계정이 필요 없고 아무 곳에도 묻지
않습니다.

  -c 키=값           cdk deploy에 주는 것과 같은 설정. 여러 번 적을 수 있습니다
  <설정>             "mode=production", "mode=production,region=us-east-1"처럼 적습니다. 하나마다 표의 열이 됩니다
  --every-region     모든 리전의 합계만 보여 줍니다
  --prices           사용량에 따른 가격을 보여 줍니다
  --class            두 시간 수업의 인원. 한 사람이 무엇을 한다고 보았는지도 나옵니다
  --use              한 달 사용량. 예: storage=5,http-api-requests=1000000. 이름은 다음과 같습니다
                     ${wrapped('                     ')}
  --format           text, md(표), json("version": 1, --json과 같습니다)
  --write-lessons    강의의 표시 사이에 있는 표와 금액을 다시 씁니다
  --lang en|ko       메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 알려 줌, 2 거부. 모르는 가격은 실패가 아니며 첫 줄에 몇 개인지 나옵니다.`,
  noPattern: (problem, known) => `${problem}. 있는 패턴: ${known}`,
  missingPattern: (known) => `패턴을 적어 주세요. 있는 패턴: ${known}`,
  sumsAlone: '--every-region은 사용하지 않아도 나오는 요금만 보여 줍니다. --prices, --class, --use를 빼세요',
  regionsAll: '--every-region은 모든 리전을 열로 보여 줍니다. region을 빼세요',
  twoFormats: (format) => `--json과 --format ${format}: 하나만 적으세요`,
  writesAll: (word) => `${word}: --write-lessons는 모든 패턴의 강의를 씁니다. 이것만 적으세요`,
  oneTable: (asked) => `${asked}: 한 번에 하나만 적으세요`,
  aMonthUsed: '적어 준 사용량까지 한 달',
  noUse: {
    'no pair': (word) => `--use ${word}: 이름=수량으로 적습니다. 예: storage=5`,
    'no such name': (word, names) => `--use ${word}: 그런 이름이 없습니다. 이것을 보세요: ${names}`,
    'no number': (word) => `--use ${word}: 수량은 0 이상의 숫자로 적습니다. 예: storage=5`,
    'too many': (word) => `--use ${word}: ${MOST_USED} 이하로 적습니다`,
    twice: (word) => `--use ${word}: 두 번 적었습니다. 한 번만 적으세요`,
  },
  notUsed: (pattern, name, names) =>
    `--use ${name}: 이 설정의 ${pattern}에는 그렇게 과금되는 것이 없습니다. 있는 것: ${names}`,
  useOrClass: '한 달 사용량 --use와 수업 --class는 함께 쓸 수 없습니다. 하나만 적으세요',
  noClass: (word) => `--class ${word}: 몇 명인지 1부터 ${MOST_PEOPLE}까지의 정수로 적습니다`,
  onlyTable: (format) => `--format ${format}: 열, --every-region, --prices는 표(md)로만 보여 줍니다`,
  undecided: (problem) =>
    `비용을 알 수 없는 것이 있습니다: ${problem}. 알려 주기 전에는 합계를 내지 않습니다. 실제보다 적게 나오기 때문입니다.`,
  ofClass: (people, together, used, unknown) =>
    `${people}명 수업: 두 시간에 ${unknown > 0 ? '최소 ' : ''}${together} USD이고, 그 가운데 사용한 만큼이 ${used} USD입니다.${unknown > 0 ? ` 모르는 가격이나 수량(UNKNOWN)이 ${unknown}개 있습니다.` : ''}`,
  eachDoes: (does) => `한 사람이 하는 일(가정): ${does}`,
  noFormat: (format) => `--format ${format}: text | md | json`,
  refused: (column) => `앱이 ${column} 설정을 거부했습니다:`,
  verdict: (hour, lesson, month, unknown) =>
    `사용하지 않아도 ${unknown > 0 ? '최소 ' : ''}한 시간 ${hour} USD, 두 시간 수업 ${lesson} USD, 한 달(730시간) ${month} USD입니다.${unknown > 0 ? ` 모르는 가격(UNKNOWN)이 ${unknown}개 있습니다.` : ''}`,
  used: (hour, month, unknown) =>
    `적어 준 사용량까지 더하면 ${unknown > 0 ? '최소 ' : ''}한 시간 ${hour} USD, 한 달 ${month} USD입니다.${unknown > 0 ? ` 모르는 가격(UNKNOWN)이 ${unknown}개 있습니다.` : ''}`,
  atLeast: (usd, unknown) => (unknown > 0 ? `최소 ${usd}, UNKNOWN ${unknown}개` : usd),
  lines: '사용하지 않아도 나오는 요금',
  what: '항목',
  perHour: '시간당 USD',
  perMonth: '월 USD',
  formula: '계산',
  source: '가격 기준일과 근거, 만든 곳',
  least: (usd, unknown) => (unknown > 0 ? `최소 ${usd}` : usd),
  idleCell: (hour, unknown, stopped) =>
    `시간당 ${hour} USD${unknown > 0 ? `, 모르는 가격(UNKNOWN) ${unknown}개` : ''}${stopped ? `. 중지 중에는 ${stopped}` : ''}`,
  use: '사용량에 따른 USD',
  quantity: '수량',
  whatIsUsed: '사용한 만큼',
  twoHours: '두 시간, 사용하지 않아도',
  together: '수업 합계',
  anHour: '한 시간',
  aClass: '두 시간 수업',
  aMonth: '한 달, 730시간',
  anHourStopped: '중지할 수 있는 것을 중지했을 때 한 시간',
  noPriceIn: (region) => `${region}의 가격을 모릅니다`,
  unpriced: {
    sought: '가격을 모릅니다. npm run refresh-prices가 계정 없이 AWS의 공개 가격표에서 읽어 옵니다:',
    byHand:
      '가격을 모릅니다. aws.amazon.com/pricing에서 찾아 lib/tools/prices/prices.json에 괄호 안의 이름으로 적으세요:',
    noQuantity: '얼마나 되는지 템플릿에도 없고 알려진 값도 없습니다:',
  },
  stopped: (hour, unknown) =>
    `중지해도 요금은 계속 나옵니다: 중지할 수 있는 것을 모두 중지해도 ${unknown > 0 ? '최소 ' : ''}한 시간 ${hour} USD입니다${unknown > 0 ? `(UNKNOWN ${unknown}개)` : ''}`,
  whenStopped: {
    ends: '중지하면 나오지 않습니다',
    'ends for a while': '중지하면 나오지 않지만, 7일이 지나면 AWS가 다시 시작합니다',
    'goes on': '계속 나옵니다',
    replaced: '계속 나옵니다. 그룹이 대신할 인스턴스를 시작합니다',
  },
  survivors: '삭제해도 남는 것',
  nothingStays: '템플릿이나 서비스가 남기는 것이 없습니다',
  check: (id) => `check-off가 찾습니다: ${id}`,
  onlyUsed: '사용할 때만 나오는 요금',
  kept: '저장한 만큼 나오는 요금',
  notPriced: '여기에 가격이 없는 것',
  freeResources: '그 자체로는 무료',
  assumptions: `세금을 뺀 미국 달러입니다(부가가치세는 따로 나옵니다). 가격은 ${PRICES_COLLECTED} 이전의 것이며 기준일이 저마다 다릅니다. 계정마다 경보 열 개,
지표 열 개, 대시보드 세 개는 무료이고, 다른 스택이 쓰지 않는다고 가정했습니다. 할인, 크레딧, 그 밖의 무료 사용량은 빼지 않았습니다.`,
  old: (days) => `가격이 ${days}일 지났습니다. 믿고 쓰기 전에 다시 읽으세요: npm run refresh-prices`,
  variant: '설정',
  written: (files) => `다시 썼습니다: ${files}`,
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en, ko };
