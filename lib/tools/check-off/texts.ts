import type { Language } from '../../config/sentence';
import { PRICES_COLLECTED } from '../prices/price-list';
import type { Fate } from './check';
import type { Maker } from './maker';
import type { WhenDeleted } from './stack-keeps';
import type { Verdict } from './survey';

/** What a survey leaves open. */
export interface OpenEnds {
  /** Questions without an answer, and how many were asked. */
  readonly unanswered: number;
  readonly of: number;
  /** Things of a kind that has no check. */
  readonly unchecked: number;
}

/** What the command says. A sentence missing in one of the languages does not compile. */
export interface Texts {
  readonly help: string;
  readonly noRegion: (region: string, nearest: string | undefined) => string;
  readonly noArgument: (value: string) => string;
  readonly noAccount: (message: string) => string;
  readonly nothingAsked: string;
  readonly account: (account: string, alias: string | undefined, identity: string) => string;
  readonly asked: (regions: string) => string;
  readonly notLookedAt: (regions: string) => string;
  readonly othersUnknown: string;
  readonly notEnabled: (regions: string) => string;
  readonly withoutTags: (regions: string) => string;
  readonly fates: Readonly<Record<Fate, string>>;
  readonly maker: (maker: Maker) => string;
  readonly ofStack: Readonly<Record<WhenDeleted, (stack: string) => string>>;
  readonly noCommand: string;
  readonly perHour: (usd: string) => string;
  readonly perMonth: (usd: string) => string;
  readonly atLeast: (price: string) => string;
  readonly atMost: (price: string) => string;
  readonly noPrice: string;
  readonly free: string;
  readonly more: (count: number, title: string) => string;
  readonly checks: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly foundIn: (count: number, region: string | undefined) => string;
  readonly absentIn: (regions: string) => string;
  readonly regionsTitle: string;
  readonly prices: (unknown: number) => string;
  readonly bill: string;
  readonly clean: (regions: number, others: number | undefined) => string;
  readonly found: (things: number, usdPerMonth: string, isLeast: boolean, open: OpenEnds) => string;
  readonly unknown: (open: OpenEnds) => string;
  readonly lookedAt: string;
  readonly notLookedAtKinds: string;
  readonly othersByTags: string;
}

/** Without npm's own lines, so that the output can be kept. */
const COMMAND = 'npm run --silent check-off --';
const TO_A_FILE = `${COMMAND} --json > check-off.json`;

