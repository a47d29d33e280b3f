import { linesMatching, type Rule, type SourceFile } from '../source-tree';

/**
 * The word chosen for a thing, as AWS's Korean console and documentation call it where they do, and other words for the same thing,
 * which nobody should have to recognize as that. In brackets behind the chosen word another may stand, to explain it.
 */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  멤버: ['구성원'],
  MFA: ['2단계 인증', '이중 인증'],
  '프라이빗 키': ['개인 키', '개인키', '비밀 키', '비공개 키'],
  '퍼블릭 키': ['공개 키', '공개키'],
  '퍼블릭 IP': ['공인 IP', '공인 주소', '퍼블릭 주소'],
  '사설 IP': ['사설 주소', '프라이빗 IP'],
  썸네일: ['섬네일'],
  대기열: ['큐'],
  '배달 못한 편지 대기열(DLQ)': ['데드레터', '데드 레터', '배달 못한 편지 큐'],
  '정책 문': ['Allow 문이', 'Deny 문이', '허용하는 문이', '허용하는 문장', '결정한 문을'],
  컨스트럭트: ['CDK 구성 요소'],
  '참조 아키텍처': ['레퍼런스 아키텍처'],
  파라미터: ['매개변수'],
  인수: ['인자'],
  출력: ['출력값'],
  하이픈: ['붙임표'],
  '작업 ID': ['작업 id'],
  '확인된 주소': ['인증된 주소'],
  '발송 금지 목록': ['수신 거부 목록', '발송 제외 목록'],
  최신: ['가장 새로운'],
};

export const koreanWords: readonly Rule[] = [
  {
    law: `one Korean word for one thing, in lessons and programs alike: ${Object.keys(WORDS).join(', ')}`,
    check: (files) =>
      files
        .filter(({ path }) => /\.md$|^(bin|stacks|constructs|lib)\//.test(path))
        .flatMap((file) =>
          Object.entries(WORDS).flatMap(([chosen, others]) =>
            linesMatching(file, wordOf(others)).map(({ at, match }) => `${at}: "${match}" is "${chosen}" here`),
          ),
        ),
    mutants: Object.fromEntries([
      ...Object.values(WORDS)
        .flat()
        .map((word) => [`"${word}" in a lesson`, [file('stacks/one/README.ko.md', `이것은 ${word}의 예입니다.`)]]),
      ['a word in a program', [file('lib/one/messages.ts', "export const ko = '구성원이 할 수 있습니까?';")]],
      ['a word in a page', [file('lib/one/laptop/page/texts.ko.json', '{ "who": "구성원" }')]],
    ]),
  },
];

/** At the beginning of a word: 승인자 is no 인자. */
function wordOf(words: readonly string[]): RegExp {
  return new RegExp(`(?<![가-힣(])(?:${words.join('|')})`);
}

function file(path: string, text: string): SourceFile {
  return { path, text };
}
