import { unknownProperties } from '../../lib/model/known-properties';
import { readTemplate } from '../../lib/model/template';

function unknown(Type: string, Properties: Record<string, unknown>): string[] {
  const stack = readTemplate({ Resources: { One: { Type, Properties } } }, { name: 'Test', region: 'ap-southeast-2' });
  return unknownProperties(stack).map(({ property }) => property);
}

test.each<[string, Record<string, unknown>]>([
  ['DistributionConfig.Logging', { Logging: {} }],
  ['DistributionConfig.ContinuousDeploymentPolicyId', { ContinuousDeploymentPolicyId: 'p' }],
  ['DistributionConfig.DefaultCacheBehavior.ForwardedValues', { DefaultCacheBehavior: { ForwardedValues: {} } }],
  ['DistributionConfig.CacheBehaviors.TrustedSigners', { CacheBehaviors: [{}, { TrustedSigners: [] }] }],
  ['DistributionConfig.Origins.OriginCustomHeaders', { Origins: [{ OriginCustomHeaders: [] }] }],
])('%s of a distribution is judged by nothing', (property, config) => {
  expect(unknown('AWS::CloudFront::Distribution', { DistributionConfig: config })).toEqual([property]);
});

test('headers of its own, which a page would trust, are judged by nothing', () => {
  const config = { Name: 'n', SecurityHeadersConfig: {}, CorsConfig: {} };
  expect(unknown('AWS::CloudFront::ResponseHeadersPolicy', { ResponseHeadersPolicyConfig: config })).toEqual([
    'ResponseHeadersPolicyConfig.CorsConfig',
  ]);
});

test('what is left out by AWS::NoValue is not set, at any depth', () => {
  const config = { Enabled: true, Logging: { Ref: 'AWS::NoValue' } };
  expect(unknown('AWS::CloudFront::Distribution', { DistributionConfig: config })).toEqual([]);
});
