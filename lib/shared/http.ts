import type {
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2WithIAMAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import type { Problem } from './problem';

/** Events of both API kinds: an HTTP API (payload 2.0) and a REST API (payload 1.0). */
export type ApiEvent = APIGatewayProxyEventV2WithIAMAuthorizer | APIGatewayProxyEvent;

/** What handlers need of a request, the same for both kinds of API. */
export interface ApiRequest {
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: string;
  /** `aws:userid` of the caller that signed the request, or undefined when the route had no IAM authorization. */
  readonly callerId: string | undefined;
}

export function parseRequest(event: ApiEvent): ApiRequest {
  const body = event.body ?? '';
  return {
    headers: lowerCaseKeys(event.headers),
    pathParameters: definedValues(event.pathParameters ?? {}),
    body: event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
    callerId: callerOf(event),
  };
}

function callerOf(event: ApiEvent): string | undefined {
  if ('version' in event && event.version === '2.0') return event.requestContext.authorizer?.iam?.userId || undefined;
  return (event as APIGatewayProxyEvent).requestContext?.identity?.caller || undefined;
}

function lowerCaseKeys(headers: Readonly<Record<string, string | undefined>> | null): Record<string, string> {
  return Object.fromEntries(
    Object.entries(definedValues(headers ?? {})).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function definedValues(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

const NO_SNIFF = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export function jsonReply(
  statusCode: number,
  body: unknown,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', ...NO_SNIFF, ...headers },
    body: JSON.stringify(body),
  };
}

export function problemReply({ retryAfterSeconds, ...problem }: Problem): APIGatewayProxyStructuredResultV2 {
  const retry: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...NO_SNIFF, ...retry },
    body: JSON.stringify({ type: 'about:blank', ...problem }),
  };
}
