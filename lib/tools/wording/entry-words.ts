import type { Language } from '../../config/sentence';
import { bareId } from '../../model/bare-id';
import type { Entry } from '../../model/entries';

type Forms = readonly (readonly [RegExp, string])[];

/** Who may use a way in, in Korean, by the English of the model; what has names in it comes as a pattern. */
const WHO: Forms = [
  [/^everybody$/, '누구나'],
  [/^everybody with (?:the|an) API key$/, 'API 키가 있는 누구나'],
  [/^whoever signs with IAM$/, 'IAM으로 서명한 요청'],
  [/^whoever has a token for its authorizer$/, '권한 부여자가 인정하는 토큰이 있는 요청'],
  [/^whoever has a token for (.+)$/, '$1의 토큰이 있는 요청'],
  [/^whom its authorizer lets in$/, '권한 부여자가 허용한 요청'],
  [/^whom (?!its )(.+) lets in$/, '$1이(가) 허용한 요청'],
  [/^whoever has a signed link$/, '서명된 링크가 있는 요청'],
  [/^whom its access policy names$/, '액세스 정책에 있는 주체'],
  [/^whom its policy names$/, '정책에 있는 주체'],
  [/^whom its permissions name$/, '허용 목록에 있는 주체'],
  [/^whom its owner accepts$/, '소유자가 수락한 주체'],
  [/^whom an administrator adds$/, '관리자가 추가한 사람'],
  [/^whoever signed in$/, '로그인한 사람'],
  [/^the network$/, '네트워크 안에서만'],
];

/** Which way in, in Korean. A route, a port or a name is the same in both. */
const WAYS: Forms = [
  [/^function URL$/, '함수 URL'],
  [/^credentials$/, '자격 증명'],
  [/^sign-up$/, '가입'],
  [/^endpoint service$/, '엔드포인트 서비스'],
  [/^website$/, '웹사이트'],
  [/^access control list$/, '액세스 제어 목록(ACL)'],
];

/** Where a way through CloudFront leads, in Korean. */
const ORIGIN: Forms = [
  [/ through a VPC origin outside the stack\b/g, ' (스택 밖 VPC 오리진 경유)'],
  [/ through an access control outside the stack\b/g, ' (스택 밖 액세스 제어 경유)'],
  [/ through an origin access identity\b/g, ' (오리진 액세스 ID 경유)'],
  [/ through (\S+)/g, ' ($1 경유)'],
  [/ as anybody\b/g, ' (공개 접근)'],
  [/ outside the stack\b/g, ' (스택 밖)'],
  [/ or /g, ' 또는 '],
];

/** Who may use a way in. What has no words in Korean stays as the model says it. */
export function entryWhoWords({ who }: Pick<Entry, 'who'>, language: Language): string {
  if (language === 'en') return who;
  const within = / ?, through an endpoint of a network$/;
  const keyed = / with an API key$/;
  const core = who.replace(within, '');
  const told = translated(core, WHO) ?? translated(core.replace(keyed, ''), WHO);
  if (told === undefined) return who;
  const key = keyed.test(core) && !/^everybody/.test(core) ? ', API 키 필요' : '';
  return `${told}${key}${within.test(who) ? ', 네트워크 엔드포인트 경유' : ''}`;
}

/** Which way in: a route, a port, or what else it is. */
export function entryWayWords({ way }: Pick<Entry, 'way'>, language: Language): string {
  if (language === 'en') return way;
  if (!way.includes(' -> ')) return translated(way, WAYS) ?? way;
  return ORIGIN.reduce((text, [form, korean]) => text.replace(form, korean), way);
}

/** A way in as a line, its resources without hashes: `Api GET /jobs: whoever signs with IAM`. */
export function entryWords(entry: Entry, language: Language): string {
  const { place, who } = entryParts(entry, language);
  return `${place}: ${who}`;
}

/** The same as what is used, and by whom. */
export function entryParts(entry: Entry, language: Language): { readonly place: string; readonly who: string } {
  const way = entryWayWords(entry, language).replace(/\b\w+\b/g, (word) => bareId(word));
  const who = entryWhoWords(entry, language).replace(/\w+/g, (word) => bareId(word));
  return { place: `${bareId(entry.logicalId)} ${way}`, who };
}

function translated(text: string, forms: Forms): string | undefined {
  const found = forms.find(([form]) => form.test(text));
  return found && text.replace(...found);
}
