import { look, lookAtNames, more, mustBe, mustBeOn, mustNotBeOff, ranked } from './judges';
import { EXPOSED, GUARDED, row, type Watched } from './watched';

/** What asks who somebody is, and who is told when something is wrong. */
export const WATCHED_RIGHTS: readonly Watched[] = [
  // Whoever holds a policy is read from it; elsewhere a role is what a thing acts as.
  row(
    /^AWS::(?!IAM::(Policy|ManagedPolicy|RolePolicy)$)/,
    '(.+[.])?(Role|Roles|\\w*RoleArn|RoleARN|IamInstanceProfile|Credentials|CredentialsArn)',
    'rights',
    look,
    EXPOSED,
    { en: 'role that it acts as', ko: '사용하는 역할' },
  ),
  row(/^AWS::IAM::User$/, 'Groups', 'rights', lookAtNames, EXPOSED, {
    en: 'groups that are not of the stack',
    ko: '스택 밖의 그룹',
  }),
  row(/^AWS::IAM::UserToGroupAddition$/, '(GroupName|Users)', 'rights', lookAtNames, EXPOSED, {
    en: 'groups and users that are not of the stack',
    ko: '스택 밖의 그룹과 사용자',
  }),
  row(/^AWS::Cognito::UserPoolClient$/, 'GenerateSecret', 'rights', mustBeOn, GUARDED, {
    en: 'secret of the client',
    ko: '클라이언트 보안 암호',
  }),
  row(/^AWS::Lambda::Function$/, 'CodeSigningConfigArn', 'rights', mustBe, GUARDED, {
    en: 'who must have signed the program',
    ko: '코드 서명',
  }),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'EnableIAMDatabaseAuthentication', 'rights', mustBeOn, GUARDED, {
    en: 'sign-in by IAM',
    ko: 'IAM 인증',
  }),
  row(/^AWS::Cognito::UserPool$/, 'MfaConfiguration', 'rights', ranked(['OFF', 'OPTIONAL', 'ON']), GUARDED, {
    en: 'second factor',
    ko: '다중 인증(MFA)',
  }),
  row(/^AWS::Cognito::UserPool$/, 'Policies.PasswordPolicy.MinimumLength', 'rights', more(8), GUARDED, {
    en: 'shortest password',
    ko: '비밀번호 최소 길이',
  }),
  row(
    /^AWS::Cognito::UserPoolClient$/,
    '(ExplicitAuthFlows|AllowedOAuthFlows|CallbackURLs|AllowedOAuthScopes)',
    'rights',
    look,
    GUARDED,
    { en: 'how clients sign in', ko: '클라이언트 로그인 방식' },
  ),
  row(/^AWS::KMS::Key$/, 'EnableKeyRotation', 'rights', mustBeOn, GUARDED, {
    en: 'rotation of the key',
    ko: '키 교체',
  }),
  row(
    /^AWS::CloudFront::Distribution$/,
    'DistributionConfig.(DefaultCacheBehavior|CacheBehaviors).ResponseHeadersPolicyId',
    'reach',
    mustBe,
    GUARDED,
    { en: 'security headers', ko: '보안 헤더' },
  ),

  row(/^AWS::CloudWatch::(Composite)?Alarm$/, 'ActionsEnabled', 'settings', mustNotBeOff, GUARDED, {
    en: 'alarm is told to somebody',
    ko: '경보 알림',
  }),
  row(/^AWS::CloudWatch::Alarm$/, 'AlarmActions', 'settings', mustBe, GUARDED, {
    en: 'whom the alarm tells',
    ko: '경보 알림 대상',
  }),
];
