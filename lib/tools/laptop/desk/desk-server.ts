import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiRequestIn } from '../../../model/api-events';
import { type AnswerStream, type ApiReply, jsonApiReply, MAX_PAYLOAD_BYTES } from '../api/api-exchange';
import { BodyTooLargeError, type LoopbackServer, listenOnLoopback, readBody } from '../engine/services/loopback-server';
import { callerIdOf, USER_HEADER } from './caller-identity';
import { firstPage, notFound, patternFile, patternPicture, patternShell, shellFile } from './page-files';
import type { PatternHost } from './pattern-host';
import type { OpenPage } from './pattern-page';

/** How often an open page is told the numbers, when they have changed. */
const STATE_INTERVAL_MS = 250;

/**
 * Serves the first page at `/`, what pages share under `/desk`, and each pattern's page under its name: with the stack's
 * API in `api`, and in `laptop` what an operator or a second client would do by hand.
 */
export class DeskServer {
  private readonly streams = new Set<ServerResponse>();
  private server: LoopbackServer | undefined;

  constructor(private readonly hosts: readonly PatternHost[]) {}

  /** @param port - 0 for any free one */
  async start(port: number): Promise<LoopbackServer> {
    this.server = await listenOnLoopback((request, response) => {
      this.answer(request, response).catch((error: Error) => {
        const status = error instanceof BodyTooLargeError ? 413 : 500;
        send(response, jsonApiReply(status, { message: error.message }));
      });
    }, port);
    return this.server;
  }

  async stop(): Promise<void> {
    for (const stream of this.streams) stream.end();
    await this.server?.stop();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!isFromHere(request)) {
      const message = 'This server answers its own page and programs on this machine';
      return send(response, jsonApiReply(403, { message }));
    }
    const [, first = '', ...rest] = pathname.split('/');
    const isGet = request.method === 'GET';
    if (isGet && pathname === '/') return send(response, firstPage());
    if (isGet && pathname === '/desk/patterns') return send(response, jsonApiReply(200, this.patterns()));
    if (isGet && first === 'desk') return send(response, shellFile(rest.join('/')));

    const host = this.hosts.find(({ page }) => page.name === first);
    if (!host) return send(response, notFound());
    if (rest.length === 0) return send(response, { status: 308, headers: { location: `/${first}/` }, body: '' });
    const path = rest.join('/');
    if (isGet && path === '') {
      // Opening the page is what starts the pattern; the page itself is there at once and says so.
      host.running(true).catch(() => undefined);
      return send(response, patternShell(host.page));
    }
    if (isGet && path === 'laptop/events') return this.stream(host, request, response);
    if (isGet && rest[0] === 'picture') return send(response, patternPicture(host.page, rest[1] ?? ''));
    if (rest[0] !== 'api' && rest[0] !== 'laptop') {
      return send(response, isGet ? patternFile(host.page, path) : notFound());
    }
    let open: OpenPage;
    try {
      open = await host.running();
    } catch (error) {
      const { status } = host;
      const message = status.name === 'failed' ? status.message : (error as Error).message;
      return send(response, jsonApiReply(503, { message }));
    }
    const name = rest.slice(1).join('/');
    if (rest[0] === 'api')
      return passOn(host, open, request, { path: `/${name}`, rawQuery: search.slice(1) }, response);
    if (isGet && name === 'picture') return send(response, jsonApiReply(200, await host.picture()));
    if (isGet && name === 'state') return send(response, jsonApiReply(200, await open.state()));
    const action = open.actions[`${request.method} ${name}`];
    const { headers } = request;
    const limited = (limitBytes: number) => readBody(request, limitBytes);
    const api = `http://${headers.host}/${first}/api`;
    return send(response, action ? await action({ query: searchParams, headers, api, readBody: limited }) : notFound());
  }

  private patterns(): readonly object[] {
    return this.hosts.map(({ page, status }) => ({ name: page.name, status: status.name }));
  }

  /** Server-sent events: what happened so far, then each entry as it comes; status and state whenever they change. */
  private stream(host: PatternHost, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.streams.add(response);
    const write = (event: string, data: unknown) =>
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const last = new Map<string, string>();
    const writeChanged = (event: string, data: unknown) => {
      const text = JSON.stringify(data);
      if (text !== last.get(event)) write(event, data);
      last.set(event, text);
    };
    for (const entry of host.activity.entries.slice(-100)) write('activity', entry);
    const unfollow = host.activity.onEntry((entry) => write('activity', entry));

    // A window that was open before the laptop started again asks for its pattern by this alone.
    host.running().catch(() => undefined);
    const tell = async () => {
      writeChanged('status', host.status);
      if (host.status.name === 'running') writeChanged('state', await (await host.running()).state());
    };
    const timer = setInterval(() => void tell().catch(() => undefined), STATE_INTERVAL_MS);
    void tell().catch(() => undefined);
    request.on('close', () => {
      clearInterval(timer);
      unfollow();
      this.streams.delete(response);
    });
  }
}

/** Answers a request to the stack's own API; of a route that streams, while the answer is made. */
async function passOn(
  host: PatternHost,
  open: OpenPage,
  request: IncomingMessage,
  address: Pick<ApiRequestIn, 'path' | 'rawQuery'>,
  response: ServerResponse,
): Promise<void> {
  const reply = await callApi(host, open, request, address, {
    begin: (status, headers) => response.writeHead(status, { ...headers }).flushHeaders(),
    write: (piece) => response.write(piece),
    breakOff: () => response.destroy(),
  });
  if (response.headersSent) response.end();
  else send(response, reply);
}

/** A request to the stack's own API, from whoever the header names. */
async function callApi(
  { activity }: PatternHost,
  open: OpenPage,
  request: IncomingMessage,
  { path, rawQuery }: Pick<ApiRequestIn, 'path' | 'rawQuery'>,
  stream: AnswerStream,
): Promise<ApiReply> {
  const { api } = open;
  if (!api) return jsonApiReply(501, { message: 'The stack has no API to run' });
  const headers = headersAsWritten(request);
  const callerId = callerIdOf(request.headers[USER_HEADER] as string | undefined);
  if (!callerId) return jsonApiReply(400, { message: `${USER_HEADER} is 1 to 20 letters, digits or hyphens` });
  let body: string;
  try {
    body = (await readBody(request, MAX_PAYLOAD_BYTES)).toString('utf8');
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    return api.refuse('REQUEST_TOO_LARGE', 413, 'Request Entity Too Large');
  }
  const method = request.method ?? 'GET';
  const sent = { method, path, rawQuery, headers, body, callerId };
  const from = performance.now();
  const reply = await api.answer(sent, stream);
  if (method !== 'GET') activity.add('api', 'API', `${method} ${path} ${reply.status}`);
  open.onApiReply?.({ request: sent, reply, milliseconds: Math.round(performance.now() - from) });
  return reply;
}

/** A page of another site must not reach this server, whatever name it gives 127.0.0.1. */
function isFromHere(request: IncomingMessage): boolean {
  const isLocal = (host: string) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  const { host = '', origin } = request.headers;
  return isLocal(host) && (origin === undefined || isLocal(origin.replace(/^https?:\/\//, '')));
}

/** Names keep the letters the client wrote: a REST API passes them on like that. */
function headersAsWritten(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const [name, value] = [request.rawHeaders[index]!, request.rawHeaders[index + 1]!];
    headers[name] = name in headers ? `${headers[name]},${value}` : value;
  }
  return headers;
}

function send(response: ServerResponse, { status, headers, body }: ApiReply): void {
  response.writeHead(status, { ...headers });
  response.end(body);
}
