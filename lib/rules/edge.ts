import { distributionsOf } from '../model/distributions';
import { EDGE_SERVICE, runsAtEdge, takersOf } from '../model/edge-functions';
import { codeHash } from '../model/functions';
import { packageBytes } from '../model/package-size';
import { at, objectsAt } from '../model/property-path';
import { referencedId } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { behind, listAt, resolved } from './reading';
import type { Rule, Violation } from './rule';

/** Where CloudFront takes functions from. */
const EDGE_REGION = 'us-east-1';

/**
 * What a function may be that runs at the edge. Quotas and restrictions on edge functions, as AWS's developer guide of CloudFront
 * had them in copies stored in 2026; older ones say 128 MB and 5 s for what runs between a viewer and the cache, where nothing of
 * ours runs.
 */
const EDGE_LIMITS = { seconds: 30, diskMiB: 512, packageBytes: 50_000_000 } as const;

/** What a function at the edge may not have, each with what it is for a person. */
const REFUSED_AT_EDGE: Readonly<Record<string, string>> = {
  DeadLetterConfig: 'a queue for what failed',
  Environment: 'variables',
  FileSystemConfigs: 'a file system',
  ImageConfig: 'a container image',
  KmsKeyArn: 'a key of its own',
  Layers: 'layers',
  LoggingConfig: 'a log group, which would stay empty',
  ReservedConcurrentExecutions: 'a reserved concurrency',
  TracingConfig: 'tracing',
  VpcConfig: 'a network',
};

/** Between the cache and an origin: what runs between a viewer and the cache runs for every request. */
const ORIGIN_EVENTS = ['origin-request', 'origin-response'];

/** Most bytes of the code of a CloudFront Function. */
const FUNCTION_BYTES = 10_240;

export const edgeRules: readonly Rule[] = [
  {
    id: 'EdgeFunctionsKeepTheirLimits',
    claim:
      'a function at the edge is what Lambda@Edge takes: of us-east-1, for x86_64, thirty seconds at most, Node.js or Python, in a package of 50 MB at most, in a numbered version, and without all that the edge has not',
    fix: 'Leave out what the edge has not; what a function needs to know comes with the request',
    atSynth: true,
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::Lambda::Function')
        .filter((each) => runsAtEdge(stack, each))
        .flatMap((each) => wrongAtEdge(stack, each).map((problem) => ({ at: each.logicalId, problem }))),
  },
  {
    id: 'EdgeCodeHasAVersion',
    claim: 'what CloudFront runs at the edge, it runs between the cache and an origin, in a version of us-east-1',
    fix: 'Associate currentVersion of a function of the stack in us-east-1 with an origin event, without the body',
    atSynth: true,
    violations: (stack) =>
      distributionsOf(stack).flatMap(({ logicalId, behaviors }) =>
        behaviors.flatMap(({ pattern, settings }) =>
          objectsAt(settings, 'LambdaFunctionAssociations').flatMap((association): Violation[] => {
            const { EventType: event, LambdaFunctionARN: arn, IncludeBody: body = false } = association;
            const said = (problem: string) => ({ at: logicalId, problem: `${problem} (${pattern})` });
            return [
              ...(ORIGIN_EVENTS.includes(String(event)) ? [] : [said(`runs code at ${String(event)}`)]),
              ...(isEdgeVersion(stack, arn) ? [] : [said('runs code that is no version of us-east-1')]),
              ...(body === false ? [] : [said('hands bodies to code')]),
            ];
          }),
        ),
      ),
  },
  {
    id: 'CloudFrontFunctionsFit',
    claim: 'a CloudFront Function is published, written for the newer runtime, and small enough for it',
    fix: 'Set AutoPublish, FunctionRuntime.JS_2_0, and say it in fewer words',
    atSynth: true,
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::CloudFront::Function').flatMap(({ logicalId, properties }): Violation[] => {
        const bytes = Buffer.byteLength(String(resolved(stack, properties['FunctionCode'])));
        return [
          ...(properties['AutoPublish'] === true ? [] : [{ at: logicalId, problem: 'is not published' }]),
          ...(at(properties, 'FunctionConfig', 'Runtime') === 'cloudfront-js-2.0'
            ? []
            : [{ at: logicalId, problem: 'is written for an old runtime' }]),
          ...(bytes <= FUNCTION_BYTES ? [] : [{ at: logicalId, problem: `has ${bytes} bytes` }]),
        ];
      }),
  },
  {
    id: 'WhatIsMadeIsAskedForInFewWays',
    claim:
      'where an answer is made anew for an address, a function before the cache has brought that into a known form',
    fix: 'Associate a CloudFront Function with viewer-request, or anybody could have something made for every request (U19)',
    atSynth: true,
    violations: (stack) =>
      distributionsOf(stack).flatMap(({ logicalId, behaviors }) =>
        behaviors
          .filter(
            ({ settings, origins }) =>
              objectsAt(settings, 'LambdaFunctionAssociations').length > 0 ||
              origins.some(({ asks = '' }) => stack.resources.get(asks)?.type === 'AWS::Lambda::Url'),
          )
          .filter(
            ({ settings }) =>
              !objectsAt(settings, 'FunctionAssociations').some(
                (each) =>
                  each['EventType'] === 'viewer-request' &&
                  behind(stack, each['FunctionARN'])?.type === 'AWS::CloudFront::Function',
              ),
          )
          .map(({ pattern }) => ({ at: logicalId, problem: `makes answers to whatever is asked (${pattern})` })),
      ),
  },
  {
    id: 'SignedAddressesAreCloudFronts',
    claim:
      'the address of a function asks for signatures, and CloudFront may call it by both permissions that this takes',
    fix: 'Take FunctionUrlOrigin.withOriginAccessControl, which since October 2025 needs InvokeFunction beside InvokeFunctionUrl',
    atSynth: true,
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::Lambda::Url').flatMap(({ logicalId, properties }): Violation[] => {
        const permitted = resourcesOfType(stack, 'AWS::Lambda::Permission')
          .filter(
            ({ properties: { Action, Principal, SourceArn, FunctionName, InvokedViaFunctionUrl: byAddress } }) => {
              const owner = referencedId(FunctionName);
              return (
                Principal === 'cloudfront.amazonaws.com' &&
                SourceArn !== undefined &&
                (Action !== 'lambda:InvokeFunction' || byAddress === true) &&
                (owner === logicalId || owner === referencedId(properties['TargetFunctionArn']))
              );
            },
          )
          .map(({ properties: { Action } }) => String(Action));
        return [
          ...(properties['AuthType'] === 'AWS_IAM' ? [] : [{ at: logicalId, problem: 'answers whoever asks' }]),
          ...['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']
            .filter((action) => !permitted.includes(action))
            .map((action) => ({ at: logicalId, problem: `refuses CloudFront ${action}` })),
        ];
      }),
  },
];

