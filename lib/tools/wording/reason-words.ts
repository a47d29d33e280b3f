import type { Language } from '../../config/sentence';

/**
 * Why something cannot be judged, in Korean, by the sentences in which the model says so; `{}` is what stands there, `{1}` and `{2}`
 * the same in another order. A test holds the list against the sources of the model.
 */
export const KOREAN_REASONS: readonly (readonly [model: string, korean: string])[] = [
  // Policies and their elements.
  ["A resource's policy has no Principal", '리소스 정책에 Principal이 없습니다'],
  ["A resource's policy has no Resource", '리소스 정책에 Resource가 없습니다'],
  ["A resource's policy has neither Resource nor NotResource", '리소스 정책에 Resource도 NotResource도 없습니다'],
  ["An identity's policy has a Principal", '자격 증명 정책에 Principal이 있습니다'],
  ["An identity's policy has no Resource", '자격 증명 정책에 Resource가 없습니다'],
  ["An identity's policy has neither Resource nor NotResource", '자격 증명 정책에 Resource도 NotResource도 없습니다'],
  ['A trust policy has a Resource', '신뢰 정책에 Resource가 있습니다'],
  ['A trust policy has no Principal', '신뢰 정책에 Principal이 없습니다'],
  ['{} has a Principal', '{}에 Principal이 있습니다'],
  ['{} has no Principal', '{}에 Principal이 없습니다'],
  ['{} has a Resource', '{}에 Resource가 있습니다'],
  ['{} has neither Resource nor NotResource', '{}에 Resource도 NotResource도 없습니다'],
  ['Policy version {} is not known', '정책 버전 {}을(를) 알 수 없습니다'],
  ['A policy has no Statement', '정책에 Statement가 없습니다'],
  ['Effect {} is neither Allow nor Deny', 'Effect {}은(는) Allow도 Deny도 아닙니다'],
  ['A statement has neither Action nor NotAction', '정책 문에 Action도 NotAction도 없습니다'],
  ['A statement has both {} and Not{}', '정책 문에 {1}과(와) Not{1}이 함께 있습니다'],
  ['The action {} is not of the form service:Action', '작업 {}이(가) service:Action 형식이 아닙니다'],
  ['Principal names nobody', 'Principal에 아무도 없습니다'],
  ['{} names no key', '{}에 조건 키가 없습니다'],
  ['{} is an empty list', '{}이(가) 빈 목록입니다'],
  ['{} holds {}, which is not text', '{1}에 텍스트가 아닌 {2}이(가) 있습니다'],
  ['{} is {}, not an object', '{1}의 값 {2}이(가) 객체가 아닙니다'],
  ['{} has the element {}, which is not supported', '{1}에 해석하지 않는 요소 {2}이(가) 있습니다'],
  // Principals.
  ['Principal {} cannot be made to ask', 'Principal {}(으)로는 물어볼 수 없습니다'],
  ['Principal {} has not the form of a service', 'Principal {}이(가) 서비스 이름의 형식이 아닙니다'],
  ['Principal {} is of a kind that is not known; list it if it is meant', 'Principal {}은(는) 알 수 없는 종류입니다'],
  ['Principal {} is of a kind that is not known', 'Principal {}은(는) 알 수 없는 종류입니다'],
  [
    'Principal AWS {} is no account, user, role or session',
    'Principal {}은(는) 계정도 사용자도 역할도 세션도 아닙니다',
  ],
  ['{} names one session of {}; ask for a session', '{1}은(는) {2}의 세션 하나만 가리킵니다'],
  // Attached policies.
  ['{} has a permissions boundary, which its policies alone do not show', '{}에 권한 경계가 있습니다'],
  ['{} is not a role, group or user of {}', '{1}은(는) {2}의 역할, 그룹, 사용자가 아닙니다'],
  [
    '{} is in the group {}, whose policies are not in the stack',
    '{1}이(가) 속한 그룹 {2}의 정책이 스택에 없어 내용을 알 수 없습니다',
  ],
  [
    '{} has an access control list and a policy that denies, which is not understood',
    '{}에 액세스 제어 목록(ACL)과 거부하는 정책이 함께 있어 해석하지 않습니다',
  ],
  // Conditions and parameters of the template.
  [
    'The answer depends on {}, which a deployment decides by {}',
    '배포할 때 {2}(으)로 정해지는 {1}에 따라 답이 달라집니다',
  ],
  [
    'The conditions {} are decided by a deployment, in too many ways',
    '조건 {}은(는) 배포할 때 정해지며, 경우의 수가 너무 많습니다',
  ],
  ['The condition {} is not in the template, or is made of itself', '조건 {}이(가) 템플릿에 없거나 자신을 참조합니다'],
  [
    'The parameter {} has its value from a deployment; give one with --parameter {}=VALUE',
    '파라미터 {1}의 값은 배포할 때 정해집니다. --parameter {1}=VALUE로 알려 주세요',
  ],
  [
    'The managed policy {} is not in the stack, so its text is not known',
    '관리형 정책 {}이(가) 스택에 없어 내용을 알 수 없습니다',
  ],
  [
    'The text of the managed policy {} is not pinned; add it with its date and source',
    'AWS 관리형 정책 {}의 내용이 저장되어 있지 않습니다',
  ],
  [
    '{} is not pinned; add it to {} with its date and two sources',
    'AWS 관리형 정책 {1}의 내용이 저장되어 있지 않습니다',
  ],
  // Resources and ARNs.
  ['Resource {} has a wildcard where the service stands', 'Resource {}의 서비스 자리에 와일드카드가 있습니다'],
  ['Resource {} fits {} only if its * reaches over a colon', 'Resource {1}은(는) *가 콜론을 넘어야만 {2}에 맞습니다'],
  ['Resource {} is neither * nor an ARN', 'Resource {}은(는) *도 ARN도 아닙니다'],
  ['Resource {} has a policy variable before its fifth colon', 'Resource {}의 다섯째 콜론 앞에 정책 변수가 있습니다'],
  ['NotResource {} reads a key that the request lacks', 'NotResource {}이(가) 요청에 없는 키를 읽습니다'],
  ['{} does not belong to {}', '{1}은(는) {2} 계정의 것이 아닙니다'],
  ['{} names no account; say who owns it', '{}에 계정이 없어 소유자를 알 수 없습니다'],
  [
    'The request {} on {} has a wildcard; ask for one concrete thing',
    '{2}에 {1} 작업을 묻는 요청에 와일드카드가 있습니다. 하나만 물어보세요',
  ],
  [
    '{} on {} needs its key policy or trust policy too',
    '{2}에 {1} 작업을 하려면 그 키 정책이나 신뢰 정책도 있어야 합니다',
  ],
  // Conditions.
  [
    'A policy reads {}, which the request does not state; give it a value or ABSENT',
    '정책이 {}을(를) 읽는데 요청에 없습니다',
  ],
  ['The condition operator {} is not known', '조건 연산자 {}을(를) 알 수 없습니다'],
  ['{} is not the pattern of an ARN', '{}이(가) ARN 패턴이 아닙니다'],
  ['{} or {} is not an address', '{1} 또는 {2}이(가) IP 주소가 아닙니다'],
  ['{} is neither true nor false', '{}이(가) true도 false도 아닙니다'],
  ['{} is not a number', '{}이(가) 숫자가 아닙니다'],
  ['{} is not a date with time and zone', '{}이(가) 시각과 시간대가 있는 날짜가 아닙니다'],
  ['{} has a policy variable, which it does not take', '{}에는 정책 변수를 쓸 수 없습니다'],
  [
    '{} has several values; {} needs ForAnyValue or ForAllValues',
    '{1}의 값이 여럿이어서 {2}에 ForAnyValue나 ForAllValues가 필요합니다',
  ],
  ['{} has several values; a policy variable takes one', '{}의 값이 여럿이어서 정책 변수로 쓸 수 없습니다'],
  ['Null {} is {}', 'Null {1}의 값 {2}이(가) true도 false도 아닙니다'],
  ['The condition value {} reads a key that the request lacks', '조건 값 {}이(가) 요청에 없는 키를 읽습니다'],
  ['{} is not a policy variable', '{}은(는) 정책 변수가 아닙니다'],
  // Policies of resources.
  [
    '{} guards an event bus by a statement of its own form, which is not understood',
    '{}의 이벤트 버스 정책은 해석하지 않는 형식입니다',
  ],
  ['{} holds a policy in {}, which is not understood', '{1}의 {2}에 있는 정책을 해석할 수 없습니다'],
  ['{} has {}, which is not understood', '{1}의 {2}을(를) 해석할 수 없습니다'],
  ['{} has a policy that is not written out', '{}의 정책이 템플릿에 쓰여 있지 않습니다'],
  ['{} guards {}, which leads to no resource of the stack', '{1}의 정책이 지키는 {2}이(가) 스택의 리소스가 아닙니다'],
  // Networks.
  ['{} takes part in a network, how is not understood', '{}이(가) 네트워크에 어떻게 연결되는지 해석할 수 없습니다'],
  ['{} takes a network interface that is made apart', '{}이(가) 따로 만든 네트워크 인터페이스를 씁니다'],
  ['A launch configuration is closed to new accounts and not understood', '시작 구성은 해석하지 않습니다'],
  [
    'A group starts from several launch templates, which is not understood',
    '여러 시작 템플릿을 쓰는 그룹은 해석하지 않습니다',
  ],
  ['{} lies in no subnet of the stack', '{}이(가) 스택의 서브넷 어디에도 있지 않습니다'],
  [
    "{} names no security group of the stack, so it has the VPC's default one",
    '{}에 스택의 보안 그룹이 없어 VPC의 기본 보안 그룹이 붙습니다',
  ],
  ['The range of {} is not written out', '{}의 주소 범위가 템플릿에 쓰여 있지 않습니다'],
  ['{} is bound to two route tables', '{}에 라우팅 테이블이 둘 연결되어 있습니다'],
  ['The route {} leads to {}, which is not understood', '경로 {1}의 대상 {2}을(를) 해석할 수 없습니다'],
  ['The rule {} belongs to no security group of the stack', '규칙 {}이(가) 스택의 어느 보안 그룹에도 속하지 않습니다'],
  ['{} has a rule for {}, which is not an address range', '{1}의 규칙에 있는 {2}이(가) 주소 범위가 아닙니다'],
  ['{} has a rule whose other end is not understood: {}', '{1}의 규칙에서 상대편 {2}을(를) 해석할 수 없습니다'],
  // Ways in.
  ['{} is an entry that is not understood', '{}은(는) 해석하지 않는 공개 경로입니다'],
  ['The authorization {} is not understood', '인증 방식 {}을(를) 해석할 수 없습니다'],
  ['{} leads to the origin {}, which it does not have', '{1}이(가) 없는 오리진 {2}을(를) 가리킵니다'],
  ['{} has an origin behind several resources', '{}의 오리진 하나가 여러 리소스를 가리킵니다'],
  ['{} is of a type that is not understood', '{}은(는) 해석하지 않는 유형입니다'],
  [
    '{} is made from {}, whose routes are not resources of the template',
    '{1}은(는) {2}(으)로 만들어 그 경로가 템플릿의 리소스가 아닙니다',
  ],
  ['{} fits several routes of {}: {}', '{1}이(가) {2}의 여러 경로에 맞습니다: {3}'],
  // Templates.
  ['{} is refused: {}', '{1}은(는) 다루지 않습니다'],
  ['The resource type {} is not known; say in the table what it is', '리소스 유형 {}을(를) 알 수 없습니다'],
  ['{} is {}, which leads to no {} of the stack', '{1}의 값 {2}이(가) 스택의 {3}을(를) 가리키지 않습니다'],
  ['{} is {}, which is not a list written out', '{1}의 값 {2}이(가) 템플릿에 쓰인 목록이 아닙니다'],
  ['Cannot evaluate the intrinsic function {}', '내장 함수 {}의 값을 알 수 없습니다'],
  ['The form of the ARN of {} is not known here', '{}의 ARN 형식을 알 수 없습니다'],
  ['{} has a path pattern that only a deployment knows', '{}의 경로 패턴은 배포해야 알 수 있습니다'],
];

/** Longest first: `{}` fits anything, and the sentence that says the most is the one that was meant. */
const FORMS = [...KOREAN_REASONS]
  .sort(([one], [other]) => other.replaceAll('{}', '').length - one.replaceAll('{}', '').length)
  .map(([model, korean]) => [formOf(model), korean] as const);

function formOf(model: string): RegExp {
  const literal = model.split('{}').map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${literal.join('([^]+?)')}$`);
}

/** Why the model cannot judge something, in the words of a language. What has no words in Korean stays as the model says it. */
export function reasonWords(reason: string, language: Language): string {
  if (language === 'en') return reason;
  for (const [form, korean] of FORMS) {
    const found = form.exec(reason);
    if (found) return korean.replace(/\{(\d?)\}/g, (_, at: string) => found[Number(at || '1')] ?? '');
  }
  return reason;
}
