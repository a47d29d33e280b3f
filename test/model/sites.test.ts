import { answerHeaders, sitesOf } from '../../lib/model/sites';
import { readTemplate } from '../../lib/model/template';

const POLICY = {
  Name: 'site',
  SecurityHeadersConfig: {
    ContentTypeOptions: { Override: true },
    FrameOptions: { FrameOption: 'DENY', Override: false },
    StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Override: true },
  },
  CustomHeadersConfig: { Items: [{ Header: 'X-Made-By', Value: 'us', Override: true }] },
};

function siteOf({ policy = POLICY as object, behavior = {}, origin = {} } = {}) {
  const to = (TargetOriginId: string) => ({ TargetOriginId, ResponseHeadersPolicyId: { Ref: 'Headers' } });
  const template = {
    Resources: {
      Files: { Type: 'AWS::S3::Bucket' },
      Headers: { Type: 'AWS::CloudFront::ResponseHeadersPolicy', Properties: { ResponseHeadersPolicyConfig: policy } },
      Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
      Listener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: 'Balancer' },
          DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
        },
      },
      Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup' },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: {
          TargetGroupARNs: [{ Ref: 'Targets' }],
          LaunchTemplate: { LaunchTemplateId: { Ref: 'Machine' } },
        },
      },
      Machine: { Type: 'AWS::EC2::LaunchTemplate' },
      Site: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Origins: [
              { Id: 'files', DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] }, ...origin },
              { Id: 'machines', DomainName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] } },
            ],
            DefaultCacheBehavior: { ...to('machines'), AllowedMethods: ['GET', 'HEAD', 'POST'] },
            CacheBehaviors: [{ ...to('files'), PathPattern: 'static/v?.*', ...behavior }],
          },
        },
      },
    },
  };
  return sitesOf(readTemplate(template, { name: 'Web', region: 'ap-southeast-2' }))[0]!;
}

test.each([
  ['/static/v1.css', 'bucket'],
  ['/static/v1.a/b', 'bucket'],
  ['/static/v1xcss', 'machines'],
  ['/static/v12.css', 'machines'],
  ['/a/static/v1.css', 'machines'],
  ['/', 'machines'],
])('the first behavior whose pattern a path fits answers it: %s', (path, kind) => {
  expect(siteOf().behaviors.find(({ takes }) => takes(path))!.origin.kind).toBe(kind);
});

test('behaviors say where they lead, and which methods they let through', () => {
  const [files, machines] = siteOf().behaviors;
  expect([files!.origin, files!.methods]).toEqual([{ kind: 'bucket', bucketId: 'Files' }, ['GET', 'HEAD']]);
  expect([machines!.origin, machines!.methods]).toEqual([
    { kind: 'machines', templateId: 'Machine' },
    ['GET', 'HEAD', 'POST'],
  ]);
});

test('a policy writes its headers over those of the origin where it says so, and beside them where it does not', () => {
  const sent = {
    'x-frame-options': 'SAMEORIGIN',
    'x-made-by': 'them',
    connection: 'close',
    'content-type': 'text/html',
  };
  expect(answerHeaders(sent, siteOf().behaviors[0]!.headers)).toEqual({
    'content-type': 'text/html',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'x-made-by': 'us',
    'strict-transport-security': 'max-age=60; includeSubDomains',
  });
});

test.each([
  ['code that runs over requests', { behavior: { FunctionAssociations: [{ EventType: 'viewer-request' }] } }],
  ['a part of a policy', { policy: { ...POLICY, CorsConfig: {} } }],
  ['a security header', { policy: { SecurityHeadersConfig: { XSSProtection: {} } } }],
  ['a path before those of an origin', { origin: { OriginPath: { 'Fn::Sub': '/v2' } } }],
  ['an answer chosen the old way', { behavior: { ForwardedValues: {} } }],
  ['a cache policy', { behavior: { CachePolicyId: '00000000-0000-0000-0000-000000000000' } }],
  ['a body that a function at the edge sees', { behavior: { LambdaFunctionAssociations: [{ IncludeBody: true }] } }],
  ['an origin outside the stack', { origin: { DomainName: 'files.example.com' } }],
])('%s that is not read is an error, since it changes what is answered', (_, site) => {
  expect(() => siteOf(site)).toThrow();
});
