import { machinesBehind } from './balanced-machines';
import { at, objectsAt } from './property-path';
import { referencedId, resourceBehind } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** Where CloudFront takes an answer from. */
export type SiteOrigin =
  | { readonly kind: 'bucket'; readonly bucketId: string }
  /** Machines behind a load balancer, by the launch template that starts them. */
  | { readonly kind: 'machines'; readonly templateId: string };

/** A header of every answer of a behavior. */
export interface SiteHeader {
  readonly name: string;
  readonly value: string;
  /** Whether it takes the place of one that the origin sent. */
  readonly override: boolean;
}

export interface SiteBehavior {
  /** Whether a path, with its slash and without its query, is this behavior's. */
  readonly takes: (path: string) => boolean;
  readonly methods: readonly string[];
  readonly origin: SiteOrigin;
  readonly headers: readonly SiteHeader[];
}

/** A CloudFront distribution as a router: the first behavior that takes a path answers it, the last takes every path. */
export interface SiteModel {
  readonly logicalId: string;
  readonly behaviors: readonly SiteBehavior[];
}

type Raw = Readonly<Record<string, unknown>>;

const USUAL_METHODS = ['GET', 'HEAD'];

/** @throws UndecidableError for whatever changes what is answered and is not read here */
export function sitesOf(stack: StackModel): readonly SiteModel[] {
  return resourcesOfType(stack, 'AWS::CloudFront::Distribution').map(({ logicalId, properties }) => {
    const config = (properties['DistributionConfig'] ?? {}) as Raw;
    const all = [
      ...objectsAt(config, 'CacheBehaviors'),
      { ...(config['DefaultCacheBehavior'] as Raw), PathPattern: '*' },
    ] as readonly Raw[];
    return { logicalId, behaviors: all.map((behavior) => readBehavior(stack, logicalId, config, behavior)) };
  });
}

function readBehavior(stack: StackModel, siteId: string, config: Raw, behavior: Raw): SiteBehavior {
  const pattern = String(behavior['PathPattern']);
  const codes = [behavior['FunctionAssociations'], behavior['LambdaFunctionAssociations']].flatMap(
    (each) => each ?? [],
  );
  if (codes.length > 0) throw new UndecidableError(`${siteId} runs code over ${pattern}`);
  const origin = objectsAt(config, 'Origins').find(({ Id }) => Id === behavior['TargetOriginId']);
  if (!origin) throw new UndecidableError(`${siteId} has no origin ${String(behavior['TargetOriginId'])}`);
  const policy = behavior['ResponseHeadersPolicyId'];
  return {
    takes: takenBy(pattern),
    methods: (behavior['AllowedMethods'] ?? USUAL_METHODS) as readonly string[],
    origin: readOrigin(stack, siteId, origin),
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

function readOrigin(stack: StackModel, siteId: string, origin: Raw): SiteOrigin {
  if (origin['OriginPath'])
    throw new UndecidableError(`${siteId} has an origin that begins at ${origin['OriginPath']}`);
  const place = `${siteId} DomainName`;
  const behind = resourceBehind(
    stack,
    origin['DomainName'],
    ['AWS::S3::Bucket', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
    place,
  );
  if (behind.type === 'AWS::S3::Bucket') return { kind: 'bucket', bucketId: behind.logicalId };
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
const SECURITY_HEADERS: Readonly<Record<string, readonly [name: string, value: (said: Raw) => string]>> = {
  ContentSecurityPolicy: ['content-security-policy', (said) => String(said['ContentSecurityPolicy'])],
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
        value: String(at(item, 'Value')),
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
  return Object.fromEntries([...kept, ...added.map(({ name, value }) => [name, value])]);
}
