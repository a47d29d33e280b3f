/** Why AWS did not answer, as far as it changes what to do. */
export type Refusal = 'no-credentials' | 'expired' | 'denied' | 'clock' | 'throttled' | 'unreachable' | 'other';

/** What the SDK for JavaScript and the services call each, which is not the same word for the same thing. */
const NAMES: readonly (readonly [Refusal, RegExp])[] = [
  // "Signature expired" stands in the message of a name that otherwise means wrong keys.
  ['clock', /^(RequestTimeTooSkewed|RequestExpired)$|signature (expired|not yet current)/i],
  [
    'expired',
    /^(ExpiredToken(Exception)?|TokenProviderError|TokenRefreshRequired)$|session .*(expired|invalid)|token .*expired/i,
  ],
  [
    'no-credentials',
    /^(CredentialsProviderError|InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken(Exception)?|AuthFailure|InvalidToken)$/,
  ],
  [
    'denied',
    /^(AccessDenied(Exception)?|UnauthorizedOperation|AuthorizationError(Exception)?|NotAuthorized|Forbidden)$/,
  ],
  [
    'throttled',
    /^(Throttl\w*|TooManyRequests(Exception)?|RequestLimitExceeded|RequestThrottled\w*|SlowDown|BandwidthLimitExceeded)$/,
  ],
  [
    'unreachable',
    /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|TimeoutError|NetworkingError|UnknownEndpoint|OptInRequired|InvalidEndpointURI|\w*CERT\w*)$/,
  ],
];

/** @param error - whatever a client of the SDK threw */
export function whyRefused(error: unknown): Refusal {
  const { name = '', code = '', Code = '', message = '' } = error as Readonly<Record<string, string | undefined>>;
  const words = [name, code, Code, message];
  return NAMES.find(([, form]) => words.some((word) => form.test(word)))?.[0] ?? 'other';
}

/** What to do about each, for people. `region` is the one that was asked. */
export const REMEDIES: Readonly<Record<'en' | 'ko', Readonly<Record<Refusal, (region: string) => string>>>> = {
  en: {
    'no-credentials': () => 'Sign in first, for example with: aws sso login (or aws configure).',
    expired: () => 'The session has expired. Sign in again, for example with: aws sso login.',
    denied: () =>
      'You are signed in, but may not do this. Ask an administrator for the permissions that --help names, or choose another profile with AWS_PROFILE.',
    clock: () => "This computer's clock is wrong, so signatures do not count. Set it, then run this again.",
    throttled: () => 'Too many requests at once in this account. Run this again in a minute.',
    unreachable: (region) =>
      `Is there a network, without a proxy that AWS_CA_BUNDLE does not know? Is ${region} the name of a region, and enabled for the account?`,
    other: () => 'Nothing is known about this error here; its words above are those of AWS.',
  },
  ko: {
    'no-credentials': () => '먼저 로그인하세요. 예: aws sso login (또는 aws configure)',
    expired: () => '세션이 만료되었습니다. 다시 로그인하세요. 예: aws sso login',
    denied: () =>
      '로그인은 되었지만 권한이 없습니다. --help에 나온 권한을 관리자에게 요청하거나, AWS_PROFILE로 다른 프로파일을 선택하세요.',
    clock: () => '이 컴퓨터의 시계가 맞지 않아 서명이 거부되었습니다. 시계를 맞추고 다시 실행하세요.',
    throttled: () => '이 계정에서 한꺼번에 너무 많은 요청을 보냈습니다. 1분 뒤에 다시 실행하세요.',
    unreachable: (region) =>
      `네트워크에 연결되어 있나요? 프록시를 쓴다면 AWS_CA_BUNDLE을 설정했나요? ${region}이(가) 올바른 리전 이름이고 계정에서 활성화되어 있나요?`,
    other: () => '원인을 알 수 없는 오류입니다. 위의 내용은 AWS가 보낸 그대로입니다.',
  },
};
