import { machinesBehind } from './balanced-machines';
import { at, objectsAt } from './property-path';
import { referencedId, resourceBehind } from './references';
import { type RequestParts, readCachePolicy, readOriginRequestPolicy } from './request-parts';
import { type Resource, resourcesOfType, type StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** Where CloudFront takes an answer from. */
export type SiteOrigin =
  | {
      readonly kind: 'bucket';
      readonly bucketId: string;
      /** What every path begins with there. @default - it is asked for the path itself */
      readonly path?: string;
    }
  /** Machines behind a load balancer, by the launch template that starts them. */
  | { readonly kind: 'machines'; readonly templateId: string }
  /** API of API Gateway. */
  | { readonly kind: 'api'; readonly apiId: string }
  /** Function at its own address. */
  | { readonly kind: 'function'; readonly functionId: string };

/** A header of every answer of a behavior. */
export interface SiteHeader {
  readonly name: string;
  /** With its intrinsic functions still in place. */
  readonly value: unknown;
  /** Whether it takes the place of one that the origin sent. */
  readonly override: boolean;
}

/** When CloudFront runs code over a request or its answer. */
export type CodeEvent = 'viewer-request' | 'origin-request' | 'origin-response' | 'viewer-response';

/** Code that CloudFront runs over the requests of a behavior. */
export type SiteCode =
  /** A CloudFront Function, its code with intrinsic functions still in place. */
  | { readonly kind: 'script'; readonly event: CodeEvent; readonly code: unknown }
  /** Lambda@Edge, by the stack that the function is in. */
  | { readonly kind: 'edge'; readonly event: CodeEvent; readonly stackName: string; readonly functionId: string };

export interface SiteBehavior {
  /** `*` for whatever no other path takes. */
  readonly pattern: string;
  /** Whether a path, with its slash and without its query, is this behavior's. */
  readonly takes: (path: string) => boolean;
  readonly methods: readonly string[];
  readonly origin: SiteOrigin;
  /** Who is asked when the origin answers with one of the statuses. @default - nobody */
  readonly standIn?: { readonly origin: SiteOrigin; readonly statuses: readonly number[] };
  readonly code: readonly SiteCode[];
  /** What tells answers apart that are kept, beside the path. @default - no answer is kept */
  readonly cacheKey?: RequestParts;
  /** What of a request the origin gets to see, beside what tells answers apart. */
  readonly passed: RequestParts;
  readonly headers: readonly SiteHeader[];
}

/** A CloudFront distribution as a router: the first behavior that takes a path answers it, the last takes every path. */
export interface SiteModel {
  readonly logicalId: string;
  /** What `/` stands for, without a slash. @default - itself */
  readonly rootObject?: string;
  readonly behaviors: readonly SiteBehavior[];
}

type Raw = Readonly<Record<string, unknown>>;

const USUAL_METHODS = ['GET', 'HEAD'];

/**
 * @param others - stacks of the app that functions at the edge may be in
 * @throws UndecidableError for whatever changes what is answered and is not read here
 */
export function sitesOf(stack: StackModel, others: readonly StackModel[] = []): readonly SiteModel[] {
  return resourcesOfType(stack, 'AWS::CloudFront::Distribution').map(({ logicalId, properties }) => {
    const config = (properties['DistributionConfig'] ?? {}) as Raw;
    const all = [
      ...objectsAt(config, 'CacheBehaviors'),
      { ...(config['DefaultCacheBehavior'] as Raw), PathPattern: '*' },
    ] as readonly Raw[];
    if (objectsAt(config, 'CustomErrorResponses').some(({ ResponsePagePath: page }) => page !== undefined)) {
      throw new UndecidableError(`${logicalId} answers errors with pages of its own`);
    }
    const root = config['DefaultRootObject'];
    return {
      logicalId,
      ...(root !== undefined && { rootObject: String(root) }),
      behaviors: all.map((behavior) => readBehavior({ stack, others, siteId: logicalId, config }, behavior)),
    };
  });
}

interface Place {
  readonly stack: StackModel;
  readonly others: readonly StackModel[];
  readonly siteId: string;
  readonly config: Raw;
}

function readBehavior(place: Place, behavior: Raw): SiteBehavior {
  const { stack, siteId } = place;
  const pattern = String(behavior['PathPattern']);
  if (behavior['ForwardedValues'] !== undefined) throw new UndecidableError(`${siteId} has no policies for ${pattern}`);
  const policy = behavior['ResponseHeadersPolicyId'];
  const cacheKey = readCachePolicy(stack, siteId, behavior['CachePolicyId']);
  return {
    pattern,
    takes: takenBy(pattern),
    methods: (behavior['AllowedMethods'] ?? USUAL_METHODS) as readonly string[],
    ...readOrigins(place, behavior['TargetOriginId']),
    code: [
      ...objectsAt(behavior, 'FunctionAssociations').map((each) => readScript(stack, siteId, each)),
      ...objectsAt(behavior, 'LambdaFunctionAssociations').map((each) => readEdge(place, each)),
    ],
    ...(cacheKey && { cacheKey }),
    passed: readOriginRequestPolicy(stack, siteId, behavior['OriginRequestPolicyId']),
    headers:
      policy === undefined
        ? []
        : readHeaders(resourceBehind(stack, policy, ['AWS::CloudFront::ResponseHeadersPolicy'], siteId)),
  };
}

/** `*` is any letters, slashes too; `?` is one. The slash at the beginning may be left out. */
function takenBy(pattern: string): SiteBehavior['takes'] {
  const text = pattern.replace(/^(?![/*])/, '/').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const expression = new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  return (path) => expression.test(path);
}

function readScript(stack: StackModel, siteId: string, { EventType, FunctionARN }: Raw): SiteCode {
  const { logicalId, properties } = resourceBehind(stack, FunctionARN, ['AWS::CloudFront::Function'], siteId);
  if (at(properties, 'FunctionConfig', 'Runtime') !== 'cloudfront-js-2.0') {
    throw new UndecidableError(`${logicalId} is not for the runtime cloudfront-js-2.0`);
  }
  return { kind: 'script', event: EventType as CodeEvent, code: properties['FunctionCode'] };
}

/** A version of a function: of the same stack, or the output of another one. */
function readEdge({ stack, others, siteId }: Place, { EventType, LambdaFunctionARN: arn, IncludeBody }: Raw): SiteCode {
  if (IncludeBody === true) throw new UndecidableError(`${siteId} shows bodies to a function at the edge`);
  const output = at(arn, 'Fn::GetStackOutput');
  const home = output === undefined ? stack : others.find(({ name }) => name === at(output, 'StackName'));
  if (!home) throw new UndecidableError(`${siteId} runs a function of the stack ${String(at(output, 'StackName'))}`);
  const value = output === undefined ? arn : home.outputs[String(at(output, 'OutputName'))]?.value;
  const version = resourceBehind(home, value, ['AWS::Lambda::Version'], siteId);
  const named = version.properties['FunctionName'];
  const { logicalId } = resourceBehind(home, named, ['AWS::Lambda::Function'], version.logicalId);
  return { kind: 'edge', event: EventType as CodeEvent, stackName: home.name, functionId: logicalId };
}

function readOrigins({ stack, siteId, config }: Place, id: unknown): Pick<SiteBehavior, 'origin' | 'standIn'> {
  const origin = (wanted: unknown) => {
    const found = objectsAt(config, 'Origins').find(({ Id }) => Id === wanted);
    if (!found) throw new UndecidableError(`${siteId} has no origin ${String(wanted)}`);
    return readOrigin(stack, siteId, found);
  };
  const group = objectsAt(config, 'OriginGroups', 'Items').find(({ Id }) => Id === id);
  if (!group) return { origin: origin(id) };
  const [first, second] = objectsAt(group, 'Members', 'Items');
  const statuses = at(group, 'FailoverCriteria', 'StatusCodes', 'Items') as readonly number[];
  return {
    origin: origin(first?.['OriginId']),
    standIn: { origin: origin(second?.['OriginId']), statuses: statuses.map(Number) },
  };
}

const ORIGIN_TYPES = [
  'AWS::S3::Bucket',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ApiGatewayV2::Api',
  'AWS::Lambda::Url',
];

function readOrigin(stack: StackModel, siteId: string, origin: Raw): SiteOrigin {
  const path = origin['OriginPath'] ?? '';
  const behind = resourceBehind(stack, origin['DomainName'], ORIGIN_TYPES, `${siteId} DomainName`);
  if (behind.type === 'AWS::S3::Bucket' && typeof path === 'string') {
    return { kind: 'bucket', bucketId: behind.logicalId, ...(path && { path }) };
  }
  if (path !== '') throw new UndecidableError(`${siteId} has an origin that begins at ${JSON.stringify(path)}`);
  if (behind.type === 'AWS::ApiGatewayV2::Api') return { kind: 'api', apiId: behind.logicalId };
  if (behind.type === 'AWS::Lambda::Url') {
    const named = behind.properties['TargetFunctionArn'];
    const { logicalId } = resourceBehind(stack, named, ['AWS::Lambda::Function'], behind.logicalId);
    return { kind: 'function', functionId: logicalId };
  }
  const listeners = resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::Listener').filter(
    ({ properties }) => referencedId(properties['LoadBalancerArn']) === behind.logicalId,
  );
  const [templateId, ...others] = listeners.flatMap(
    ({ logicalId }) => machinesBehind(stack, { Ref: logicalId }, siteId).templateIds,
  );
  if (templateId === undefined || others.length > 0) {
    throw new UndecidableError(`${siteId} leads to not one kind of machine`);
  }
  return { kind: 'machines', templateId };
}

/** Headers by the name that a policy has for them, and what each says. */
const SECURITY_HEADERS: Readonly<Record<string, readonly [name: string, value: (said: Raw) => unknown]>> = {
  ContentSecurityPolicy: ['content-security-policy', (said) => said['ContentSecurityPolicy']],
  ContentTypeOptions: ['x-content-type-options', () => 'nosniff'],
  FrameOptions: ['x-frame-options', (said) => String(said['FrameOption'])],
  ReferrerPolicy: ['referrer-policy', (said) => String(said['ReferrerPolicy'])],
  StrictTransportSecurity: [
    'strict-transport-security',
    (said) =>
      [
        `max-age=${said['AccessControlMaxAgeSec']}`,
        ...(said['IncludeSubdomains'] === true ? ['includeSubDomains'] : []),
        ...(said['Preload'] === true ? ['preload'] : []),
      ].join('; '),
  ],
};

function readHeaders({ logicalId, properties }: Resource): readonly SiteHeader[] {
  const {
    Name: _,
    Comment: __,
    SecurityHeadersConfig: security = {},
    CustomHeadersConfig: custom,
    ...others
  } = (properties['ResponseHeadersPolicyConfig'] ?? {}) as Raw;
  const [unread] = Object.keys(others);
  if (unread) throw new UndecidableError(`${logicalId} has a ${unread}`);
  return [
    ...Object.entries(security as Readonly<Record<string, Raw>>).map(([key, said]): SiteHeader => {
      const known = SECURITY_HEADERS[key];
      if (!known) throw new UndecidableError(`${logicalId} has a ${key}`);
      return { name: known[0], value: known[1](said), override: said['Override'] === true };
    }),
    ...objectsAt(custom, 'Items').map(
      (item): SiteHeader => ({
        name: String(at(item, 'Header')).toLowerCase(),
        value: at(item, 'Value'),
        override: at(item, 'Override') === true,
      }),
    ),
  ];
}

/** Of the connection between origin and router, which is not the viewer's. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What a viewer gets of an origin's headers, and what the behavior adds to them. */
export function answerHeaders(sent: Headers, policy: readonly SiteHeader[]): Record<string, string | string[]> {
  const added = policy.filter(({ name, override }) => override || sent[name] === undefined);
  const kept = Object.entries(sent).filter(([name, value]) => value !== undefined && !OF_CONNECTION.includes(name));
  return Object.fromEntries([...kept, ...added.map(({ name, value }) => [name, String(value)])]);
}
