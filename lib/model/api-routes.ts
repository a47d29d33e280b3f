import {
  addressOf,
  type LinkedIntegration,
  linkedIntegrations,
  listenerAsked,
  REST_TIMEOUT_MS,
  writtenHeaders,
} from './linked-integrations';
import { at } from './property-path';
import { referencedId, referencedIds, resourceBehind } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** What answers a route. */
export type RouteTarget =
  | FunctionTarget
  | { readonly kind: 'service'; readonly integration: ServiceIntegration }
  | MachinesTarget;

/** A function that answers a request, as an event, with a reply. */
export interface FunctionTarget {
  readonly kind: 'function';
  readonly functionId: string;
  readonly payload: '1.0' | '2.0';
  /**
   * How long the API waits for the end of the answer (REST APIs only).
   * @default - as long as the function takes
   */
  readonly timeoutMs?: number;
  /**
   * Whether the answer is handed on while it is made (REST APIs only).
   * @default false
   */
  readonly streams?: boolean;
}

/** Machines behind a load balancer that the API reaches by a link into their network. */
export interface MachinesTarget {
  readonly kind: 'machines';
  /** Launch template of the machines. */
  readonly templateId: string;
  /** Header that the API writes, over what the client sent -> `$context.requestId`, for example, or `$path.<parameter>`. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * How long the API waits for the end of the answer (REST APIs only).
   * @default - as long as the machine takes
   */
  readonly timeoutMs?: number;
  /**
   * Whether the answer is handed on while it is made (REST APIs only).
   * @default false
   */
  readonly streams?: boolean;
}

/** API Gateway calling another service itself, by templates (REST APIs only). */
export interface ServiceIntegration {
  /** The service's name in the integration's address, for example `sqs`. */
  readonly service: string;
  /** The integration's address with its intrinsic functions still in place. */
  readonly uri: unknown;
  /** Request header name -> expression, for example `'application/x-www-form-urlencoded'` in its single quotes. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Content type -> template. */
  readonly requestTemplates: Readonly<Record<string, unknown>>;
  readonly passthrough: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly responses: readonly {
    readonly statusCode: number;
    /** Regular expression over the service's status code; the answer without one is the default. */
    readonly selectionPattern?: string;
    readonly templates: Readonly<Record<string, unknown>>;
    readonly headers: Readonly<Record<string, string>>;
  }[];
}

export interface RouteModel {
  readonly logicalId: string;
  readonly method: string;
  /** Path with its parameters in braces: `/jobs/{jobId}`. */
  readonly path: string;
  /** Only AWS_IAM routes have a caller. */
  readonly authorization: string;
  readonly target: RouteTarget;
  /** Checks before the integration runs (REST APIs only). */
  readonly validation?: {
    /** Content type -> JSON schema of the body. */
    readonly bodySchemas: Readonly<Record<string, unknown>>;
    readonly requiredHeaders: readonly string[];
  };
}

/** One API with its routes and its answers to requests that it refuses itself. */
export interface ApiModel {
  readonly logicalId: string;
  readonly kind: 'http' | 'rest';
  readonly stage: string;
  readonly routes: readonly RouteModel[];
  /** Response type, for example BAD_REQUEST_BODY -> its status and templates (REST APIs only). */
  readonly gatewayResponses: Readonly<
    Record<string, { readonly statusCode?: number; readonly templates: Record<string, unknown> }>
  >;
}

/**
 * @throws Error for a route that leads to no function, service or machine
 * @throws UndecidableError for a part of an API that is not in the stack
 */
export function apisOf(stack: StackModel): readonly ApiModel[] {
  return [
    ...resourcesOfType(stack, 'AWS::ApiGatewayV2::Api').map((api) => readHttpApi(stack, api)),
    ...resourcesOfType(stack, 'AWS::ApiGateway::RestApi').map((api) => readRestApi(stack, api)),
  ];
}

