import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate, type StackModel } from '../../lib/model/template';
import { edgeRules } from '../../lib/rules/edge';
import { violated } from './violated';

type Json = Record<string, unknown>;

const broken = (
  id: string,
  Resources: Record<string, { Type: string; Properties: Json }>,
  region = 'us-east-1',
  assets: StackModel['assets'] = new Map(),
) =>
  violated(
    edgeRules.filter((rule) => rule.id === id),
    readTemplate({ Resources }, { name: 'Edge', region, assets }),
  ).length > 0;

const EDGE = ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'];

/** A function that CloudFront may run at the edge, with changes; undefined takes a property away. */
function edgeFunction(
  changes: Json,
  { takers = EDGE, region = 'us-east-1', versioned = true, assets = new Map<string, string>() } = {},
): boolean {
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: takers } };
  return broken(
    'EdgeFunctionsKeepTheirLimits',
    {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] } },
      },
      Images: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Architectures: ['x86_64'],
          Runtime: 'nodejs24.x',
          Timeout: 30,
          ...changes,
        },
      },
      ...(versioned && {
        Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Images' } } },
      }),
    },
    region,
    assets,
  );
}

describe('the package of a function at the edge', () => {
  const HASH = 'a'.repeat(64);
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each<[string, boolean, Json, number, number]>([
    ['is measured as it is', false, { S3Key: `${HASH}.zip` }, 40_000_000, 1],
    ['is measured as a ZIP file where it is larger', false, { S3Key: `${HASH}.zip` }, 60_000_000, 1],
    ['has 50 MB at most', true, { S3Key: `${HASH}.zip` }, 0, 50_100_000],
    ['is known', true, { S3Key: `${'b'.repeat(64)}.zip` }, 1, 1],
    ['is an asset', true, { ZipFile: 'exports.handler = () => {}' }, 1, 1],
  ])('%s', (name, expected, Code, zeros, noise) => {
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'zeros'), Buffer.alloc(zeros));
    writeFileSync(join(path, 'noise'), randomBytes(noise));
    expect(edgeFunction({ Code }, { assets: new Map([[HASH, path]]) })).toBe(expected);
  });
});

test.each<[string, boolean, Json]>([
  ['thirty seconds', false, { Timeout: 30 }],
  ['thirty-one seconds', true, { Timeout: 31 }],
  ['an unknown time', true, { Timeout: undefined }],
  ['a disk of 512 MiB', false, { EphemeralStorage: { Size: 512 } }],
  ['a disk of 513 MiB', true, { EphemeralStorage: { Size: 513 } }],
  ['another CPU', true, { Architectures: ['arm64'] }],
  ['an unknown CPU', true, { Architectures: undefined }],
  ['Python', false, { Runtime: 'python3.13' }],
  ['Java', true, { Runtime: 'java21' }],
  ['no runtime', true, { Runtime: undefined }],
  ['variables', true, { Environment: { Variables: {} } }],
  ['tracing', true, { TracingConfig: { Mode: 'PassThrough' } }],
  ['layers', true, { Layers: [] }],
])('a function at the edge with %s: broken %s', (_, expected, changes) => {
  expect(edgeFunction(changes)).toBe(expected);
});

test('a function at the edge is of us-east-1, in a version, and taken by nobody else', () => {
  expect([
    edgeFunction({}, { region: 'ap-southeast-2' }),
    edgeFunction({}, { versioned: false }),
    edgeFunction({}, { takers: [...EDGE, 'ec2.amazonaws.com'] }),
    // Whom the edge may not take is no function at the edge.
    edgeFunction({ Timeout: 900 }, { takers: ['lambda.amazonaws.com'] }),
  ]).toEqual([true, true, true, false]);
});

test.each<[string, boolean, Json]>([
  ['of 10,239 bytes', false, { FunctionCode: 'x'.repeat(10_239) }],
  ['of 10,240 bytes', false, { FunctionCode: 'x'.repeat(10_240) }],
  ['of 10,241 bytes', true, { FunctionCode: 'x'.repeat(10_241) }],
  ['of as many letters as it may have bytes', true, { FunctionCode: '가'.repeat(10_240) }],
  ['that is not published', true, { AutoPublish: undefined }],
  ['for the old runtime', true, { FunctionConfig: { Runtime: 'cloudfront-js-1.0' } }],
  ['for no runtime', true, { FunctionConfig: {} }],
])('a CloudFront Function %s: broken %s', (_, expected, changes) => {
  const sound = { AutoPublish: true, FunctionCode: 'x', FunctionConfig: { Runtime: 'cloudfront-js-2.0' } };
  const Properties = { ...sound, ...changes };
  expect(broken('CloudFrontFunctionsFit', { Function: { Type: 'AWS::CloudFront::Function', Properties } })).toBe(
    expected,
  );
});

const VERSION = 'Fn::GetStackOutput';

test.each<[string, boolean, Json]>([
  ['before an origin is asked', false, { EventType: 'origin-request' }],
  ['after an origin has answered', false, { EventType: 'origin-response' }],
  ['before the cache is asked', true, { EventType: 'viewer-request' }],
  ['at no event', true, { EventType: undefined }],
  ['with bodies', true, { IncludeBody: true }],
  ['of another region', true, { LambdaFunctionARN: { [VERSION]: { Region: 'ap-southeast-2' } } }],
  ['that is written out', true, { LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:images' }],
])('CloudFront runs code %s: broken %s', (_, expected, changes) => {
  const association = { EventType: 'origin-request', LambdaFunctionARN: { [VERSION]: { Region: 'us-east-1' } } };
  const DistributionConfig = {
    Origins: [{ Id: 'files', S3OriginConfig: {} }],
    DefaultCacheBehavior: { TargetOriginId: 'files', LambdaFunctionAssociations: [{ ...association, ...changes }] },
  };
  const site = { Site: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } } };
  expect(broken('EdgeCodeHasAVersion', site, 'ap-southeast-2')).toBe(expected);
});

const URL_ACTIONS = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'];

test.each<[string, boolean, Json, readonly string[]]>([
  ['asks for signatures', false, {}, URL_ACTIONS],
  ['asks nobody', true, { AuthType: 'NONE' }, URL_ACTIONS],
  ['says nothing of it', true, { AuthType: undefined }, URL_ACTIONS],
  ['lets CloudFront by one permission', true, {}, URL_ACTIONS.slice(0, 1)],
  ['lets CloudFront by the other', true, {}, URL_ACTIONS.slice(1)],
])('the address of a function %s: broken %s', (_, expected, changes, actions) => {
  const TargetFunctionArn = { 'Fn::GetAtt': ['Images', 'Arn'] };
  const address = { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'AWS_IAM', TargetFunctionArn, ...changes } };
  const permissions = actions.map((Action) => [
    Action.replace(':', ''),
    {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action,
        Principal: 'cloudfront.amazonaws.com',
        SourceArn: 'arn:aws:cloudfront::111122223333:distribution/E1',
        FunctionName: TargetFunctionArn,
        ...(Action === 'lambda:InvokeFunction' && { InvokedViaFunctionUrl: true }),
      },
    },
  ]);
  const resources = { Address: address, ...Object.fromEntries(permissions) };
  expect(broken('SignedAddressesAreCloudFronts', resources)).toBe(expected);
});
