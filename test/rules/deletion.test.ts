import { RESOURCE_TYPE_TABLE } from '../../lib/model/resource-type-table';
import { readTemplate } from '../../lib/model/template';
import { deletionRules, REFUSALS } from '../../lib/rules/deletion';
import { pathsCalled } from '../support/resource-spec';
import { violated } from './violated';

/** Properties that speak of protection, and refuse no deletion of their resource. */
const NO_REFUSALS = [
  'AWS::AutoScaling::AutoScalingGroup NewInstancesProtectedFromScaleIn',
  'AWS::CloudFront::ResponseHeadersPolicy ResponseHeadersPolicyConfig.SecurityHeadersConfig.XSSProtection',
  'AWS::CloudFront::ResponseHeadersPolicy ResponseHeadersPolicyConfig.SecurityHeadersConfig.XSSProtection.Protection',
  'AWS::EFS::FileSystem FileSystemProtection',
  'AWS::EFS::FileSystem FileSystemProtection.ReplicationOverwriteProtection',
  'AWS::Logs::LogGroup DataProtectionPolicy',
  'AWS::SNS::Topic DataProtectionPolicy',
  'AWS::WAFv2::WebACL DataProtectionConfig',
  'AWS::WAFv2::WebACL DataProtectionConfig.DataProtections',
  'AWS::WAFv2::WebACL OnSourceDDoSProtectionConfig',
];

function broken(...resources: (readonly [type: string, properties: Record<string, unknown>])[]): boolean {
  const all = Object.fromEntries(resources.map(([Type, Properties], at) => [`R${at}`, { Type, Properties }]));
  const stack = readTemplate({ Resources: all }, { name: 'Test', region: 'ap-southeast-2' });
  return violated(deletionRules, stack).length > 0;
}

test('of every property by which a type can refuse to be deleted it is known what it says', () => {
  const published = Object.entries(RESOURCE_TYPE_TABLE).flatMap(([service, names]) =>
    Object.keys(names)
      .map((name) => `AWS::${service}::${name}`)
      .filter((type) => type !== 'AWS::CDK::Metadata')
      .flatMap((type) => pathsCalled(type, /Protect(?!ocol)|^DisableApi/).map((path) => `${type} ${path}`)),
  );
  const known = Object.entries(REFUSALS).flatMap(([type, refusals]) => refusals.map(({ path }) => `${type} ${path}`));
  // Attributes of a load balancer are keys of a list, of which AWS publishes no table.
  expect(
    [
      ...published,
      'AWS::ElasticLoadBalancingV2::LoadBalancer LoadBalancerAttributes[deletion_protection.enabled]',
    ].sort(),
  ).toEqual([...known, ...NO_REFUSALS].sort());
});

test('all or nothing passes', () => {
  expect(
    broken(
      ['AWS::RDS::DBInstance', { DeletionProtection: true }],
      ['AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' }],
      ['AWS::OpenSearchServerless::Collection', { DeletionProtection: 'ENABLED' }],
      ['AWS::EC2::Instance', {}],
    ),
  ).toBe(false);
  expect(broken(['AWS::RDS::DBInstance', {}], ['AWS::DynamoDB::GlobalTable', { Replicas: [{}] }])).toBe(false);
});

test.each<[string, Record<string, unknown>]>([
  ['AWS::EC2::Instance', { DisableApiTermination: true }],
  ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { DisableApiTermination: true } }],
  ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { DisableApiStop: true } }],
  ['AWS::AutoScaling::AutoScalingGroup', { DeletionProtection: 'prevent-all-deletion' }],
  ['AWS::Logs::LogGroup', { DeletionProtectionEnabled: true }],
])('%s never refuses to be deleted: %j', (type, properties) => {
  expect(broken([type, properties])).toBe(true);
});

test.each<[string, Record<string, unknown>]>([
  ['AWS::OpenSearchServerless::Collection', { DeletionProtection: 'ENABLED' }],
  ['AWS::RDS::DBCluster', { DeletionProtection: 'true' }],
  ['AWS::RDS::DBInstance', { DeletionProtection: { Ref: 'Protect' } }],
  ['AWS::Cognito::UserPool', { DeletionProtection: 'active' }],
  ['AWS::DynamoDB::GlobalTable', { Replicas: [{}, { DeletionProtectionEnabled: true }] }],
])('%s is not protected beside a table that is not: %j', (type, properties) => {
  expect(broken(['AWS::DynamoDB::Table', {}], [type, properties])).toBe(true);
});
