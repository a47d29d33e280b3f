import type { Sentence } from '../../../config/sentence';
import { less, look, mustBe, mustBeOff, mustBeOn, ranked } from './judges';
import { EXPOSED, GUARDED, row, type Watched } from './watched';

const PUBLIC: Sentence = { en: 'reachable from the internet', ko: '인터넷에서 접근 가능' };
const TOKENS: Sentence = {
  en: 'session tokens of the instance metadata (IMDSv2)',
  ko: '인스턴스 메타데이터 세션 토큰(IMDSv2)',
};
const TLS = [
  'SSLv3',
  'TLSv1',
  'TLSv1_2016',
  'TLSv1.1_2016',
  'TLSv1.2_2018',
  'TLSv1.2_2019',
  'TLSv1.2_2021',
  'TLSv1.2_2025',
  'TLSv1.3_2025',
];

/** What guards a way in, or what a thing shows of itself. */
export const WATCHED_WAYS: readonly Watched[] = [
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'PubliclyAccessible', 'reach', mustBeOff, EXPOSED, PUBLIC),
  ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((flag) =>
    row(/^AWS::S3::Bucket$/, `PublicAccessBlockConfiguration.${flag}`, 'reach', mustBeOn, EXPOSED, {
      en: `public access block (${flag})`,
      ko: `퍼블릭 액세스 차단(${flag})`,
    }),
  ),
  row(
    /^AWS::EC2::(Instance|LaunchTemplate)$/,
    '(LaunchTemplateData.)?MetadataOptions.HttpTokens',
    'reach',
    ranked(['optional', 'required']),
    GUARDED,
    TOKENS,
  ),
  row(
    /^AWS::EC2::(Instance|LaunchTemplate)$/,
    '(LaunchTemplateData.)?MetadataOptions.HttpPutResponseHopLimit',
    'reach',
    less(1),
    GUARDED,
    {
      en: 'hops that the instance metadata answers over',
      ko: '인스턴스 메타데이터 응답 홉 수',
    },
  ),
  row(/^AWS::Lambda::Url$/, 'AuthType', 'reach', ranked(['NONE', 'AWS_IAM']), EXPOSED, {
    en: 'who may call the function URL',
    ko: '함수 URL을 호출할 수 있는 대상',
  }),
  row(
    /^AWS::(Lambda::Url|ApiGatewayV2::Api|S3::Bucket)$/,
    '(Cors|CorsConfiguration|CorsConfiguration.CorsRules).Allow(ed)?Origins',
    'reach',
    look,
    EXPOSED,
    { en: 'origins that pages may call from', ko: '호출을 허용하는 페이지 출처(CORS)' },
  ),
  row(
    /^AWS::ElasticLoadBalancingV2::LoadBalancer$/,
    'Scheme',
    'reach',
    ranked(['internet-facing', 'internal']),
    EXPOSED,
    { en: 'scheme', ko: '체계(Scheme)' },
  ),
  row(/^AWS::ElasticLoadBalancingV2::Listener$/, 'Protocol', 'reach', ranked(['HTTP', 'HTTPS']), GUARDED, {
    en: 'protocol',
    ko: '프로토콜',
  }),
  row(/^AWS::ElasticLoadBalancingV2::Listener$/, 'SslPolicy', 'reach', look, GUARDED, {
    en: 'TLS policy',
    ko: 'TLS 정책',
  }),
  row(
    /^AWS::CloudFront::Distribution$/,
    'DistributionConfig.(DefaultCacheBehavior|CacheBehaviors).ViewerProtocolPolicy',
    'reach',
    ranked(['allow-all', 'redirect-to-https', 'https-only']),
    GUARDED,
    { en: 'viewer protocol', ko: '뷰어 프로토콜' },
  ),
  row(
    /^AWS::CloudFront::Distribution$/,
    'DistributionConfig.Origins.CustomOriginConfig.OriginProtocolPolicy',
    'reach',
    ranked(['http-only', 'match-viewer', 'https-only']),
    GUARDED,
    { en: 'protocol to the origin', ko: '오리진 프로토콜' },
  ),
  row(
    /^AWS::CloudFront::Distribution$/,
    'DistributionConfig.ViewerCertificate.MinimumProtocolVersion',
    'reach',
    ranked(TLS, 'TLSv1'),
    GUARDED,
    { en: 'oldest TLS', ko: '최소 TLS 버전' },
  ),
  row(/^AWS::CloudFront::Distribution$/, 'DistributionConfig.WebACLId', 'reach', mustBe, GUARDED, {
    en: 'firewall (WAF)',
    ko: '웹 방화벽(WAF)',
  }),
  row(
    /^AWS::CloudFront::Distribution$/,
    'DistributionConfig.Restrictions.GeoRestriction.RestrictionType',
    'reach',
    look,
    GUARDED,
    { en: 'restriction of countries', ko: '국가 제한' },
  ),
  row(/^AWS::ApiGateway(V2)?::DomainName$/, 'SecurityPolicy', 'reach', ranked(['TLS_1_0', 'TLS_1_2']), GUARDED, {
    en: 'oldest TLS',
    ko: '최소 TLS 버전',
  }),
  row(
    /^AWS::ApiGateway(V2)?::Stage$/,
    '(MethodSettings|DefaultRouteSettings).ThrottlingRateLimit',
    'reach',
    less(10_000),
    GUARDED,
    { en: 'requests a second at most', ko: '초당 최대 요청 수' },
  ),
  row(
    /^AWS::ApiGateway(V2)?::Stage$/,
    '(MethodSettings|DefaultRouteSettings).ThrottlingBurstLimit',
    'reach',
    less(5_000),
    GUARDED,
    { en: 'requests at once at most', ko: '동시 최대 요청 수' },
  ),
  row(/^AWS::ApiGateway(V2)?::Stage$/, 'AccessLogSetting(s)?.DestinationArn', 'reach', mustBe, GUARDED, {
    en: 'access log',
    ko: '액세스 로그',
  }),
  row(/^AWS::WAFv2::WebACL$/, 'DefaultAction', 'reach', look, GUARDED, { en: 'what no rule decides', ko: '기본 동작' }),
  row(/^AWS::WAFv2::WebACL$/, 'Rules', 'reach', look, GUARDED, { en: 'rules of the firewall', ko: '웹 방화벽 규칙' }),
  row(/^AWS::WAFv2::(IPSet|RegexPatternSet)$/, '(Addresses|RegularExpressionList)', 'reach', look, GUARDED, {
    en: 'what the firewall matches',
    ko: '웹 방화벽이 찾는 값',
  }),
  row(/^AWS::EC2::PrefixList$/, 'Entries', 'reach', look, EXPOSED, {
    en: 'addresses of the list',
    ko: '목록의 주소',
  }),
  row(
    /^AWS::ApiGateway(V2)?::Authorizer$/,
    '(AuthorizerUri|IdentitySource|IdentityValidationExpression|JwtConfiguration|ProviderARNs|Type|AuthorizerType)',
    'reach',
    look,
    EXPOSED,
    { en: 'who vouches for callers', ko: '호출자를 확인하는 방법' },
  ),
  row(/^AWS::ApiGateway(V2)?::(Rest)?Api$/, 'DisableExecuteApiEndpoint', 'reach', mustBeOn, EXPOSED, {
    en: 'default address is closed',
    ko: '기본 주소 차단',
  }),
  row(/^AWS::ElasticLoadBalancingV2::Listener(Rule)?$/, '(Default)?Actions.Type', 'reach', look, EXPOSED, {
    en: 'what becomes of requests',
    ko: '요청 처리 방법',
  }),
  row(/^AWS::RDS::DB(Cluster)?ParameterGroup$/, 'Parameters.rds.force_ssl', 'reach', ranked(['0', '1'], '-'), GUARDED, {
    en: 'TLS only',
    ko: 'TLS 강제',
  }),
  row(
    /^AWS::RDS::DB(Cluster)?ParameterGroup$/,
    'Parameters.require_secure_transport',
    'reach',
    ranked(['0', '1'], '-'),
    GUARDED,
    { en: 'TLS only', ko: 'TLS 강제' },
  ),
  row(/^AWS::OpenSearchService::Domain$/, 'DomainEndpointOptions.EnforceHTTPS', 'reach', mustBeOn, GUARDED, {
    en: 'HTTPS only',
    ko: 'HTTPS 강제',
  }),
  row(/^AWS::OpenSearchService::Domain$/, 'NodeToNodeEncryptionOptions.Enabled', 'reach', mustBeOn, GUARDED, {
    en: 'encryption between nodes',
    ko: '노드 간 암호화',
  }),
];
