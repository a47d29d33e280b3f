import { readTemplate, type StackModel } from '../../lib/model/template';
import { distributionRules } from '../../lib/rules/distributions';
import { violated } from './violated';

type Json = ReturnType<typeof JSON.parse>;

const NO_CACHE = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const CACHE = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
const SITE = {
  'Fn::Join': ['', ['arn:aws:cloudfront::', { Ref: 'AWS::AccountId' }, ':distribution/', { Ref: 'Site' }]],
};

/** A site of files and of a program, under a name of its own. */
const SOUND = {
  Site: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Aliases: ['guestbook.example.com'],
        CacheBehaviors: [
          {
            PathPattern: '/static/*',
            TargetOriginId: 'files',
            CachePolicyId: CACHE,
            ResponseHeadersPolicyId: { Ref: 'Headers' },
            ViewerProtocolPolicy: 'redirect-to-https',
          },
        ],
        CustomErrorResponses: [404, 405, 414, 500, 501, 502, 503, 504].map((ErrorCode) => ({
          ErrorCode,
          ErrorCachingMinTTL: 0,
        })),
        DefaultCacheBehavior: {
          AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
          TargetOriginId: 'program',
          CachePolicyId: NO_CACHE,
          OriginRequestPolicyId: ALL_VIEWER,
          ResponseHeadersPolicyId: { Ref: 'Headers' },
          ViewerProtocolPolicy: 'redirect-to-https',
        },
        Enabled: true,
        HttpVersion: 'http2and3',
        IPV6Enabled: true,
        Origins: [
          {
            Id: 'program',
            DomainName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] },
            VpcOriginConfig: { VpcOriginId: { 'Fn::GetAtt': ['Way', 'Id'] } },
          },
          {
            Id: 'files',
            DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] },
            OriginAccessControlId: { 'Fn::GetAtt': ['Access', 'Id'] },
            S3OriginConfig: { OriginAccessIdentity: '' },
          },
        ],
        ViewerCertificate: {
          AcmCertificateArn: { 'Fn::GetStackOutput': { StackName: 'C', Region: 'us-east-1', OutputName: 'O' } },
          MinimumProtocolVersion: 'TLSv1.2_2021',
          SslSupportMethod: 'sni-only',
        },
      },
    },
  },
  Access: {
    Type: 'AWS::CloudFront::OriginAccessControl',
    Properties: {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    },
  },
  Headers: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
            Override: true,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
        },
      },
    },
  },
  Files: { Type: 'AWS::S3::Bucket', Properties: {} },
  FilesPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Files' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Action: 's3:GetObject',
            Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Files', 'Arn'] }, '/*']] },
            Condition: { StringEquals: { 'AWS:SourceArn': SITE } },
          },
        ],
      },
    },
  },
  Way: {
    Type: 'AWS::CloudFront::VpcOrigin',
    DependsOn: ['Listener', 'Attached'],
    Properties: {
      Tags: [{ Key: 'pattern', Value: 'test' }],
      VpcOriginEndpointConfig: { Arn: { Ref: 'Balancer' }, OriginProtocolPolicy: 'http-only' },
    },
  },
  Balancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: { Scheme: 'internal', Subnets: [{ Ref: 'Private' }] },
  },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: { LoadBalancerArn: { Ref: 'Balancer' }, Port: 80, Protocol: 'HTTP' },
  },
  Vpc: { Type: 'AWS::EC2::VPC', Properties: {} },
  Private: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
  Gateway: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
  Attached: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
  },
  Name: record('A'),
  NameV6: record('AAAA'),
  Check: {
    Type: 'AWS::Route53::HealthCheck',
    Properties: {
      HealthCheckConfig: {
        Type: 'HTTPS',
        Port: 443,
        ResourcePath: '/healthz',
        FullyQualifiedDomainName: 'guestbook.example.com',
      },
    },
  },
  Certificate: {
    Type: 'AWS::CertificateManager::Certificate',
    Properties: {
      DomainName: 'guestbook.example.com',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: 'guestbook.example.com', HostedZoneId: 'Z0123456789ABC' }],
    },
  },
};

function record(Type: string) {
  return {
    Type: 'AWS::Route53::RecordSet',
    Properties: {
      Name: 'guestbook.example.com.',
      Type,
      AliasTarget: { DNSName: { 'Fn::GetAtt': ['Site', 'DomainName'] }, HostedZoneId: 'Z2FDTNDATAQYW2' },
    },
  };
}

/** The sound site with something else at a path; undefined takes away what stands there. */
function changed(path: string, value: Json): StackModel {
  const resources = structuredClone(SOUND) as Json;
  const [id, ...keys] = path.split('/');
  const last = keys.pop();
  const holder = keys.reduce((inner, key) => inner[key], last === undefined ? resources : resources[id!].Properties);
  if (holder === undefined) throw new Error(`There is nothing at ${path}`);
  holder[last ?? id!] = value;
  return readTemplate({ Resources: JSON.parse(JSON.stringify(resources)) }, { name: 'Test', region: 'ap-southeast-2' });
}

