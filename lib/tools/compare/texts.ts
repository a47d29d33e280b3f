import type { Section } from './finding';

/** What the command says, in the two languages of the lessons. */
export const TEXTS = {
  en: {
    help: `Usage: npm run --silent compare -- <A> <B> [options]

Says what becomes of a deployed A when B is deployed over it: who may reach and do what, what becomes of data, what is replaced,
what a person must do again, what it costs. Works offline and asks no account.

  <A>, <B>   each one of
    PATTERN                     this working tree, one pattern:            lab
    KEY=VALUE,...               this working tree under some keys:         mode=production
    .                           this working tree as it is
    REVISION                    a commit, a branch or a tag of git:        HEAD~1, main
    DIRECTORY                   an assembly that a synth wrote:            cdk.out
    FILE                        one synthesized template:                  cdk.out/Stack.template.json
  Where a word can be read in several ways, say which: config:WORD, git:WORD, dir:WORD, file:WORD.
  A word without = that is no pattern belongs to the value before it, for a value may be a list.

  -c, --context KEY=VALUE   a key of both sides, as often as needed
  --pattern NAME            look at one pattern only (default: the patterns of the other side, or all)
  --format text|md|json     form of the report (default text; --json is --format json). JSON has a version, now 1: it is another
                            number where a field is gone or means another thing, and the same where one is added.
  --fail-on KINDS           end with 1 on: broadening, data-loss, replacement, cost:N (more than N US dollars a month);
                            several with commas, or as often as needed. What could not be decided counts as broadening, and a
                            cost that is not known as more than N.
  --lang en|ko              language of the report (default: from LC_ALL or LANG)

Exit status: 0 nothing that fails, 1 something that --fail-on names, 2 could not be compared.`,
    two: 'Two things are compared; name both, for example: . HEAD~1',
    tooMany: (word: string) => `${word} is a third thing; join keys by commas`,
    nothing: (text: string) =>
      `${text} is no pattern, no KEY=VALUE, no revision of git, no folder with a cloud assembly and no file; see --help`,
    several: (text: string, readings: readonly string[]) =>
      `${text} can be read as ${readings.join(' and as ')}; say which: ${readings.map((each) => `${each.split(' ')[0]}`).join(' or ')}`,
    reading: { configuration: 'configuration', revision: 'revision', assembly: 'assembly', template: 'template' },
    format: (value: string) => `--format ${value}: text | md | json`,
    failOn: (value: string) => `--fail-on ${value}: broadening | data-loss | replacement | cost:N, for example cost:10`,
    noPattern: (word: string, known: string) => `--pattern ${word}: one of ${known}`,
    noApp: (text: string) => `${text} holds no app of this house (bin/app.ts, cdk.json); name a later revision`,
    otherPackages: (text: string) =>
      `${text} was made for other packages (package-lock.json differs); clone it, run npm ci and npx cdk synth -q there, and name its cdk.out`,
    gitFailed: (text: string, why: string) => `git could not check ${text} out: ${why}`,
    broken: (text: string, why: string) =>
      `${text}: an assembly has a file that is no JSON (${why}); synthesize it again`,
    empty: (text: string) => `${text} has no stack that the other side could be compared with; see --pattern`,
    nothingDiffers: 'Nothing differs.',
    textsOnly: (count: number) => `Only tags and texts differ, of ${count} resources.`,
    apart: 'Two architectures: what each can do, side by side. Nothing here is an update of the other.',
    count: {
      broadened: (n: number) => `broadened: ${n}`,
      weakened: (n: number) => `weakened: ${n}`,
      unknown: (n: number) => `unknown, look: ${n}`,
      lost: (n: number) => `data at risk: ${n}`,
      replaced: (n: number) => `replaced: ${n}`,
      todo: (n: number) => `to do by hand: ${n}`,
      narrowed: (n: number) => `narrowed: ${n}`,
      changed: (n: number) => `other changes: ${n}`,
    },
    money: (before: string, after: string, difference: string) =>
      `${before} -> ${after} a month while idle (${difference})`,
    moneyAnHour: (difference: string) => `${difference} an hour`,
    moneyUnknown: 'What it costs could not be said: something has no known price.',
    atLeast: 'at least ',
    unknownPrice: 'unknown',
    aloneBefore: (ids: string) => `Only in A: ${ids}`,
    aloneAfter: (ids: string) => `Only in B: ${ids}`,
    more: (count: number) => `${count} more`,
    cut: (count: number) =>
      `${count} more lines were left out: the comment would be longer than GitHub takes. Run npm run compare for all.`,
    sections: {
      reach: 'Who may reach what',
      rights: 'Who may do what',
      data: 'Data',
      replaced: 'Replaced',
      byHand: 'To do by hand',
      money: 'Money',
      settings: 'Other changes',
      code: 'Programs only',
      moved: 'Moved',
    } satisfies Record<Section, string>,
    verdicts: {
      broadened: 'BROADENED',
      weakened: 'WEAKENED',
      unknown: 'UNKNOWN',
      lost: 'LOST',
      replaced: 'REPLACED',
      todo: 'TO DO',
      narrowed: 'narrowed',
      strengthened: 'strengthened',
      kept: 'kept',
      changed: 'changed',
    },
  },
  ko: {
    help: `사용법: npm run --silent compare -- <A> <B> [옵션]

배포된 A 위에 B를 배포하면 무엇이 달라지는지 알려 줍니다. 누가 무엇에 접근하고 무엇을 할 수 있는지, 데이터는 어떻게 되는지, 무엇이
교체되는지, 사람이 다시 해야 할 일과 비용을 보여 줍니다. 오프라인에서 동작하며 계정에 아무것도 묻지 않습니다.

  <A>, <B>   각각 다음 중 하나입니다
    패턴                        이 작업 트리의 패턴 하나:                  lab
    키=값,...                   이 작업 트리에 설정을 적용한 것:           mode=production
    .                           이 작업 트리 그대로
    리비전                      git 커밋, 브랜치, 태그:                    HEAD~1, main
    폴더                        synth가 만든 어셈블리:                     cdk.out
    파일                        합성된 템플릿 하나:                        cdk.out/Stack.template.json
  여러 뜻으로 읽히면 앞에 붙여 구분합니다: config:단어, git:단어, dir:단어, file:단어.
  =가 없고 패턴도 아닌 단어는 바로 앞 값에 이어집니다. 값이 목록일 수 있기 때문입니다.

  -c, --context 키=값       양쪽에 적용할 설정 (여러 번 쓸 수 있습니다)
  --pattern 이름            한 패턴만 비교합니다 (기본값은 상대쪽의 패턴, 없으면 전부)
  --format text|md|json     보고서 형식 (기본값 text, --json은 --format json과 같습니다). JSON의 version은 지금 1이며, 필드가 없어지거나
                            뜻이 달라지면 바뀌고 필드가 늘어나기만 하면 그대로입니다.
  --fail-on 종류            다음이 있으면 1로 끝납니다: broadening, data-loss, replacement, cost:N (한 달에 N달러 초과 증가).
                            쉼표로 잇거나 여러 번 쓸 수 있습니다. 판단할 수 없는 것은 broadening으로, 알 수 없는 비용은 N을 넘는
                            것으로 봅니다.
  --lang en|ko              보고서 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 실패로 볼 것이 없음, 1 --fail-on에 해당하는 것이 있음, 2 비교하지 못함.`,
    two: '비교할 두 가지를 모두 적으세요. 예: . HEAD~1',
    tooMany: (word: string) => `${word}은(는) 세 번째입니다. 설정은 쉼표로 이으세요`,
    nothing: (text: string) =>
      `${text}은(는) 패턴, 키=값, git 리비전, 클라우드 어셈블리 폴더, 파일 중 어느 것도 아닙니다. --help를 보세요`,
    several: (text: string, readings: readonly string[]) =>
      `${text}은(는) ${readings.join(', ')} 중 무엇인지 알 수 없습니다. 다음처럼 구분하세요: ${readings.map((each) => `${each.split(' ')[0]}`).join(', ')}`,
    reading: { configuration: '설정', revision: '리비전', assembly: '어셈블리', template: '템플릿' },
    format: (value: string) => `--format ${value}: text | md | json`,
    failOn: (value: string) => `--fail-on ${value}: broadening | data-loss | replacement | cost:N. 예: cost:10`,
    noPattern: (word: string, known: string) => `--pattern ${word}: ${known} 중에서 고르세요`,
    noApp: (text: string) => `${text}에는 이 저장소의 앱(bin/app.ts, cdk.json)이 없습니다. 더 나중의 리비전을 쓰세요`,
    otherPackages: (text: string) =>
      `${text}은(는) 다른 패키지로 만들어졌습니다(package-lock.json이 다름). 따로 복제해 npm ci와 npx cdk synth -q를 실행한 뒤 그 cdk.out을 쓰세요`,
    gitFailed: (text: string, why: string) => `git에서 ${text}을(를) 체크아웃하지 못했습니다: ${why}`,
    broken: (text: string, why: string) => `${text}: 어셈블리에 JSON이 아닌 파일이 있습니다(${why}). 다시 합성하세요`,
    empty: (text: string) => `${text}에는 비교할 스택이 없습니다. --pattern을 확인하세요`,
    nothingDiffers: '다른 점이 없습니다.',
    textsOnly: (count: number) => `리소스 ${count}개의 태그와 설명만 다릅니다.`,
    apart:
      '서로 다른 두 아키텍처입니다. 각각 무엇을 할 수 있는지 나란히 보여 줍니다. 한쪽이 다른 쪽의 업데이트가 아닙니다.',
    count: {
      broadened: (n: number) => `넓어짐 ${n}`,
      weakened: (n: number) => `약해짐 ${n}`,
      unknown: (n: number) => `판단 불가(직접 확인) ${n}`,
      lost: (n: number) => `데이터 위험 ${n}`,
      replaced: (n: number) => `교체 ${n}`,
      todo: (n: number) => `직접 할 일 ${n}`,
      narrowed: (n: number) => `좁아짐 ${n}`,
      changed: (n: number) => `그 밖의 변경 ${n}`,
    },
    money: (before: string, after: string, difference: string) =>
      `사용하지 않아도 한 달에 ${before} -> ${after} (${difference})`,
    moneyAnHour: (difference: string) => `시간당 ${difference}`,
    moneyUnknown: '가격을 알 수 없는 것이 있어 비용을 말할 수 없습니다.',
    atLeast: '최소 ',
    unknownPrice: '알 수 없음',
    aloneBefore: (ids: string) => `A에만 있음: ${ids}`,
    aloneAfter: (ids: string) => `B에만 있음: ${ids}`,
    more: (count: number) => `외 ${count}개`,
    cut: (count: number) => `GitHub 댓글 길이 제한 때문에 ${count}줄을 뺐습니다. 전체는 npm run compare로 보세요.`,
    sections: {
      reach: '누가 무엇에 접근할 수 있는가',
      rights: '누가 무엇을 할 수 있는가',
      data: '데이터',
      replaced: '교체되는 것',
      byHand: '직접 해야 할 일',
      money: '비용',
      settings: '그 밖의 변경',
      code: '프로그램만 바뀐 것',
      moved: '옮겨진 것',
    } satisfies Record<Section, string>,
    verdicts: {
      broadened: '넓어짐',
      weakened: '약해짐',
      unknown: '판단 불가',
      lost: '손실',
      replaced: '교체',
      todo: '할 일',
      narrowed: '좁아짐',
      strengthened: '강해짐',
      kept: '보존',
      changed: '변경',
    },
  },
} as const;
