import { at } from '../../../model/property-path';
import type { CodeEvent } from '../../../model/sites';
import {
  cookiesOf,
  parametersOf,
  plainReply,
  shownHeaders,
  type ViewerReply,
  type ViewerRequest,
} from './viewer-exchange';

/** A value, with all of them where there are several. */
interface Value {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

type Values = Readonly<Record<string, Value>>;

/** The event of a CloudFront Function, event structure 1.0. */
export function scriptEvent(
  event: CodeEvent,
  about: { readonly distributionId: string; readonly domainName: string; readonly requestId: string },
  request: ViewerRequest,
  reply?: ViewerReply,
) {
  const { cookie: _, ...headers } = request.headers;
  return {
    version: '1.0',
    context: {
      distributionDomainName: about.domainName,
      distributionId: about.distributionId,
      eventType: event,
      requestId: about.requestId,
    },
    viewer: { ip: '127.0.0.1' },
    request: {
      method: request.method,
      uri: request.uri,
      querystring: gathered(
        parametersOf(request.querystring).map(({ name, text }) => [name, text.slice(name.length + 1)]),
      ),
      headers: gathered(pairsOf(headers)),
      cookies: gathered(cookiesOf(request)),
    },
    ...(reply && {
      response: { statusCode: reply.status, headers: gathered(pairsOf(shownHeaders(reply))), cookies: {} },
    }),
  };
}

/** What a function that was given a request made of it: a request that goes on, or an answer. */
export function afterScript(given: ViewerRequest, result: unknown): ViewerRequest | ViewerReply {
  if (at(result, 'statusCode') !== undefined) return replyOf(result, plainReply(200, ''));
  const { uri, headers, querystring, cookies } = result as {
    readonly uri: string;
    readonly headers?: Values;
    readonly querystring?: Values;
    readonly cookies?: Values;
  };
  const sent = Object.entries(cookies ?? {}).map(([name, { value }]) => `${name}=${value}`);
  const query = spread(querystring).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  const lists: Record<string, string[]> = sent.length > 0 ? { cookie: [sent.join('; ')] } : {};
  for (const [name, value] of spread(headers))
    lists[name.toLowerCase()] = [...(lists[name.toLowerCase()] ?? []), value];
  return { method: given.method, uri, querystring: query.join('&'), headers: lists };
}

/** What a function that was given an answer made of it. */
export function replyOf(result: unknown, { body }: ViewerReply): ViewerReply {
  const {
    statusCode,
    headers,
    cookies,
    body: given,
  } = result as {
    readonly statusCode?: unknown;
    readonly headers?: Values;
    readonly cookies?: Values;
    readonly body?: unknown;
  };
  if (typeof statusCode !== 'number') return failedScript('returned an answer without a status');
  const lists: Record<string, string[]> = {};
  for (const [name, value] of spread(headers))
    lists[name.toLowerCase()] = [...(lists[name.toLowerCase()] ?? []), value];
  for (const [name, value] of spread(cookies))
    lists['set-cookie'] = [...(lists['set-cookie'] ?? []), `${name}=${value}`];
  return { status: statusCode, headers: lists, body: given === undefined ? body : bytesOf(given) };
}

export function failedScript(why: string): ViewerReply {
  return plainReply(503, `The CloudFront Function ${why}`);
}

function bytesOf(body: unknown): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.from(String(at(body, 'data') ?? ''), at(body, 'encoding') === 'base64' ? 'base64' : 'utf8');
}

function pairsOf(headers: ViewerRequest['headers']): readonly (readonly [string, string])[] {
  return Object.entries(headers).flatMap(([name, values]) => values.map((one) => [name, one] as const));
}

function gathered(pairs: readonly (readonly [name: string, value: string])[]): Values {
  const lists = new Map<string, string[]>();
  for (const [name, value] of pairs) lists.set(name, [...(lists.get(name) ?? []), value]);
  return Object.fromEntries(
    [...lists].map(([name, values]): [string, Value] => [
      name,
      { value: values[0]!, ...(values.length > 1 && { multiValue: values.map((value) => ({ value })) }) },
    ]),
  );
}

function spread(values: Values | undefined): readonly (readonly [name: string, value: string])[] {
  return Object.entries(values ?? {}).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((one) => [name, one.value] as const),
  );
}
