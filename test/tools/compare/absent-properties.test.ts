import type { AssembledStack } from '../../../lib/model/assembly';
import { type Resource, readTemplate } from '../../../lib/model/template';
import { aligned } from '../../../lib/tools/compare/identity/aligned';
import { Names } from '../../../lib/tools/compare/names';
import { isAnswered } from '../../../lib/tools/compare/settings/guards-gone';
import { withNamedParts } from '../../../lib/tools/compare/settings/named-parts';
import { propertyChanges } from '../../../lib/tools/compare/settings/property-changes';
import { standingOf } from '../../../lib/tools/compare/settings/standing';
import { PATTERNS_AND_TINY } from '../../patterns';
import { synthesizeStacks } from '../../support/synthesize';
import { variantsOf } from '../../support/variants';

const RESOURCES: readonly Resource[] = PATTERNS_AND_TINY.flatMap(variantsOf)
  .flatMap(synthesizeStacks)
  .flatMap(({ model }) => [...model.resources.values()]);

test('of every property of every template somebody has said what its absence means, or why nobody misses it', () => {
  const unknown = RESOURCES.flatMap(({ type, properties }) =>
    pathsIn(withNamedParts(properties))
      .filter((path) => standingOf(type, path) === 'unknown')
      .map((path) => `${type} ${path}`),
  );
  expect([...new Set(unknown)]).toEqual([]);
});

test('of every type of every template somebody has said what it guarded, or what tells of its going', () => {
  expect([...new Set(RESOURCES.map(({ type }) => type))].filter((type) => !isAnswered(type))).toEqual([]);
});

test('a property that nobody has spoken of is unknown, and so is what lies in it', () => {
  expect(standingOf('AWS::SQS::Queue', 'Made')).toBe('unknown');
  expect(standingOf('AWS::SQS::Queue', 'Made.Up')).toBe('unknown');
  expect(standingOf('AWS::SQS::Queue', 'QueueNames')).toBe('unknown');
});

/** What falls away with a property, and what that comes to by what CloudFormation does without it. */
const ABSENT: readonly (readonly [type: string, property: string, value: unknown, says: string])[] = [
  ['AWS::Lambda::Function', 'ReservedConcurrentExecutions', 5, 'settings weakened'],
  ['AWS::Lambda::Function', 'DeadLetterConfig', { TargetArn: 'a' }, 'data lost'],
  ['AWS::Lambda::Function', 'TracingConfig', { Mode: 'Active' }, 'settings weakened'],
  ['AWS::Lambda::Function', 'LoggingConfig', { LogGroup: 'a' }, 'settings weakened'],
  ['AWS::Lambda::EventSourceMapping', 'FunctionResponseTypes', ['ReportBatchItemFailures'], 'settings weakened'],
  ['AWS::Lambda::EventSourceMapping', 'ScalingConfig', { MaximumConcurrency: 5 }, 'settings weakened'],
  ['AWS::ApiGateway::Stage', 'AccessLogSetting', { DestinationArn: 'a', Format: 'b' }, 'reach weakened'],
  ['AWS::ApiGateway::Stage', 'MethodSettings', [{ ThrottlingRateLimit: 10 }], 'reach weakened'],
  ['AWS::ApiGatewayV2::Stage', 'DefaultRouteSettings', { ThrottlingBurstLimit: 10 }, 'reach weakened'],
  ['AWS::ApiGateway::Method', 'RequestValidatorId', { Ref: 'a' }, 'reach weakened'],
  ['AWS::ApiGateway::Method', 'Integration', { PassthroughBehavior: 'NEVER' }, 'reach weakened'],
  ['AWS::ApiGatewayV2::Route', 'AuthorizationScopes', ['a'], 'reach broadened'],
  ['AWS::CloudFront::Distribution', 'DistributionConfig', { WebACLId: 'a' }, 'reach weakened'],
  ['AWS::CloudFront::Distribution', 'DistributionConfig', { Logging: { Bucket: 'a' } }, 'settings weakened'],
  [
    'AWS::CloudFront::Distribution',
    'DistributionConfig',
    { DefaultCacheBehavior: { TrustedKeyGroups: ['a'] } },
    'reach broadened',
  ],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'LoadBalancerAttributes',
    [{ Key: 'deletion_protection.enabled', Value: 'true' }],
    'data lost',
  ],
  ['AWS::AutoScaling::AutoScalingGroup', 'HealthCheckType', 'ELB', 'settings weakened'],
  ['AWS::RDS::DBInstance', 'DeleteAutomatedBackups', false, 'data lost'],
  ['AWS::RDS::DBInstance', 'EnableCloudwatchLogsExports', ['error'], 'settings weakened'],
  ['AWS::RDS::DBInstance', 'PubliclyAccessible', false, 'reach unknown'],
  ['AWS::RDS::DBInstance', 'DBParameterGroupName', 'a', 'reach weakened'],
  ['AWS::EC2::Instance', 'BlockDeviceMappings', [{ Ebs: { DeleteOnTermination: false } }], 'data lost'],
  ['AWS::Cognito::UserPool', 'AdminCreateUserConfig', { AllowAdminCreateUserOnly: true }, 'rights broadened'],
  ['AWS::Cognito::UserPool', 'MfaConfiguration', 'ON', 'rights weakened'],
  ['AWS::OpenSearchService::Domain', 'AdvancedSecurityOptions', { Enabled: true }, 'rights broadened'],
  ['AWS::SES::ConfigurationSet', 'DeliveryOptions', { TlsPolicy: 'REQUIRE' }, 'reach weakened'],
  ['AWS::SQS::Queue', 'RedriveAllowPolicy', { redrivePermission: 'byQueue' }, 'reach weakened'],
  ['AWS::SQS::Queue', 'MessageRetentionPeriod', 1_209_600, 'data lost'],
  ['AWS::S3::Bucket', 'BucketEncryption', kms('aws:kms'), 'data weakened'],
  [
    'AWS::Bedrock::Guardrail',
    'ContentPolicyConfig',
    { FiltersConfig: [{ Type: 'HATE', InputStrength: 'HIGH', OutputStrength: 'HIGH' }] },
    'settings weakened',
  ],
];

