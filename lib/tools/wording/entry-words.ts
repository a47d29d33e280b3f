import type { Language } from '../../config/sentence';
import { bareId } from '../../model/bare-id';
import type { Entry } from '../../model/entries';

/** Who may use a way in, in Korean, by the English of the model; what has names in it comes as a pattern. */
const KOREAN: readonly (readonly [RegExp, string])[] = [
  [/^everybody$/, '누구나'],
  [/^everybody with the API key$/, 'API 키가 있는 누구나'],
  [/^whoever signs with IAM$/, 'IAM으로 서명한 요청'],
  [/^whoever has a token for (.+)$/, '$1의 토큰이 있는 요청'],
  [/^whom (?!its )(.+) lets in$/, '$1이(가) 허용한 요청'],
  [/^whoever has a signed link$/, '서명된 링크가 있는 요청'],
  [/^whom its access policy names$/, '액세스 정책에 있는 주체'],
  [/^whom its policy names$/, '정책에 있는 주체'],
  [/^whom an administrator adds$/, '관리자가 추가한 사람'],
  [/^whoever signed in$/, '로그인한 사람'],
  [/^the network$/, '네트워크 안에서만'],
];

/** Who may use a way in. What has no words in Korean stays as the model says it. */
export function entryWhoWords({ who }: Pick<Entry, 'who'>, language: Language): string {
  const found = language === 'ko' ? KOREAN.find(([form]) => form.test(who)) : undefined;
  return found ? who.replace(...found) : who;
}

/** A way in as a line, its resources without hashes: `Api GET /jobs: whoever signs with IAM`. */
export function entryWords(entry: Entry, language: Language): string {
  const way = entry.way.replace(/\b\w+\b/g, (word) => bareId(word));
  return `${bareId(entry.logicalId)} ${way}: ${entryWhoWords(entry, language).replace(/\w+/g, (word) => bareId(word))}`;
}
