import type { ApiModel, RouteModel } from './api-routes';

/** A request as the API front received it. */
export interface ApiRequestIn {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly rawQuery: string;
  /** Header names as the client wrote them; the values of one that came more than once joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `aws:userid` of the person who sends it. */
  readonly callerId: string;
}

export interface EventAbout {
  readonly api: ApiModel;
  readonly route: RouteModel;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly accountId: string;
  readonly now: Date;
}

/** Types of a body that an HTTP API hands on as text; of any other, a form's included, it hands on base64. */
const TEXT_TYPES = /^(text\/.+|application\/(json|javascript|xml))$/;

/** The event of an HTTP API (payload format 2.0), whose header names are small and whose cookies stand apart. */
export function httpApiEvent(request: ApiRequestIn, about: EventAbout): Record<string, unknown> {
  const { api, route, pathParameters, requestId, accountId, now } = about;
  const query = Object.entries(valuesByName(request.rawQuery)).map(([name, values]) => [name, values.join(',')]);
  const { cookie, ...headers } = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const type = (headers['content-type'] ?? 'text/plain').split(';')[0]!.trim().toLowerCase();
  const isBase64Encoded = request.body !== '' && !TEXT_TYPES.test(type);
  return {
    version: '2.0',
    routeKey: `${route.method} ${route.path}`,
    rawPath: request.path,
    rawQueryString: request.rawQuery,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId,
      apiId: api.logicalId,
      ...(route.authorization === 'AWS_IAM' && {
        authorizer: {
          iam: {
            accessKey: 'LAPTOP',
            accountId,
            callerId: request.callerId,
            cognitoIdentity: null,
            principalOrgId: null,
            userArn: `arn:aws:iam::${accountId}:user/laptop`,
            userId: request.callerId,
          },
        },
      }),
      domainName: '127.0.0.1',
      domainPrefix: '127',
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headerOf(request, 'user-agent') ?? '',
      },
      requestId,
      routeKey: `${route.method} ${route.path}`,
      stage: api.stage,
      time: requestTime(now),
      timeEpoch: now.getTime(),
    },
    ...(request.body !== '' && {
      body: isBase64Encoded ? Buffer.from(request.body).toString('base64') : request.body,
    }),
    isBase64Encoded,
  };
}

/** The event of a REST API (payload format 1.0). */
export function restApiEvent(request: ApiRequestIn, about: EventAbout): Record<string, unknown> {
  const { api, route, pathParameters, requestId, accountId, now } = about;
  const query = valuesByName(request.rawQuery);
  const hasQuery = Object.keys(query).length > 0;
  return {
    resource: route.path,
    path: request.path,
    httpMethod: request.method,
    headers: request.headers,
    multiValueHeaders: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: hasQuery
      ? Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.at(-1)]))
      : null,
    multiValueQueryStringParameters: hasQuery ? query : null,
    pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : null,
    stageVariables: null,
    requestContext: restContext(request, { api, route, requestId, accountId, now }),
    body: request.body === '' ? null : request.body,
    isBase64Encoded: false,
  };
}

/** `$context` of a REST API, as mapping templates and functions see it. */
export function restContext(
  request: ApiRequestIn,
  { api, route, requestId, accountId, now }: Omit<EventAbout, 'pathParameters'>,
): Record<string, unknown> {
  const signed = route.authorization === 'AWS_IAM';
  return {
    accountId,
    apiId: api.logicalId,
    httpMethod: request.method,
    identity: {
      accountId: signed ? accountId : null,
      caller: signed ? request.callerId : null,
      user: signed ? request.callerId : null,
      userArn: signed ? `arn:aws:iam::${accountId}:user/laptop` : null,
      sourceIp: '127.0.0.1',
      userAgent: headerOf(request, 'user-agent') ?? '',
    },
    path: `/${api.stage}${request.path}`,
    protocol: 'HTTP/1.1',
    requestId,
    requestTime: requestTime(now),
    requestTimeEpoch: now.getTime(),
    resourcePath: route.path,
    stage: api.stage,
  };
}

function valuesByName(rawQuery: string): Record<string, string[]> {
  const query = new URLSearchParams(rawQuery);
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]));
}

/** `12/Mar/2026:19:03:58 +0000`, as both kinds of API write it. */
function requestTime(now: Date): string {
  const [, day, month, year, time] = now.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

export function headerOf({ headers }: Pick<ApiRequestIn, 'headers'>, name: string): string | undefined {
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
}