test.each(ABSENT)('a %s without its %s (%j): %s', (type, property, value, says) => {
  expect(said(type, { [property]: value }, {})).toEqual([says]);
});

/** What a property says is what CloudFormation does without it. */
const STATED_DEFAULTS: readonly (readonly [type: string, property: string, value: unknown])[] = [
  ['AWS::SQS::Queue', 'SqsManagedSseEnabled', true],
  ['AWS::S3::Bucket', 'BucketEncryption', kms('AES256')],
  ['AWS::RDS::DBInstance', 'BackupRetentionPeriod', 1],
  ['AWS::RDS::DBInstance', 'AutoMinorVersionUpgrade', true],
  ['AWS::EC2::Instance', 'SourceDestCheck', true],
  ['AWS::Lambda::Function', 'RecursiveLoop', 'Terminate'],
  ['AWS::AutoScaling::AutoScalingGroup', 'HealthCheckType', 'EC2'],
];

test.each(STATED_DEFAULTS)('a %s guards as before without its %s (%j)', (type, property, value) => {
  expect(said(type, { [property]: value }, {})).toEqual([]);
});

test('one part of a list that guards less is told, whatever the others do', () => {
  const filters = (...strengths: string[]) => ({
    ContentPolicyConfig: {
      FiltersConfig: strengths.map((InputStrength, at) => ({ Type: `KIND${at}`, InputStrength })),
    },
  });
  expect(said('AWS::Bedrock::Guardrail', filters('NONE', 'HIGH'), filters('NONE', 'LOW'))).toEqual([
    'settings weakened',
  ]);
});

test('what lay in something that is gone is told of once', () => {
  const config = { SecurityHeadersConfig: { FrameOptions: { FrameOption: 'DENY', Override: true } } };
  const before = { ResponseHeadersPolicyConfig: { Name: 'a', ...config } };
  const after = { ResponseHeadersPolicyConfig: { Name: 'a' } };
  expect(said('AWS::CloudFront::ResponseHeadersPolicy', before, after)).toEqual(['reach weakened']);
});

function kms(algorithm: string) {
  return { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm } }] };
}

function said(type: string, before: object, after: object): string[] {
  const stack = aligned(stateOf(type, before), stateOf(type, after));
  const { findings } = propertyChanges(stack, new Names(stack));
  return [...new Set(findings.map(({ section, verdict }) => `${section} ${verdict}`))];
}

function stateOf(type: string, properties: object): AssembledStack {
  const template = { Resources: { Thing: { Type: type, Properties: properties } } };
  const model = readTemplate(template, { name: 'stack', region: 'ap-southeast-2' });
  return { id: 'stack', template, model, terminationProtection: false, origins: new Map() };
}

function pathsIn(value: unknown, path: readonly string[] = []): string[] {
  if (value === null || typeof value !== 'object' || isIntrinsic(value)) return [path.join('.')];
  if (Array.isArray(value)) return value.length === 0 ? [path.join('.')] : value.flatMap((item) => pathsIn(item, path));
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]));
}

function isIntrinsic(value: object): boolean {
  const [key = '', ...others] = Object.keys(value);
  return others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'));
}