function wrongAtEdge(stack: StackModel, handler: Resource): string[] {
  const { properties, logicalId } = handler;
  const takers = takersOf(stack, handler);
  const held: Readonly<Record<string, boolean>> = {
    'is not of us-east-1': stack.region === EDGE_REGION,
    'is not for x86_64': listAt(properties, 'Architectures').join() === 'x86_64',
    [`may take longer than ${EDGE_LIMITS.seconds} s`]: Number(properties['Timeout']) <= EDGE_LIMITS.seconds,
    'runs what the edge has not': /^(nodejs|python)/.test(String(properties['Runtime'])),
    'has a larger disk than the edge': Number(at(properties, 'EphemeralStorage', 'Size') ?? 0) <= EDGE_LIMITS.diskMiB,
    [`has a package of more than ${EDGE_LIMITS.packageBytes} bytes, or of nobody knows how many`]: isSmallEnough(
      stack,
      handler,
    ),
    'is taken by somebody else': [...takers].sort().join() === [EDGE_SERVICE, 'lambda.amazonaws.com'].join(),
    'has no version': resourcesOfType(stack, 'AWS::Lambda::Version').some(
      (version) => referencedId(version.properties['FunctionName']) === logicalId,
    ),
  };
  return [
    ...Object.entries(held).flatMap(([problem, holds]) => (holds ? [] : [problem])),
    ...Object.entries(REFUSED_AT_EDGE).flatMap(([property, what]) =>
      properties[property] === undefined ? [] : [`has ${what}`],
    ),
  ];
}

/** What was read of a template alone has no packages to be measured. */
function isSmallEnough({ assets }: StackModel, { properties }: Resource): boolean {
  if (assets.size === 0) return true;
  const path = assets.get(codeHash(properties) ?? '');
  return path !== undefined && packageBytes(path, EDGE_LIMITS.packageBytes) <= EDGE_LIMITS.packageBytes;
}

/** A version of this stack, where that is in us-east-1, or an output of the stack that is. */
function isEdgeVersion(stack: StackModel, arn: unknown): boolean {
  const output = at(arn, 'Fn::GetStackOutput');
  if (output !== undefined) return (at(output, 'Region') ?? stack.region) === EDGE_REGION;
  return stack.region === EDGE_REGION && behind(stack, arn)?.type === 'AWS::Lambda::Version';
}
