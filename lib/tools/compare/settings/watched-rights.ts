import { ACTS_AS } from '../rights/acting-changes';
import { less, look, lookAtNames, more, mustBe, mustBeOff, mustBeOn, mustNotBeOff, ranked } from './judges';
import { EXPOSED, GUARDED, row, type Watched } from './watched';

/** What asks who somebody is, and who is told when something is wrong. */
export const WATCHED_RIGHTS: readonly Watched[] = [
  // Whoever holds a policy is read from it; elsewhere a role is what a thing acts as.
  row(/^AWS::(?!IAM::(Policy|ManagedPolicy|RolePolicy)$)/, ACTS_AS, 'rights', look, EXPOSED, {
    en: 'role that it acts as',
    ko: '사용하는 역할',
  }),
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
  row(
    /^AWS::Cognito::UserPool$/,
    'UserPoolTier',
    'rights',
    ranked(['LITE', 'ESSENTIALS', 'PLUS'], 'ESSENTIALS'),
    GUARDED,
    { en: 'what sign-ins can be guarded with', ko: '로그인 보호 기능 등급' },
  ),
  row(/^AWS::Cognito::UserPool$/, 'MfaConfiguration', 'rights', ranked(['OFF', 'OPTIONAL', 'ON']), GUARDED, {
    en: 'MFA',
    ko: '다중 인증(MFA)',
  }),
  row(/^AWS::Cognito::UserPool$/, 'Policies.PasswordPolicy.MinimumLength', 'rights', more(8), GUARDED, {
    en: 'shortest password',
    ko: '비밀번호 최소 길이',
  }),
  row(
    /^AWS::Cognito::UserPoolClient$/,
    '(ExplicitAuthFlows|AllowedOAuthFlows|AllowedOAuthFlowsUserPoolClient|CallbackURLs|LogoutURLs|AllowedOAuthScopes|SupportedIdentityProviders)',
    'rights',
    look,
    GUARDED,
    { en: 'how clients sign in', ko: '클라이언트 로그인 방식' },
  ),
  row(/^AWS::Cognito::UserPool$/, 'EnabledMfas', 'rights', look, GUARDED, { en: 'kinds of MFA', ko: 'MFA 종류' }),
  row(/^AWS::Cognito::UserPool$/, 'AdminCreateUserConfig.AllowAdminCreateUserOnly', 'rights', mustBeOn, EXPOSED, {
    en: 'only administrators add users',
    ko: '관리자만 사용자 추가',
  }),
  row(
    /^AWS::Cognito::UserPool$/,
    'Policies.PasswordPolicy.Require(Lowercase|Numbers|Symbols|Uppercase)',
    'rights',
    mustBeOn,
    GUARDED,
    { en: 'characters that a password must have', ko: '비밀번호 필수 문자' },
  ),
  row(/^AWS::Cognito::UserPool$/, 'Policies.PasswordPolicy.TemporaryPasswordValidityDays', 'rights', less(7), GUARDED, {
    en: 'days that a first password holds',
    ko: '임시 비밀번호 유효 일수',
  }),
  row(
    /^AWS::Cognito::UserPool$/,
    'UserPoolAddOns.AdvancedSecurityMode',
    'rights',
    ranked(['OFF', 'AUDIT', 'ENFORCED']),
    GUARDED,
    {
      en: 'threat protection of sign-ins',
      ko: '로그인 위협 방지',
    },
  ),
  row(
    /^AWS::Cognito::UserPool$/,
    '(AccountRecoverySetting|AutoVerifiedAttributes|LambdaConfig)',
    'rights',
    look,
    EXPOSED,
    { en: 'how users prove and recover who they are', ko: '사용자 확인과 계정 복구 방법' },
  ),
  row(/^AWS::Cognito::UserPoolClient$/, '(\\w+TokenValidity|TokenValidityUnits)', 'rights', look, GUARDED, {
    en: 'how long a sign-in holds',
    ko: '로그인 유효 시간',
  }),
  row(
    /^AWS::Cognito::UserPoolClient$/,
    'PreventUserExistenceErrors',
    'rights',
    ranked(['LEGACY', 'ENABLED']),
    GUARDED,
    {
      en: 'a wrong sign-in does not tell who is a user',
      ko: '사용자 존재 여부 숨김',
    },
  ),
  row(/^AWS::Cognito::UserPoolClient$/, 'EnableTokenRevocation', 'rights', mustNotBeOff, GUARDED, {
    en: 'sign-ins can be revoked',
    ko: '로그인 취소 가능',
  }),
  row(/^AWS::IAM::Role$/, 'MaxSessionDuration', 'rights', less(3_600), GUARDED, {
    en: 'seconds that a session of the role lasts at most',
    ko: '역할 세션 최대 시간(초)',
  }),
  row(/^AWS::IAM::User$/, 'LoginProfile', 'rights', look, EXPOSED, {
    en: 'password of the user',
    ko: '사용자 비밀번호',
  }),
  row(
    /^AWS::EC2::(Instance|LaunchTemplate|KeyPair)$/,
    '(LaunchTemplateData.)?(KeyName|PublicKeyMaterial)',
    'rights',
    look,
    EXPOSED,
    {
      en: 'key pair that signs in',
      ko: '로그인 키 페어',
    },
  ),
  row(/^AWS::Lambda::Function$/, '(Layers|FileSystemConfigs)', 'rights', look, EXPOSED, {
    en: 'what else the function runs or opens',
    ko: '함수가 함께 쓰는 계층과 파일 시스템',
  }),
  row(
    /^AWS::S3::Bucket$/,
    'OwnershipControls.Rules.ObjectOwnership',
    'rights',
    ranked(['ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced'], 'BucketOwnerEnforced'),
    EXPOSED,
    {
      en: 'who owns objects',
      ko: '객체 소유권',
    },
  ),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'ManageMasterUserPassword', 'rights', mustBeOn, GUARDED, {
    en: 'RDS keeps the password and changes it',
    ko: 'RDS의 비밀번호 관리',
  }),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, '(MasterUserPassword|MasterUserSecret)', 'rights', look, GUARDED, {
    en: 'password of the database',
    ko: '데이터베이스 비밀번호',
  }),
  row(/^AWS::OpenSearchService::Domain$/, 'AdvancedSecurityOptions.Enabled', 'rights', mustBeOn, EXPOSED, {
    en: 'fine-grained access control',
    ko: '세분화된 액세스 제어',
  }),
  row(
    /^AWS::OpenSearchService::Domain$/,
    'AdvancedSecurityOptions.(InternalUserDatabaseEnabled|AnonymousAuthEnabled)',
    'rights',
    mustBeOff,
    EXPOSED,
    {
      en: 'sign-in without IAM',
      ko: 'IAM 없는 로그인',
    },
  ),
  row(/^AWS::OpenSearchService::Domain$/, 'AdvancedSecurityOptions.MasterUserOptions', 'rights', look, EXPOSED, {
    en: 'who administers the domain',
    ko: '도메인 마스터 사용자',
  }),
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
];