test('a site that is reached, kept and shown as it should be passes', () => {
  expect(violated(distributionRules, changed('Vpc', SOUND.Vpc))).toEqual([]);
});

const CONFIG = 'Site/DistributionConfig';
const PROGRAM = `${CONFIG}/DefaultCacheBehavior`;
const STATIC = `${CONFIG}/CacheBehaviors/0`;
const SECURITY = 'Headers/ResponseHeadersPolicyConfig/SecurityHeadersConfig';
const CERTIFICATE = `${CONFIG}/ViewerCertificate`;
const STATEMENT = 'FilesPolicy/PolicyDocument/Statement/0';
const ALL_BUT_502 = SOUND.Site.Properties.DistributionConfig.CustomErrorResponses.filter(
  ({ ErrorCode }) => ErrorCode !== 502,
);
const OTHER = { StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/EOTHER' } };

test.each<[rule: string, path: string, value: Json]>([
  ['ViewersUseHttps', `${PROGRAM}/ViewerProtocolPolicy`, 'allow-all'],
  ['ViewersUseHttps', `${STATIC}/ViewerProtocolPolicy`, undefined],
  ['CachesKeepNothingOfPeople', `${PROGRAM}/CachePolicyId`, CACHE],
  ['CachesKeepNothingOfPeople', `${PROGRAM}/CachePolicyId`, { Ref: 'Cache' }],
  ['CachesKeepNothingOfPeople', `${PROGRAM}/OriginRequestPolicyId`, undefined],
  ['CachesKeepNothingOfPeople', `${PROGRAM}/AllowedMethods`, ['GET', 'HEAD']],
  ['CachesKeepNothingOfPeople', `${STATIC}/CachePolicyId`, '83da9c7e-98b4-4e11-a168-04f0df8e2c65'],
  ['CachesKeepNothingOfPeople', `${STATIC}/OriginRequestPolicyId`, ALL_VIEWER],
  ['CachesKeepNothingOfPeople', `${CONFIG}/CustomErrorResponses`, ALL_BUT_502],
  ['CachesKeepNothingOfPeople', `${CONFIG}/CustomErrorResponses/0/ErrorCachingMinTTL`, 10],
  ['CachesKeepNothingOfPeople', `${CONFIG}/CustomErrorResponses/0/ResponsePagePath`, '/static/error.html'],
  ['AnswersCarrySecurityHeaders', `${PROGRAM}/ResponseHeadersPolicyId`, undefined],
  ['AnswersCarrySecurityHeaders', `${STATIC}/ResponseHeadersPolicyId`, '67f7725c-6f97-4210-82d7-5512b31e9d03'],
  ['AnswersCarrySecurityHeaders', `${SECURITY}/StrictTransportSecurity`, undefined],
  ['AnswersCarrySecurityHeaders', `${SECURITY}/StrictTransportSecurity/AccessControlMaxAgeSec`, 86_400],
  ['AnswersCarrySecurityHeaders', `${SECURITY}/ContentTypeOptions/Override`, false],
  ['AnswersCarrySecurityHeaders', `${SECURITY}/FrameOptions/FrameOption`, 'SAMEORIGIN'],
  ['AnswersCarrySecurityHeaders', `${SECURITY}/ReferrerPolicy/ReferrerPolicy`, 'unsafe-url'],
  ...[
    "default-src 'self'",
    "style-src 'self'; frame-ancestors 'none'",
    "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    "default-src *; frame-ancestors 'none'",
    "default-src 'none'; script-src https:; frame-ancestors 'none'",
  ].map((policy): [string, string, Json] => [
    'AnswersCarrySecurityHeaders',
    `${SECURITY}/ContentSecurityPolicy/ContentSecurityPolicy`,
    policy,
  ]),
  ['BucketsAnswerOneDistribution', `${CONFIG}/Origins/1/OriginAccessControlId`, ''],
  [
    'BucketsAnswerOneDistribution',
    `${CONFIG}/Origins/1/S3OriginConfig/OriginAccessIdentity`,
    'origin-access-identity/E',
  ],
  ['BucketsAnswerOneDistribution', `${CONFIG}/Origins/1/DomainName`, 'elsewhere.s3.amazonaws.com'],
  ['BucketsAnswerOneDistribution', 'Access/OriginAccessControlConfig/SigningBehavior', 'no-override'],
  ['BucketsAnswerOneDistribution', 'Access/OriginAccessControlConfig/OriginAccessControlOriginType', 'lambda'],
  ['BucketsAnswerOneDistribution', `${STATEMENT}/Condition`, undefined],
  ['BucketsAnswerOneDistribution', `${STATEMENT}/Condition`, { StringLike: { 'AWS:SourceArn': SITE } }],
  ['BucketsAnswerOneDistribution', `${STATEMENT}/Condition`, { StringEquals: { 'AWS:SourceAccount': '111122223333' } }],
  ['BucketsAnswerOneDistribution', `${STATEMENT}/Condition`, OTHER],
  ['BucketsAnswerOneDistribution', `${STATEMENT}/Action`, ['s3:GetObject', 's3:ListBucket']],
  ['BucketsAnswerOneDistribution', `${STATEMENT}/Action`, 's3:*'],
  ['BucketsAnswerOneDistribution', `${STATEMENT}/Effect`, 'Deny'],
  [
    'ProgramsStandInsideTheNetwork',
    `${CONFIG}/Origins/0`,
    { Id: 'program', DomainName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] }, CustomOriginConfig: {} },
  ],
  ['ProgramsStandInsideTheNetwork', 'Balancer/Scheme', 'internet-facing'],
  ['ProgramsStandInsideTheNetwork', 'Listener/Port', 8080],
  ['ProgramsStandInsideTheNetwork', 'Way/VpcOriginEndpointConfig/OriginProtocolPolicy', 'https-only'],
  ['ProgramsStandInsideTheNetwork', `${CONFIG}/Origins/0/DomainName`, 'example.com'],
  ['ProgramsStandInsideTheNetwork', 'Attached', SOUND.Gateway],
  [
    'ProgramsStandInsideTheNetwork',
    'Way/VpcOriginEndpointConfig/Arn',
    'arn:aws:elasticloadbalancing:x:1:loadbalancer/a',
  ],
  ['ProgramsStandInsideTheNetwork', 'Other', SOUND.Listener],
  ['ProgramsStandInsideTheNetwork', 'Way', { ...SOUND.Way, DependsOn: ['Attached'] }],
  ['ProgramsStandInsideTheNetwork', 'Way', { ...SOUND.Way, DependsOn: ['Listener'] }],
  ['SitesHaveGoodCertificates', `${CERTIFICATE}/MinimumProtocolVersion`, 'TLSv1'],
  ['SitesHaveGoodCertificates', `${CERTIFICATE}/SslSupportMethod`, 'vip'],
  ['SitesHaveGoodCertificates', CERTIFICATE, undefined],
  ['SitesHaveGoodCertificates', `${CERTIFICATE}/AcmCertificateArn`, { Ref: 'Certificate' }],
  ['SitesHaveGoodCertificates', `${CONFIG}/Aliases`, undefined],
  ['SitesHaveGoodCertificates', `${CONFIG}/Aliases`, ['guestbook.example.com', 'www.example.com']],
  ['SitesHaveGoodCertificates', 'NameV6', SOUND.Vpc],
  ['SitesHaveGoodCertificates', 'Name/AliasTarget/DNSName', { 'Fn::GetAtt': ['Balancer', 'DNSName'] }],
  ['SitesHaveGoodCertificates', 'Name/Name', 'other.example.com.'],
  ['SitesHaveGoodCertificates', 'Check/HealthCheckConfig/FullyQualifiedDomainName', 'other.example.com'],
  ['SitesHaveGoodCertificates', 'Check/HealthCheckConfig/ResourcePath', '/readyz'],
  ['SitesHaveGoodCertificates', 'Check/HealthCheckConfig/Inverted', true],
  ['SitesHaveGoodCertificates', 'Check/HealthCheckConfig/EnableSNI', false],
  ['SitesHaveGoodCertificates', 'Certificate/ValidationMethod', 'EMAIL'],
  ['SitesAreSwitchedOn', `${CONFIG}/Enabled`, false],
  ['SitesAreSwitchedOn', `${CONFIG}/IPV6Enabled`, false],
  ['SitesAreSwitchedOn', `${CONFIG}/HttpVersion`, 'http1.1'],
  ['VpcOriginsKeepTheirTags', 'Way/Tags/0/Key', 'mode'],
])('%s is broken by %s: %j', (rule, path, value) => {
  expect(violated(distributionRules, changed(path, value))).toContain(rule);
});

test('an origin of no known kind, or none, is no pass', () => {
  const ids = ['ViewersUseHttps', 'CachesKeepNothingOfPeople', 'AnswersCarrySecurityHeaders'];
  for (const path of [`${CONFIG}/Origins/0/VpcOriginConfig`, `${CONFIG}/Origins`]) {
    expect(violated(distributionRules, changed(path, undefined))).toEqual(expect.arrayContaining(ids));
  }
});
