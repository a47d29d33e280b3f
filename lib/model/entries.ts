import { inventedReferences, resolveIntrinsics } from './intrinsics';
import { at, objectsAt } from './property-path';
import { referencedId, referencedIds } from './references';
import { resourceType } from './resource-types';
import { type Resource, resourcesOfType, type StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** A way into the stack that a policy need not name anybody for. */
export interface Entry {
  readonly logicalId: string;
  /** Which of its ways, for example `GET /jobs/{jobId}`. */
  readonly way: string;
  /** Who may use it, for example `everybody` or `whoever signs with IAM`. */
  readonly who: string;
}

type Raw = Readonly<Record<string, unknown>>;

const EVERYBODY = 'everybody';
const SIGNED = 'whoever signs with IAM';
const NETWORK = 'the network';
/** Who may use a way in is for the policy of the resource to say. */
export const NAMED_BY_POLICY = 'whom its policy names';

/**
 * Every public way into a stack with who may use it. What lies behind security groups alone is in reach; what a policy of a
 * resource opens is in iam.
 *
 * @throws UndecidableError for a type that is not known, and for an entry whose ways are not in the template
 */
export function entriesOf(stack: StackModel): readonly Entry[] {
  return [...stack.resources.values()].flatMap((resource) => {
    if (!resourceType(resource.type).entry) return [];
    const read = READERS[resource.type];
    if (!read)
      throw new UndecidableError(`${resource.logicalId} (${resource.type}) is an entry that is not understood`);
    return read(resource, stack).map(({ way, who }) => ({ logicalId: resource.logicalId, way, who }));
  });
}

/** For example `Api GET /jobs/{jobId}: whoever signs with IAM`. */
export function entryText({ logicalId, way, who }: Entry): string {
  return `${logicalId} ${way}: ${who}`;
}

type Reader = (resource: Resource, stack: StackModel) => readonly Omit<Entry, 'logicalId'>[];

const READERS: Readonly<Record<string, Reader>> = {
  'AWS::ApiGateway::RestApi': restApi,
  'AWS::ApiGatewayV2::Api': httpApi,
  'AWS::AppRunner::Service': ({ properties }) => {
    const ingress = at(properties, 'NetworkConfiguration', 'IngressConfiguration', 'IsPubliclyAccessible');
    return [{ way: 'HTTPS', who: ingress === false ? NETWORK : EVERYBODY }];
  },
  'AWS::AppSync::GraphQLApi': ({ properties }) => {
    const additional = objectsAt(properties['AdditionalAuthenticationProviders']).map(
      (raw) => raw['AuthenticationType'],
    );
    return [properties['AuthenticationType'], ...additional].map((type) => ({
      way: 'GraphQL',
      who: type === 'API_KEY' ? `${EVERYBODY} with the API key` : authorizedBy(type, undefined),
    }));
  },
  'AWS::CloudFront::Distribution': distribution,
  'AWS::Cognito::IdentityPool': ({ properties }) => [
    {
      way: 'credentials',
      who: properties['AllowUnauthenticatedIdentities'] === false ? 'whoever signed in' : EVERYBODY,
    },
  ],
  'AWS::Cognito::UserPool': ({ properties }) => {
    const closed = at(properties, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly') === true;
    return [{ way: 'sign-up', who: closed ? 'whom an administrator adds' : EVERYBODY }];
  },
  'AWS::EC2::VPCEndpointService': ({ properties }) => [
    {
      way: 'endpoint service',
      who: properties['AcceptanceRequired'] === false ? 'whom its permissions name' : 'whom its owner accepts',
    },
  ],
  'AWS::EC2::VPCEndpointServicePermissions': ({ properties }) =>
    ([properties['AllowedPrincipals'] ?? []].flat() as unknown[]).map((principal) => ({
      way: 'endpoint service',
      who: principal === '*' ? EVERYBODY : JSON.stringify(principal),
    })),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::Lambda::Url': ({ properties }) => [
    { way: 'function URL', who: properties['AuthType'] === 'AWS_IAM' ? SIGNED : EVERYBODY },
  ],
  'AWS::OpenSearchServerless::SecurityPolicy': collectionNetwork,
  'AWS::OpenSearchService::Domain': ({ properties }) => [
    { way: 'HTTPS', who: properties['VPCOptions'] === undefined ? 'whom its access policy names' : NETWORK },
  ],
  'AWS::S3::Bucket': ({ properties }) => {
    const acl = properties['AccessControl'];
    return [
      ...(properties['WebsiteConfiguration'] === undefined ? [] : [{ way: 'website', who: NAMED_BY_POLICY }]),
      ...(acl === undefined || acl === 'Private' ? [] : [{ way: 'access control list', who: JSON.stringify(acl) }]),
    ];
  },
};

function restApi({ logicalId, properties }: Resource, stack: StackModel): Omit<Entry, 'logicalId'>[] {
  refuse(logicalId, properties, ['Body', 'BodyS3Location', 'CloneFrom']);
  const endpoint = at(properties, 'EndpointConfiguration', 'Types') as readonly string[] | undefined;
  const within = endpoint?.includes('PRIVATE') ? ', through an endpoint of a network' : '';
  return ofApi(stack, 'AWS::ApiGateway::Method', 'RestApiId', logicalId).map((method) => {
    const { HttpMethod, ResourceId, AuthorizationType, AuthorizerId, ApiKeyRequired } = method.properties;
    const by = authorizedBy(AuthorizationType, AuthorizerId);
    const who = by === EVERYBODY && properties['Policy'] !== undefined ? NAMED_BY_POLICY : by;
    return {
      way: `${HttpMethod} ${restPath(stack, ResourceId) || '/'}`,
      who: `${who}${ApiKeyRequired === true ? ' with an API key' : ''}${within}`,
    };
  });
}

function restPath(stack: StackModel, resourceId: unknown): string {
  const resource = stack.resources.get(referencedId(resourceId) ?? '');
  if (resource?.type !== 'AWS::ApiGateway::Resource') return '';
  return `${restPath(stack, resource.properties['ParentId'])}/${resource.properties['PathPart']}`;
}

function httpApi({ logicalId, properties }: Resource, stack: StackModel): Omit<Entry, 'logicalId'>[] {
  refuse(logicalId, properties, ['Body', 'BodyS3Location', 'Target', 'RouteKey']);
  return ofApi(stack, 'AWS::ApiGatewayV2::Route', 'ApiId', logicalId).map((route) => ({
    way: String(route.properties['RouteKey']),
    who: authorizedBy(route.properties['AuthorizationType'], route.properties['AuthorizerId']),
  }));
}

function ofApi(stack: StackModel, type: string, property: string, api: string): readonly Resource[] {
  return resourcesOfType(stack, type).filter(({ properties }) => referencedId(properties[property]) === api);
}

/** API Gateway and AppSync name the same ways in. An unknown one is not taken for a safe one. */
function authorizedBy(type: unknown, authorizer: unknown): string {
  const by = referencedId(authorizer) ?? 'its authorizer';
  switch (type ?? 'NONE') {
    case 'NONE':
      return EVERYBODY;
    case 'AWS_IAM':
      return SIGNED;
    case 'JWT':
    case 'COGNITO_USER_POOLS':
    case 'AMAZON_COGNITO_USER_POOLS':
    case 'OPENID_CONNECT':
      return `whoever has a token for ${by}`;
    case 'CUSTOM':
    case 'AWS_LAMBDA':
      return `whom ${by} lets in`;
    default:
      throw new UndecidableError(`The authorization ${JSON.stringify(type)} is not understood`);
  }
}

function loadBalancer({ logicalId, properties }: Resource, stack: StackModel): Omit<Entry, 'logicalId'>[] {
  const who = properties['Scheme'] === 'internal' ? NETWORK : EVERYBODY;
  return resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::Listener')
    .filter((listener) => referencedId(listener.properties['LoadBalancerArn']) === logicalId)
    .map(({ properties: { Protocol, Port } }) => ({ way: `${Protocol ?? 'HTTP'} ${Port}`, who }));
}

function distribution({ logicalId, properties }: Resource, stack: StackModel): Omit<Entry, 'logicalId'>[] {
  const config = (properties['DistributionConfig'] ?? {}) as Raw;
  const behaviors = [
    { ...(config['DefaultCacheBehavior'] as Raw), PathPattern: '*' },
    ...objectsAt(config['CacheBehaviors']),
  ] as readonly Raw[];
  return behaviors.map((behavior) => {
    const signers = [behavior['TrustedKeyGroups'], behavior['TrustedSigners']].flatMap((names) => names ?? []);
    return {
      way: `${pathPattern(logicalId, behavior)} -> ${originText(logicalId, config, behavior['TargetOriginId'], stack)}`,
      who: signers.length === 0 ? EVERYBODY : 'whoever has a signed link',
    };
  });
}

function pathPattern(distributionId: string, { PathPattern: pattern }: Raw): string {
  if (typeof pattern === 'string') return pattern;
  throw new UndecidableError(`${distributionId} has a path pattern that only a deployment knows`);
}

/** Where a behavior leads, and how CloudFront shows itself there. */
function originText(distributionId: string, config: Raw, target: unknown, stack: StackModel): string {
  const group = objectsAt(at(config, 'OriginGroups', 'Items')).find(({ Id }) => Id === target);
  if (group) {
    const members = objectsAt(at(group, 'Members', 'Items'));
    return members.map(({ OriginId }) => originText(distributionId, config, OriginId, stack)).join(' or ');
  }
  const origin = objectsAt(config['Origins']).find(({ Id }) => Id === target);
  if (!origin)
    throw new UndecidableError(`${distributionId} leads to the origin ${String(target)}, which it does not have`);
  const [behind, ...others] = [...new Set(referencedIds(origin['DomainName']))].filter((id) => stack.resources.has(id));
  if (others.length > 0) throw new UndecidableError(`${distributionId} has an origin behind several resources`);
  const named = behind ?? `${JSON.stringify(origin['DomainName'])} outside the stack`;
  const vpcOrigin = at(origin, 'VpcOriginConfig', 'VpcOriginId');
  if (vpcOrigin !== undefined) return `${named} through ${referencedId(vpcOrigin) ?? 'a VPC origin outside the stack'}`;
  const control = origin['OriginAccessControlId'];
  if (control !== undefined && control !== '') {
    return `${named} through ${referencedId(control) ?? 'an access control outside the stack'}`;
  }
  const identity = at(origin, 'S3OriginConfig', 'OriginAccessIdentity');
  if (identity !== undefined && identity !== '') return `${named} through an origin access identity`;
  return `${named} as anybody`;
}

function collectionNetwork({ logicalId, properties }: Resource, stack: StackModel): Omit<Entry, 'logicalId'>[] {
  if (properties['Type'] === 'encryption') return [];
  if (properties['Type'] !== 'network') throw new UndecidableError(`${logicalId} is of a type that is not understood`);
  const text = resolveIntrinsics(properties['Policy'], inventedReferences(stack));
  return (JSON.parse(String(text)) as readonly Raw[]).map((rule) => ({
    way: objectsAt(rule['Rules'])
      .map(({ ResourceType, Resource: names }) => `${ResourceType} ${[names].flat().join(', ')}`)
      .join('; '),
    who: rule['AllowFromPublic'] === true ? 'whom its access policy names' : NETWORK,
  }));
}

function refuse(logicalId: string, properties: Raw, names: readonly string[]): void {
  const found = names.find((name) => properties[name] !== undefined);
  if (found)
    throw new UndecidableError(`${logicalId} is made from ${found}, whose routes are not resources of the template`);
}
