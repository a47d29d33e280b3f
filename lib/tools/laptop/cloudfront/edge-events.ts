import { STATUS_CODES } from 'node:http';
import { at } from '../../../model/property-path';
import type { CodeEvent } from '../../../model/sites';
import { edgeFaults } from './edge-limits';
import { plainReply, shownHeaders, type ViewerReply, type ViewerRequest } from './viewer-exchange';

/** Headers as Lambda@Edge has them. */
type Headers = Readonly<Record<string, readonly { readonly key?: string; readonly value: string }[]>>;

/** Of an origin, what a function at the edge is shown. */
export interface EdgeOrigin {
  readonly kind: 's3' | 'custom';
  readonly domainName: string;
  readonly path: string;
}

/** The event of Lambda@Edge. */
export function edgeEvent(
  event: CodeEvent,
  about: { readonly distributionId: string; readonly domainName: string; readonly requestId: string },
  request: ViewerRequest,
  origin: EdgeOrigin,
  reply?: ViewerReply,
): object {
  const { domainName, path } = origin;
  const shown =
    origin.kind === 's3'
      ? // With an origin access control the region is empty, as CloudFront has it.
        { s3: { authMethod: 'none', customHeaders: {}, domainName, path, region: '' } }
      : {
          custom: {
            customHeaders: {},
            domainName,
            keepaliveTimeout: 5,
            path,
            port: 443,
            protocol: 'https',
            readTimeout: 30,
            sslProtocols: ['TLSv1.2'],
          },
        };
  const isAtOrigin = event.startsWith('origin');
  return {
    Records: [
      {
        cf: {
          config: {
            distributionDomainName: about.domainName,
            distributionId: about.distributionId,
            eventType: event,
            requestId: about.requestId,
          },
          request: {
            clientIp: '127.0.0.1',
            headers: listed(isAtOrigin ? { ...request.headers, host: [domainName] } : request.headers),
            method: request.method,
            ...(isAtOrigin && { origin: shown }),
            querystring: request.querystring,
            uri: request.uri,
          },
          ...(reply && {
            response: {
              headers: listed(shownHeaders(reply)),
              status: String(reply.status),
              statusDescription: STATUS_CODES[reply.status] ?? '',
            },
          }),
        },
      },
    ],
  };
}

/** What became of a request or an answer, or why CloudFront would not have it. */
export type EdgeOutcome =
  | { readonly kind: 'request'; readonly request: ViewerRequest }
  | { readonly kind: 'reply'; readonly reply: ViewerReply }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/** Reads what a function returned. An answer without a body keeps the one that it had. */
export function readEdgeResult(event: object, result: unknown, given?: ViewerReply): EdgeOutcome {
  const faults = edgeFaults(event, result);
  if (faults.length > 0) return { kind: 'refused', faults };
  const {
    status,
    uri,
    querystring = '',
    headers,
    method,
    body,
    bodyEncoding,
    origin,
  } = result as {
    readonly status?: string;
    readonly uri: string;
    readonly querystring?: string;
    readonly headers?: Headers;
    readonly method: string;
    readonly body?: string;
    readonly bodyEncoding?: 'text' | 'base64';
    readonly origin?: unknown;
  };
  if (status === undefined) {
    const before = at(event, 'Records', 0, 'cf', 'request', 'origin');
    if (origin !== undefined && JSON.stringify(origin) !== JSON.stringify(before)) {
      return { kind: 'refused', faults: ['the laptop sends no request to an origin that a function has changed'] };
    }
    // The host is the origin's, which is asked by its own name.
    const { host: _, ...passed } = headers ?? {};
    const lists = Object.entries(passed).map(([name, values]) => [name, values.map(({ value }) => value)]);
    return { kind: 'request', request: { method, uri, querystring, headers: Object.fromEntries(lists) } };
  }
  const lists = Object.entries(headers ?? {}).map(([name, values]) => [name, values.map(({ value }) => value)]);
  const encoding = bodyEncoding === 'base64' ? 'base64' : 'utf8';
  const bytes = body === undefined ? undefined : Buffer.from(body, encoding);
  const kept = Object.fromEntries(lists) as Record<string, string[]>;
  return {
    kind: 'reply',
    reply: {
      status: Number(status),
      headers: kept,
      body: bytes ?? given?.body ?? Buffer.alloc(0),
    },
  };
}

/** What a viewer sees of a function at the edge that fails, or that returns what CloudFront does not take. */
export function edgeFailure(kind: 'execution' | 'validation', why: string): ViewerReply {
  return plainReply(kind === 'execution' ? 503 : 502, `Lambda@Edge: ${why}`);
}

function listed(headers: ViewerRequest['headers']): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, values.map((value) => ({ key: titled(name), value }))]),
  );
}

/** `Content-Type` for `content-type`. */
function titled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
