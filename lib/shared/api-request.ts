import type { APIGatewayProxyEvent, APIGatewayProxyEventV2WithIAMAuthorizer } from 'aws-lambda';

/** Events of both API kinds: an HTTP API (payload 2.0) and a REST API (payload 1.0). */
export type ApiEvent = APIGatewayProxyEventV2WithIAMAuthorizer | APIGatewayProxyEvent;

/** What handlers need of a request, the same for both kinds of API. */
export interface ApiRequest {
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Decoded; the values of one name joined with commas, as an HTTP API does. */
  readonly queryParameters: Readonly<Record<string, string>>;
  readonly body: string;
  /** UTF-8 bytes of the body as it was sent; more than `body` has where it was too large to keep. */
  readonly bodyBytes: number;
  /** Who called, as the API found out: `aws:userid` of whoever signed, or the subject of a token. Undefined where it asked for neither. */
  readonly callerId: string | undefined;
}

/** Reads a request. What is not there, or not of the form API Gateway sends, counts as absent. */
export function parseRequest(event: ApiEvent): ApiRequest {
  const known: Partial<ApiEvent> = event ?? {};
  const sent = typeof known.body === 'string' ? known.body : '';
  const body = known.isBase64Encoded ? Buffer.from(sent, 'base64').toString('utf8') : sent;
  return {
    headers: lowerCaseKeys(known.headers ?? {}),
    pathParameters: definedValues(known.pathParameters ?? {}),
    queryParameters: definedValues(known.queryStringParameters ?? {}),
    body,
    bodyBytes: Buffer.byteLength(body),
    callerId: callerOf(known),
  };
}

function callerOf(event: Partial<ApiEvent>): string | undefined {
  const { requestContext } = event as Partial<APIGatewayProxyEventV2WithIAMAuthorizer> & Partial<APIGatewayProxyEvent>;
  const caller =
    requestContext?.authorizer?.iam?.userId ??
    requestContext?.identity?.caller ??
    subjectOf(requestContext?.authorizer);
  return typeof caller === 'string' && caller !== '' ? caller : undefined;
}

/** What an HTTP API hands on of a token that it has checked. */
function subjectOf(authorizer: unknown): unknown {
  return (authorizer as { readonly jwt?: { readonly claims?: { readonly sub?: unknown } } } | undefined)?.jwt?.claims
    ?.sub;
}

function lowerCaseKeys(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(definedValues(headers)).map(([name, value]) => [name.toLowerCase(), value]));
}

function definedValues(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
