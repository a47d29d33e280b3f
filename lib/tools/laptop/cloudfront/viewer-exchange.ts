import type { IncomingMessage } from 'node:http';
import { isChosen, type RequestParts } from '../../../model/request-parts';
import { isDisallowed } from './edge-limits';

/** A request on its way from a viewer to an origin. */
export interface ViewerRequest {
  readonly method: string;
  readonly uri: string;
  /** As it stands in the address, without its question mark. */
  readonly querystring: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** An answer on its way back. */
export interface ViewerReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: NodeJS.ReadableStream | Buffer;
}

/** The request itself, without what CloudFront keeps from functions and origins. */
export function viewerRequest({ method, url, headers }: IncomingMessage): ViewerRequest {
  const [uri, ...query] = url!.split('?') as [string, ...string[]];
  const lists = Object.entries(headers)
    .filter(([name]) => !isDisallowed(name))
    .map(([name, value]) => [name, [value ?? []].flat()]);
  return { method: method!, uri, querystring: query.join('?'), headers: Object.fromEntries(lists) };
}

/** The headers of an answer as functions see them. */
export function shownHeaders({ headers }: ViewerReply): Readonly<Record<string, readonly string[]>> {
  const shown = Object.entries(headers).filter(([name, value]) => value !== undefined && !isDisallowed(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, [value ?? []].flat()]));
}

export function plainReply(status: number, why: string): ViewerReply {
  return { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from(`${why}\n`) };
}

/** Headers that an origin sees whatever the policies say. */
const ALWAYS = /^(content-type|content-length|range|if-.*)$/;

/** What of a request the policies of a behavior let through to its origin. */
export function passedOn(request: ViewerRequest, parts: readonly RequestParts[]): ViewerRequest {
  const may = (part: keyof RequestParts, name: string) => parts.some((each) => isChosen(each[part], name));
  const cookies = cookiesOf(request).filter(([name]) => may('cookies', name));
  const headers = Object.entries(request.headers).filter(
    ([name]) => name !== 'cookie' && (ALWAYS.test(name) || may('headers', name)),
  );
  return {
    ...request,
    querystring: parametersOf(request.querystring)
      .filter(({ name }) => may('query', name))
      .map(({ text }) => text)
      .join('&'),
    headers: Object.fromEntries([
      ...headers,
      ...(cookies.length > 0 ? [['cookie', [cookies.map((pair) => pair.join('=')).join('; ')]] as const] : []),
    ]),
  };
}

/** What one kept answer is told apart by. */
export function cacheKeyOf({ uri, ...request }: ViewerRequest, key: RequestParts): string {
  const query = parametersOf(request.querystring).filter(({ name }) => isChosen(key.query, name));
  const headers = Object.entries(request.headers).filter(([name]) => isChosen(key.headers, name));
  const cookies = cookiesOf(request).filter(([name]) => isChosen(key.cookies, name));
  return JSON.stringify([uri, query.map(({ text }) => text), headers, cookies]);
}

/** The parameters of a query as they stand there. */
export function parametersOf(querystring: string): readonly { readonly name: string; readonly text: string }[] {
  return querystring
    .split('&')
    .filter(Boolean)
    .map((text) => ({ name: text.split('=')[0]!, text }));
}

export function cookiesOf({ headers }: Pick<ViewerRequest, 'headers'>): readonly (readonly [string, string])[] {
  return (headers['cookie'] ?? [])
    .flatMap((line) => line.split(/;\s*/))
    .filter(Boolean)
    .map((pair) => [pair.split('=')[0]!, pair.split('=').slice(1).join('=')] as const);
}