const en: Texts = {
  help: `Usage: ${COMMAND} [--region <region>]... [--json] [--lang en|ko]
       ${COMMAND} --kinds | --policy

Looks for what costs money or was left behind, whether a pattern made it or somebody by hand, says what it costs and prints
the command that removes it. It changes and deletes nothing. --kinds lists what it looks at and what it does not. It needs AWS
credentials with the permissions that --policy prints; asking costs nothing but the listing of buckets (a page of 1,000
objects: less than a thousandth of a cent).

  --region <region>  region to look in; may be given several times, or as "us-east-1,us-west-2" in quotes; all looks in
                     every enabled one (default: ap-southeast-2, ap-northeast-2 and us-east-1, the patterns' regions)
  --json             print everything that was found as JSON, with "version": 1; into a file:
                     ${TO_A_FILE}
  --kinds            print the kinds of things that are looked at, and ask nothing
  --policy           print the read-only IAM policy that this command needs, and ask nothing
  --lang en|ko       language of the messages (default: from LC_ALL or LANG)

Services without a region (S3, CloudFront, Route 53, dashboards, WAF of CloudFront) are always asked, once. The bill has the
last word, a day later.

Exit status: 0 clean (nothing of those kinds), 1 found, 2 unknown (a question was not answered or none was asked, or something
bears tags whose kind is not looked at). Something found counts more than something unknown.`,
  noRegion: (region, near) => `--region ${region}: AWS has no region of that name${near ? `; ${near}?` : ''}`,
  noArgument: (value) => `${value}: not understood; a region is given as --region ${value}`,
  noAccount: (message) => `AWS did not say whose account this is: ${message}`,
  nothingAsked: 'unknown: without that nothing was asked, and nothing is known of what stands there.',
  account: (account, alias, identity) => `Account ${account}${alias ? ` (${alias})` : ''}, asked as ${identity}`,
  asked: (regions) => `Regions asked: ${regions}. Services without a region: asked once.`,
  notLookedAt: (regions) => `Regions not looked at: ${regions} (--region all looks there too)`,
  othersUnknown: 'Regions not looked at: all others; AWS did not say which there are',
  notEnabled: (regions) => `Regions that this account has not enabled: ${regions}`,
  withoutTags: (regions) => `Tags could not be read, so it is not known who made some things: ${regions}`,
  fates: {
    billed: 'BILLED BY THE HOUR OR MONTH',
    stored: 'BILLED FOR WHAT IT HOLDS',
    unused: 'COSTS NOTHING WHILE NOBODY USES IT',
    unchecked: 'OF KINDS THAT ARE NOT LOOKED AT: THEY MAY COST',
    going: 'GOES BY ITSELF',
    kept: 'MEANT TO STAY, OR FREE',
  },
  maker: (maker) =>
    ({
      pattern: () => {
        const { pattern, mode, owner, stack } = maker as Extract<Maker, { kind: 'pattern' }>;
        return ['made by pattern ' + pattern, mode, owner && `owner ${owner}`, stack && `stack ${stack}`]
          .filter(Boolean)
          .join(', ');
      },
      stack: () => `made by stack ${(maker as Extract<Maker, { kind: 'stack' }>).stack}`,
      hand: () => 'made by hand or by a service: no tag of a stack',
      unknown: () => 'made by: unknown',
    })[maker.kind](),
  ofStack: {
    goes: (stack) => `goes with stack ${stack}:`,
    snapshot: (stack) => `goes with stack ${stack}, which leaves a last snapshot of it that costs:`,
    stays: (stack) => `stays when stack ${stack} is deleted; after that:`,
    unknown: (stack) => `goes with stack ${stack}, unless its template keeps it:`,
  },
  noCommand: 'remove it in the console: no command that bash, zsh and PowerShell read alike',
  perHour: (usd) => `${usd}/h`,
  perMonth: (usd) => `${usd}/month`,
  atLeast: (price) => `over ${price}`,
  atMost: (price) => `up to ${price}`,
  noPrice: 'price unknown',
  free: '-',
  more: (count, title) => `and ${count} more of: ${title} (--json lists all)`,
  checks: 'CHECKS',
  verdicts: { clean: 'clean', found: 'found', unknown: 'unknown' },
  foundIn: (count, region) => (region ? `${count} in ${region}` : String(count)),
  absentIn: (regions) => `not offered in ${regions}`,
  regionsTitle: 'Which regions there are',
  prices: (unknown) =>
    `Prices in US dollars without tax, from the list in lib/tools/prices of ${PRICES_COLLECTED}${unknown > 0 ? `; not known in their region: ${unknown}` : ''}. Traffic and use come on top.`,
  bill: 'What was already used is on the bill, up to a day later: Billing and Cost Management, Bills.',
  clean: (regions, others) =>
    `clean: nothing of the kinds that --kinds lists is left in ${regions} ${regions === 1 ? 'region' : 'regions'} and the services without one${others === 0 ? '' : `; ${others === 1 ? 'one region was' : `${others ?? 'the other'} regions were`} not looked at`}.`,
  found: (things, usd, isLeast, open) =>
    `found: ${things} ${things === 1 ? 'thing' : 'things'}, ${isLeast ? 'at least ' : ''}${usd} a month${open.unanswered + open.unchecked > 0 ? `; and there may be more: ${openEnds(open)}` : ''}.`,
  unknown: (open) =>
    `unknown: nothing was found of the kinds that --kinds lists, but ${openEnds(open)}. This does not mean that everything is off.`,
  lookedAt: 'LOOKED AT',
  notLookedAtKinds: 'NOT LOOKED AT',
  othersByTags:
    'Whatever bears tags and is of another kind is listed by its ARN, and makes the account unknown. The bill has the last word.',
};