function readHttpApi(stack: StackModel, { logicalId }: Resource): ApiModel {
  const mine = (type: string) => partsOf(stack, type, 'ApiId', 'AWS::ApiGatewayV2::Api', logicalId);
  const integrations = new Map(mine('AWS::ApiGatewayV2::Integration').map((found) => [found.logicalId, found]));
  const routes = mine('AWS::ApiGatewayV2::Route').map(({ logicalId: routeId, properties }): RouteModel => {
    const [method, path] = String(properties['RouteKey']).split(' ');
    if (!method || !path) throw new Error(`Route ${routeId} has no method and path: ${properties['RouteKey']}`);
    const integration = referencedIds(properties['Target'])
      .map((id) => integrations.get(id))
      .find(Boolean);
    return {
      logicalId: routeId,
      method,
      path,
      authorization: String(properties['AuthorizationType'] ?? 'NONE'),
      target:
        integration?.properties['ConnectionType'] === 'VPC_LINK'
          ? machinesTarget(linkOf(stack, integration))
          : functionTarget(stack, routeId, integration?.properties['IntegrationUri'], '2.0'),
    };
  });
  const stage = mine('AWS::ApiGatewayV2::Stage')[0]?.properties['StageName'];
  return { logicalId, kind: 'http', stage: String(stage ?? '$default'), routes, gatewayResponses: {} };
}

/** Parts of one API. A part of an API that is not in the stack belongs to nobody who could be asked. */
function partsOf(stack: StackModel, type: string, property: string, apiType: string, api: string): readonly Resource[] {
  return resourcesOfType(stack, type).filter(
    ({ logicalId, properties }) =>
      resourceBehind(stack, properties[property], [apiType], `${logicalId} ${property}`).logicalId === api,
  );
}

function readRestApi(stack: StackModel, { logicalId }: Resource): ApiModel {
  const mine = (type: string) => partsOf(stack, type, 'RestApiId', 'AWS::ApiGateway::RestApi', logicalId);
  const routes = mine('AWS::ApiGateway::Method')
    .filter(({ properties }) => properties['HttpMethod'] !== 'OPTIONS')
    .map((method) => readMethod(stack, method));
  const gatewayResponses = Object.fromEntries(
    mine('AWS::ApiGateway::GatewayResponse').map(({ properties }) => [
      String(properties['ResponseType']),
      {
        ...(properties['StatusCode'] !== undefined && { statusCode: Number(properties['StatusCode']) }),
        templates: (properties['ResponseTemplates'] ?? {}) as Record<string, unknown>,
      },
    ]),
  );
  const stage = mine('AWS::ApiGateway::Stage')[0]?.properties['StageName'];
  return { logicalId, kind: 'rest', stage: String(stage ?? 'prod'), routes, gatewayResponses };
}

function readMethod(stack: StackModel, method: Resource): RouteModel {
  const { logicalId, properties } = method;
  const integration = (properties['Integration'] ?? {}) as Readonly<Record<string, unknown>>;
  const validator = stack.resources.get(referencedId(properties['RequestValidatorId']) ?? '')?.properties;
  const models = Object.entries((properties['RequestModels'] ?? {}) as Record<string, unknown>);
  const parameters = Object.entries((properties['RequestParameters'] ?? {}) as Record<string, boolean>);
  return {
    logicalId,
    method: String(properties['HttpMethod']),
    path: resourcePath(stack, properties['ResourceId']),
    authorization: String(properties['AuthorizationType'] ?? 'NONE'),
    target: restTarget(stack, method, integration),
    ...(validator && {
      validation: {
        bodySchemas: validator['ValidateRequestBody']
          ? Object.fromEntries(
              models.map(([type, id]) => [type, stack.resources.get(referencedId(id) ?? '')?.properties['Schema']]),
            )
          : {},
        requiredHeaders: validator['ValidateRequestParameters']
          ? parameters.flatMap(([name, required]) =>
              required && name.startsWith(REQUEST_HEADER) ? [name.slice(REQUEST_HEADER.length)] : [],
            )
          : [],
      },
    }),
  };
}

const REQUEST_HEADER = 'method.request.header.';
const INTEGRATION_HEADER = 'integration.request.header.';
const RESPONSE_HEADER = 'method.response.header.';

function restTarget(stack: StackModel, method: Resource, integration: Readonly<Record<string, unknown>>): RouteTarget {
  const { logicalId } = method;
  if (integration['Type'] === 'AWS') {
    return { kind: 'service', integration: readServiceIntegration(logicalId, integration) };
  }
  const waiting = {
    timeoutMs: Number(integration['TimeoutInMillis'] ?? REST_TIMEOUT_MS),
    streams: integration['ResponseTransferMode'] === 'STREAM',
  };
  if (integration['ConnectionType'] === 'VPC_LINK') return { ...linkedTarget(stack, method), ...waiting };
  return { ...functionTarget(stack, logicalId, integration['Uri'], '1.0'), ...waiting };
}

