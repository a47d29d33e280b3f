/** What a condition key asks for, with `{}` for its values: an English phrase, and Korean nouns for a request that has it and one that has not. */
export interface KeyWords {
  readonly en: string;
  readonly ko: readonly [has: string, hasNot: string];
}

/** Keys whose value is a text, an ARN or an address. */
export const VALUE_KEYS: Readonly<Record<string, KeyWords>> = {
  'aws:principalaccount': { en: 'by {}', ko: ['{}의 요청', '{} 밖의 요청'] },
  'aws:principalarn': { en: 'as {}', ko: ['{}의 요청', '{} 외의 주체가 한 요청'] },
  'aws:principalorgid': { en: 'from the organization {}', ko: ['{} 조직의 요청', '{} 조직 밖의 요청'] },
  'aws:requestedregion': { en: 'in {}', ko: ['{} 리전에 하는 요청', '{} 외의 리전에 하는 요청'] },
  'aws:sourceaccount': { en: 'on behalf of {}', ko: ['{}을 위한 요청', '{} 밖을 위한 요청'] },
  'aws:sourcearn': { en: 'on behalf of {}', ko: ['{}에서 비롯한 요청', '{} 외의 곳에서 비롯한 요청'] },
  'aws:sourceip': { en: 'from {}', ko: ['{}에서 온 요청', '{} 밖에서 온 요청'] },
  'aws:sourcevpc': { en: 'from the network {}', ko: ['{} 네트워크의 요청', '{} 네트워크 밖의 요청'] },
  'aws:sourcevpce': {
    en: 'through the endpoint {}',
    ko: ['{} 엔드포인트를 거친 요청', '{} 엔드포인트를 거치지 않은 요청'],
  },
  'bedrock:guardrailidentifier': {
    en: 'with the guardrail {}',
    ko: ['{} 가드레일을 붙인 요청', '{} 가드레일이 없는 요청'],
  },
  'bedrock:inferenceprofilearn': {
    en: 'through {}',
    ko: ['{} 추론 프로파일을 거친 요청', '{} 추론 프로파일을 거치지 않은 요청'],
  },
  'cloudwatch:namespace': { en: 'in the namespace {}', ko: ['{} 네임스페이스의 지표', '{} 밖 네임스페이스의 지표'] },
  'ec2:instancetype': {
    en: 'with the instance type {}',
    ko: ['인스턴스 유형이 {}인 요청', '인스턴스 유형이 {} 외의 값인 요청'],
  },
  'ec2:metadatahttptokens': {
    en: 'with metadata tokens (IMDSv2) {}',
    ko: ['메타데이터 토큰(IMDSv2)이 {}인 요청', '메타데이터 토큰(IMDSv2)이 {} 외의 값인 요청'],
  },
  'ec2:osuser': { en: 'as the system user {}', ko: ['시스템 사용자 {} 접속', '시스템 사용자 {} 외의 접속'] },
  'iam:awsservicename': { en: 'for the service {}', ko: ['{} 서비스를 위한 요청', '{} 외의 서비스를 위한 요청'] },
  'iam:passedtoservice': { en: 'to the service {}', ko: ['{} 서비스에 넘기는 요청', '{} 외의 서비스에 넘기는 요청'] },
  'kms:viaservice': { en: 'through {}', ko: ['{} 서비스를 거친 요청', '{} 서비스를 거치지 않은 요청'] },
  'ses:fromaddress': { en: 'from the address {}', ko: ['{} 주소로 보내는 요청', '{} 외의 주소로 보내는 요청'] },
};

export interface TruthWords {
  readonly yes: KeyWords;
  /** Its contrary, as a phrase of its own. */
  readonly no: string;
  /** Whether AWS states the key in every request: then what is not true is false. */
  readonly always: boolean;
}

/** Keys that are true or false. */
export const TRUTH_KEYS: Readonly<Record<string, TruthWords>> = {
  'aws:multifactorauthpresent': {
    yes: { en: 'with MFA', ko: ['MFA로 로그인한 요청', 'MFA 없이 하는 요청'] },
    no: 'without MFA',
    always: false,
  },
  'aws:securetransport': {
    yes: { en: 'over TLS', ko: ['TLS로 암호화한 요청', 'TLS로 암호화하지 않은 요청'] },
    no: 'without TLS',
    always: true,
  },
  'aws:viaawsservice': {
    yes: {
      en: 'through another service of AWS',
      ko: ['다른 AWS 서비스를 거친 요청', '다른 AWS 서비스를 거치지 않은 요청'],
    },
    no: 'directly, through no other service of AWS',
    always: true,
  },
  'lambda:invokedviafunctionurl': {
    yes: { en: 'through the function URL', ko: ['함수 URL로 온 요청', '함수 URL로 오지 않은 요청'] },
    no: 'past the function URL',
    always: true,
  },
};