const ko: Texts = {
  help: `사용법: ${COMMAND} [--region <리전>]... [--json] [--lang en|ko]
        ${COMMAND} --kinds | --policy

요금이 나오거나 남아 있는 리소스를 찾습니다. 패턴이 만들었든 콘솔에서 직접 만들었든 가리지 않으며, 요금이 얼마인지와
삭제하는 명령을 알려 줍니다. 아무것도 바꾸거나 지우지 않습니다. 점검하는 종류와 점검하지 않는 종류는 --kinds가 알려 줍니다.
--policy가 출력하는 권한을 가진 AWS 자격 증명이 필요합니다. 조회는 무료이고, 버킷 목록만 객체 1,000개마다 0.001센트도
되지 않는 요금이 나옵니다.

  --region <리전>    찾아볼 리전. 여러 번 적거나 "us-east-1,us-west-2"처럼 따옴표로 묶어 적습니다. all은 활성화된 모든
                     리전을 찾아봅니다(기본값은 패턴의 리전인 ap-southeast-2, ap-northeast-2, us-east-1)
  --json             찾은 것을 모두 JSON으로 출력합니다("version": 1). 파일로 저장하려면 다음과 같이 합니다
                     ${TO_A_FILE}
  --kinds            점검하는 종류를 출력합니다. AWS에 묻지 않습니다
  --policy           이 명령에 필요한 읽기 전용 IAM 정책을 출력합니다. AWS에 묻지 않습니다
  --lang en|ko       메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

리전이 없는 서비스(S3, CloudFront, Route 53, 대시보드, CloudFront용 WAF)는 언제나 한 번 조회합니다. 마지막 확인은 하루 뒤에
나오는 청구서로 하세요.

종료 코드: 0 clean(점검하는 종류가 없음), 1 found(있음), 2 unknown(답을 받지 못한 질문이 있거나 묻지 못함, 또는 점검하지
않는 종류의 리소스에 태그가 있음). 있음과 모름이 겹치면 1입니다.`,
  noRegion: (region, near) => `--region ${region}: 그런 이름의 리전은 없습니다${near ? `. ${near}인가요?` : ''}`,
  noArgument: (value) => `${value}: 알 수 없는 인수입니다. 리전은 --region ${value}처럼 적습니다`,
  noAccount: (message) => `어느 계정인지 AWS에서 답을 받지 못했습니다: ${message}`,
  nothingAsked: 'unknown: 계정을 알 수 없어 아무것도 조회하지 않았습니다. 무엇이 남아 있는지 알 수 없습니다.',
  account: (account, alias, identity) => `계정 ${account}${alias ? ` (${alias})` : ''}, 조회한 자격 증명 ${identity}`,
  asked: (regions) => `조회한 리전: ${regions}. 리전이 없는 서비스는 한 번 조회했습니다.`,
  notLookedAt: (regions) => `조회하지 않은 리전: ${regions} (--region all을 주면 함께 조회합니다)`,
  othersUnknown: '조회하지 않은 리전: 나머지 전부. 어떤 리전이 있는지 AWS에서 답을 받지 못했습니다',
  notEnabled: (regions) => `이 계정에서 활성화하지 않은 리전: ${regions}`,
  withoutTags: (regions) => `태그를 읽을 수 없어 만든 곳을 알 수 없는 리소스가 있습니다: ${regions}`,
  fates: {
    billed: '시간이나 월 단위로 요금이 나옵니다',
    stored: '저장한 만큼 요금이 나옵니다',
    unused: '사용하지 않으면 요금이 나오지 않습니다',
    unchecked: '점검하지 않는 종류입니다. 요금이 나올 수 있습니다',
    going: '저절로 없어집니다',
    kept: '그대로 두거나 무료입니다',
  },
  maker: (maker) =>
    ({
      pattern: () => {
        const { pattern, mode, owner, stack } = maker as Extract<Maker, { kind: 'pattern' }>;
        return ['만든 곳: 패턴 ' + pattern, mode, owner && `소유자 ${owner}`, stack && `스택 ${stack}`]
          .filter(Boolean)
          .join(', ');
      },
      stack: () => `만든 곳: 스택 ${(maker as Extract<Maker, { kind: 'stack' }>).stack}`,
      hand: () => '만든 곳: 직접 만들었거나 AWS 서비스가 만듦(스택 태그 없음)',
      unknown: () => '만든 곳: 알 수 없음',
    })[maker.kind](),
  ofStack: {
    goes: (stack) => `스택 ${stack}을(를) 삭제하면 함께 없어집니다:`,
    snapshot: (stack) => `스택 ${stack}을(를) 삭제하면 함께 없어지지만 요금이 나오는 마지막 스냅샷이 남습니다:`,
    stays: (stack) => `스택 ${stack}을(를) 삭제해도 남습니다. 스택을 삭제한 뒤:`,
    unknown: (stack) => `스택 ${stack}을(를) 삭제하면 함께 없어집니다. 템플릿이 보존하도록 정했다면 남습니다:`,
  },
  noCommand: '콘솔에서 삭제하세요. bash, zsh, PowerShell에서 똑같이 쓸 수 있는 명령이 없습니다',
  perHour: (usd) => `시간당 ${usd}`,
  perMonth: (usd) => `월 ${usd}`,
  atLeast: (price) => `${price} 이상`,
  atMost: (price) => `최대 ${price}`,
  noPrice: '요금 모름',
  free: '-',
  more: (count, title) => `${title}: ${count}개 더 있습니다(--json에 모두 나옵니다)`,
  checks: '점검 결과',
  verdicts: { clean: '없음', found: '있음', unknown: '모름' },
  foundIn: (count, region) => (region ? `${region} ${count}개` : `${count}개`),
  absentIn: (regions) => `제공하지 않는 리전: ${regions}`,
  regionsTitle: '리전 목록',
  prices: (unknown) =>
    `요금은 세금을 뺀 미국 달러이며 lib/tools/prices의 ${PRICES_COLLECTED} 목록을 따릅니다${unknown > 0 ? `. 해당 리전의 요금을 모르는 것이 ${unknown}개 있습니다` : ''}. 트래픽과 사용량 요금은 따로 나옵니다.`,
  bill: '이미 쓴 요금은 하루 안에 청구서에 나옵니다: Billing and Cost Management의 청구서',
  clean: (regions, others) =>
    `clean: --kinds에 나오는 종류는 리전 ${regions}곳과 리전이 없는 서비스에 남은 것이 없습니다.${others === 0 ? '' : ` ${others === undefined ? '나머지 리전은' : `다른 리전 ${others}곳은`} 조회하지 않았습니다.`}`,
  found: (things, usd, isLeast, open) =>
    `found: ${things}개를 찾았습니다. ${isLeast ? '최소 ' : ''}월 ${usd}입니다.${open.unanswered + open.unchecked > 0 ? ` ${openEndsKo(open)} 더 있을 수 있습니다.` : ''}`,
  unknown: (open) =>
    `unknown: --kinds에 나오는 종류 가운데 찾은 것은 없지만 ${openEndsKo(open)} 모두 꺼졌다고 할 수 없습니다.`,
  lookedAt: '점검하는 종류',
  notLookedAtKinds: '점검하지 않는 종류',
  othersByTags:
    '그 밖의 종류라도 태그가 있으면 ARN을 표시하고 결과를 unknown(모름)으로 알립니다. 마지막 확인은 청구서로 하세요.',
};

function openEnds({ unanswered, of, unchecked }: OpenEnds): string {
  return [
    ...(unanswered > 0 ? [`${unanswered} of ${of} questions ${unanswered === 1 ? 'was' : 'were'} not answered`] : []),
    ...(unchecked > 0
      ? [`${unchecked} tagged ${unchecked === 1 ? 'thing is of another kind' : 'things are of other kinds'}`]
      : []),
  ].join(', and ');
}

function openEndsKo({ unanswered, of, unchecked }: OpenEnds): string {
  return [
    ...(unanswered > 0 ? [`질문 ${of}개 가운데 ${unanswered}개에 답을 받지 못했`] : []),
    ...(unchecked > 0 ? [`점검하지 않는 종류의 리소스가 ${unchecked}개 있`] : []),
  ]
    .join('고 ')
    .concat('으므로');
}

export const TEXTS: Readonly<Record<Language, Texts>> = { en, ko };