function readServiceIntegration(logicalId: string, integration: Readonly<Record<string, unknown>>): ServiceIntegration {
  const service = /:apigateway:[^:]*:([a-z0-9-]+):/.exec(flatten(integration['Uri']))?.[1];
  if (!service) throw new Error(`The integration of ${logicalId} names no service: ${flatten(integration['Uri'])}`);
  const responses = (integration['IntegrationResponses'] ?? []) as readonly Readonly<Record<string, unknown>>[];
  return {
    service,
    uri: integration['Uri'],
    requestHeaders: withoutPrefix(integration['RequestParameters'], INTEGRATION_HEADER),
    requestTemplates: (integration['RequestTemplates'] ?? {}) as Record<string, unknown>,
    passthrough: (integration['PassthroughBehavior'] ?? 'WHEN_NO_MATCH') as ServiceIntegration['passthrough'],
    responses: responses.map((response) => ({
      statusCode: Number(response['StatusCode']),
      ...(response['SelectionPattern'] !== undefined && { selectionPattern: String(response['SelectionPattern']) }),
      templates: (response['ResponseTemplates'] ?? {}) as Record<string, unknown>,
      headers: withoutPrefix(response['ResponseParameters'], RESPONSE_HEADER),
    })),
  };
}

/** The text of an expression with a colon-free word where a reference stands: enough to read an ARN's fixed parts. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const join = (value as { 'Fn::Join'?: [string, unknown[]] } | undefined)?.['Fn::Join'];
  return join ? join[1].map(flatten).join(join[0]) : '-';
}

function withoutPrefix(parameters: unknown, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries((parameters ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), String(value)]] : [],
    ),
  );
}

function resourcePath(stack: StackModel, resourceId: unknown): string {
  const resource = stack.resources.get(referencedId(resourceId) ?? '');
  if (resource?.type !== 'AWS::ApiGateway::Resource') return '';
  return `${resourcePath(stack, resource.properties['ParentId'])}/${resource.properties['PathPart']}`;
}

function linkOf(stack: StackModel, { logicalId }: Resource): LinkedIntegration {
  return linkedIntegrations(stack).find((each) => each.logicalId === logicalId)!;
}

/** @throws UndecidableError for a mapping of anything but a header that is overwritten, and for machines of several kinds */
function machinesTarget(link: LinkedIntegration): MachinesTarget {
  const { logicalId } = link;
  const [templateId, ...kinds] = link.machines().templateIds;
  if (templateId === undefined || kinds.length > 0) {
    throw new UndecidableError(`${logicalId} leads to not one kind of machine`);
  }
  const { headers, others } = writtenHeaders(link);
  if (others.length > 0) throw new UndecidableError(`${logicalId} maps more than headers that it overwrites`);
  return { kind: 'machines', templateId, headers };
}

/** The same of a REST API, which asks by an address. @throws UndecidableError for an address with another path than that of the method */
function linkedTarget(stack: StackModel, method: Resource): MachinesTarget {
  const { logicalId, properties } = method;
  const balancer = listenerAsked(stack, method).properties['LoadBalancerArn'];
  const asked = addressOf(logicalId, at(properties, 'Integration', 'Uri'), referencedId(balancer)!).path;
  const path = resourcePath(stack, properties['ResourceId']);
  if (asked !== path) throw new UndecidableError(`${logicalId} asks the machines for ${asked}, not for ${path}`);
  const link = linkOf(stack, method);
  const unmapped = path
    .match(/(?<=\{)\w+(?=\})/g)
    ?.find((name) => !(`integration.request.path.${name}` in link.parameters));
  if (unmapped) throw new UndecidableError(`${logicalId} does not say what stands for ${unmapped} in its path`);
  return machinesTarget(link);
}

function functionTarget(stack: StackModel, routeId: string, uri: unknown, payload: '1.0' | '2.0'): FunctionTarget {
  const ids = [...new Set(referencedIds(uri))].filter(
    (id) => stack.resources.get(id)?.type === 'AWS::Lambda::Function',
  );
  if (ids.length !== 1) throw new Error(`Route ${routeId} leads to no function of the stack: ${JSON.stringify(uri)}`);
  return { kind: 'function', functionId: ids[0]!, payload };
}
