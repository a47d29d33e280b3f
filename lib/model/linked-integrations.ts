import { type BalancedMachines, machinesBehind } from './balanced-machines';
import { at } from './property-path';
import { referencedId, referencedIds, resourceBehind } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** A way of an API over a link into a network: an integration of an HTTP API, or that of a method of a REST API. */
export interface LinkedIntegration {
  /** Of the integration; of a REST API, of the method. */
  readonly logicalId: string;
  readonly api: 'http' | 'rest';
  /** Reference to the link. */
  readonly link: unknown;
  /** Seconds that the API waits for the end of an answer. */
  readonly waits: number;
  /** Whether an answer is handed on while it is made. */
  readonly streams: boolean;
  /** What is changed on the way, as the template has it: parameter -> expression. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Who may take this way, once for each route. */
  readonly routes: readonly { readonly logicalId: string; readonly authorization: string }[];
  /** What the listener sends the requests to. */
  readonly machines: () => BalancedMachines;
}

/** How long an API waits that is told nothing, and for a whole answer at most. */
export const HTTP_TIMEOUT_MS = 30_000;
export const REST_TIMEOUT_MS = 29_000;

/** Every way of an API into a network. */
export function linkedIntegrations(stack: StackModel): readonly LinkedIntegration[] {
  return [
    ...resourcesOfType(stack, 'AWS::ApiGatewayV2::Integration')
      .filter(isLinked)
      .map((found) => ofHttp(stack, found)),
    ...resourcesOfType(stack, 'AWS::ApiGateway::Method')
      .filter(({ properties }) => isLinked({ properties: (properties['Integration'] ?? {}) as Raw }))
      .map((found) => ofRest(stack, found)),
  ];
}

type Raw = Readonly<Record<string, unknown>>;

function isLinked({ properties }: { readonly properties: Raw }): boolean {
  return properties['ConnectionType'] === 'VPC_LINK';
}

function ofHttp(stack: StackModel, { logicalId, properties }: Resource): LinkedIntegration {
  const routes = resourcesOfType(stack, 'AWS::ApiGatewayV2::Route').filter(({ properties: { Target } }) =>
    referencedIds(Target).includes(logicalId),
  );
  return {
    logicalId,
    api: 'http',
    link: properties['ConnectionId'],
    waits: Number(properties['TimeoutInMillis'] ?? HTTP_TIMEOUT_MS) / 1000,
    streams: false,
    parameters: textsOf(properties['RequestParameters']),
    routes: routes.map(authorizationOf),
    machines: () => machinesBehind(stack, properties['IntegrationUri'], logicalId),
  };
}

function ofRest(stack: StackModel, method: Resource): LinkedIntegration {
  const { logicalId, properties } = method;
  const integration = properties['Integration'] as Raw;
  return {
    logicalId,
    api: 'rest',
    link: integration['ConnectionId'],
    waits: Number(integration['TimeoutInMillis'] ?? REST_TIMEOUT_MS) / 1000,
    streams: integration['ResponseTransferMode'] === 'STREAM',
    parameters: textsOf(integration['RequestParameters']),
    routes: [authorizationOf(method)],
    machines: () => machinesBehind(stack, { Ref: listenerAsked(stack, method).logicalId }, logicalId),
  };
}

/** Headers that the API writes over those of the client -> `$context.<variable>` or `$path.<parameter>`; and whatever else it changes. */
export function writtenHeaders({ api, parameters }: Pick<LinkedIntegration, 'api' | 'parameters'>): {
  readonly headers: Readonly<Record<string, string>>;
  readonly others: readonly string[];
} {
  const headers: Record<string, string> = {};
  const others: string[] = [];
  for (const [name, expression] of Object.entries(parameters)) {
    const header = WRITTEN[api].exec(name)?.[1];
    const value = api === 'http' ? expression : restExpression(expression);
    if (header !== undefined && value !== undefined) headers[header] = value;
    else if (!(api === 'rest' && isSamePathParameter(name, expression))) others.push(name);
  }
  return { headers, others };
}

const WRITTEN = { http: /^overwrite:header\.(.+)$/, rest: /^integration\.request\.header\.(.+)$/ } as const;

/** Undefined for what the client wrote elsewhere than in the path, and for a text that is always the same. */
function restExpression(expression: string): string | undefined {
  if (expression.startsWith('context.')) return `$${expression}`;
  const parameter = /^method\.request\.path\.(\w+)$/.exec(expression)?.[1];
  return parameter && `$path.${parameter}`;
}

function isSamePathParameter(name: string, expression: string): boolean {
  const parameter = /^integration\.request\.path\.(\w+)$/.exec(name)?.[1];
  return parameter !== undefined && expression === `method.request.path.${parameter}`;
}

/**
 * The listener that a method of a REST API asks: the load balancer is its target, and the port stands in its address.
 *
 * @throws UndecidableError for a target outside the stack, for an address that is not of the form `http://<its name>[:<port>]/<path>`,
 *   and for a load balancer that has no listener there
 */
export function listenerAsked(stack: StackModel, { logicalId, properties }: Resource): Resource {
  const balancer = resourceBehind(
    stack,
    at(properties, 'Integration', 'IntegrationTarget'),
    ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    `${logicalId} IntegrationTarget`,
  );
  const port = Number(addressOf(logicalId, at(properties, 'Integration', 'Uri'), balancer.logicalId).port ?? HTTP_PORT);
  const listener = resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::Listener').find(
    (each) =>
      referencedId(each.properties['LoadBalancerArn']) === balancer.logicalId &&
      Number(each.properties['Port']) === port,
  );
  if (listener) return listener;
  throw new UndecidableError(`${logicalId} asks port ${port} of ${balancer.logicalId}, where it has no listener`);
}

const HTTP_PORT = 80;

/** Port and path of an address that names a load balancer by its own name. */
export function addressOf(
  place: string,
  uri: unknown,
  balancerId: string,
): { readonly port: string | undefined; readonly path: string } {
  const named = JSON.stringify({ 'Fn::GetAtt': [balancerId, 'DNSName'] });
  const [separator, parts] = (at(uri, 'Fn::Join') ?? ['', []]) as [string, unknown[]];
  const text = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(separator);
  const rest = text.startsWith(`http://${named}`) ? text.slice(`http://${named}`.length) : undefined;
  const [, port, path] = /^(?::(\d+))?(\/[\w/{}.-]*)$/.exec(rest ?? '') ?? [];
  if (path !== undefined) return { port, path };
  throw new UndecidableError(`${place} asks ${JSON.stringify(uri)}, which is no path of ${balancerId} by its own name`);
}

function authorizationOf({ logicalId, properties }: Resource): LinkedIntegration['routes'][number] {
  return { logicalId, authorization: String(properties['AuthorizationType'] ?? 'NONE') };
}

function textsOf(parameters: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((parameters ?? {}) as Raw).map(([name, expression]) => [name, String(expression)]),
  );
}
