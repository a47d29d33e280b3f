import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { FILE_PREFIXES } from '../../../async/domain/file-keys';
import { type ApiReply, jsonApiReply } from '../engine/api/api-exchange';
import { MAX_PAYLOAD_BYTES } from '../engine/api/api-front';
import type { Laptop } from '../engine/engine';
import { BodyTooLargeError, type LoopbackServer, listenOnLoopback, readBody } from '../engine/services/loopback-server';
import { MAX_OBJECT_BYTES } from '../engine/services/queue-and-file-server';
import { callerIdOf, USER_HEADER } from './laptop-identity';
import { laptopState, type SubmittedJob } from './laptop-state';

const PAGE = join(__dirname, 'page');
/** How often an open page is told the numbers, when they have changed. */
const STATE_INTERVAL_MS = 250;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves the page, the stack's API under `/api`, and under `/laptop` what an operator or a second client would do by hand. */
export class PageServer {
  private readonly jobs: SubmittedJob[] = [];
  private readonly streams = new Set<ServerResponse>();
  private server: LoopbackServer | undefined;

  constructor(private readonly laptop: Laptop) {}

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
      return send(
        response,
        jsonApiReply(403, { message: 'This server answers its own page and programs on this machine' }),
      );
    }
    const call = `${request.method} ${pathname}`;
    if (pathname.startsWith('/api/'))
      return send(response, await this.callApi(request, pathname.slice(4), search.slice(1)));
    if (call === 'GET /laptop/events') return this.stream(request, response);
    if (call === 'GET /laptop/state')
      return send(response, jsonApiReply(200, await laptopState(this.laptop, this.jobs)));
    if (call === 'POST /laptop/uploads')
      return send(response, await this.upload(request, searchParams.get('name') ?? ''));
    if (call === 'GET /laptop/result') return this.passResult(searchParams.get('url') ?? '', response);
    if (call === 'POST /laptop/poison') {
      return send(response, jsonApiReply(202, { messageId: await this.laptop.controls.poison() }));
    }
    if (call === 'POST /laptop/redrive') {
      return send(response, jsonApiReply(200, { moved: await this.laptop.controls.redrive() }));
    }
    return send(response, request.method === 'GET' ? pageFile(pathname) : jsonApiReply(404, { message: 'Not Found' }));
  }

  /** A request to the stack's own API, from whoever the header names. */
  private async callApi(request: IncomingMessage, path: string, rawQuery: string): Promise<ApiReply> {
    const headers = headersAsWritten(request);
    const callerId = callerIdOf(request.headers[USER_HEADER] as string | undefined);
    if (!callerId) return jsonApiReply(400, { message: `${USER_HEADER} is 1 to 20 letters, digits or hyphens` });
    const { activity, front } = this.laptop;
    let body: string;
    try {
      body = (await readBody(request, MAX_PAYLOAD_BYTES)).toString('utf8');
    } catch (error) {
      if (!(error instanceof BodyTooLargeError)) throw error;
      return front.refuse('REQUEST_TOO_LARGE', 413, 'Request Entity Too Large');
    }
    const method = request.method ?? 'GET';
    const reply = await front.answer({ method, path, rawQuery, headers, body, callerId });
    if (method !== 'GET') activity.add('api', 'API', `${method} ${path} ${reply.status}`);
    if (reply.status === 202) this.remember(reply.body, callerId);
    return reply;
  }

  private remember(body: string, callerId: string): void {
    const { jobId } = JSON.parse(body) as { readonly jobId?: string };
    if (!jobId || this.jobs.some((job) => job.jobId === jobId && job.callerId === callerId)) return;
    this.jobs.unshift({ jobId, callerId, submittedAt: Date.now() });
    this.jobs.splice(200);
  }

  /** What `aws s3 cp` does for a real client: puts a file under the caller's own prefix. */
  private async upload(request: IncomingMessage, name: string): Promise<ApiReply> {
    const callerId = callerIdOf(request.headers[USER_HEADER] as string | undefined);
    if (!callerId) return jsonApiReply(400, { message: `${USER_HEADER} is 1 to 20 letters, digits or hyphens` });
    const body = await readBody(request, MAX_OBJECT_BYTES);
    const plainName = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-80) || 'file';
    const key = `${FILE_PREFIXES.uploads}${callerId}/${randomUUID().slice(0, 8)}-${plainName}`;
    const { services, filesBucket } = this.laptop;
    // What a form-sending client (curl's default) says of itself tells nothing about the file.
    const type = request.headers['content-type'];
    const ContentType = type?.startsWith('application/x-www-form-urlencoded') ? undefined : type;
    await services.s3.send(new PutObjectCommand({ Bucket: filesBucket, Key: key, Body: body, ContentType }));
    return jsonApiReply(201, { key });
  }

  /** A result by its signed link: the bucket allows no other origin to read, so the page asks here. */
  private async passResult(link: string, response: ServerResponse): Promise<void> {
    const origin = this.laptop.services.addresses.queuesAndFiles;
    if (!link.startsWith(`${origin}/`))
      return send(response, jsonApiReply(400, { message: `url must begin with ${origin}/` }));
    const found = await fetch(link);
    // As text, whatever its type: under the page's own address, a file of a job must not run as a page.
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
    send(response, { status: found.status, headers, body: await found.text() });
  }

  /** Server-sent events: what happened so far, then each entry as it comes, and the state whenever it changes. */
  private stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.streams.add(response);
    const write = (event: string, data: unknown) =>
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    for (const entry of this.laptop.activity.entries.slice(-100)) write('activity', entry);
    const unfollow = this.laptop.activity.onEntry((entry) => write('activity', entry));

    let last = '';
    const tell = async () => {
      const state = await laptopState(this.laptop, this.jobs);
      const text = JSON.stringify(state);
      if (text !== last) write('state', state);
      last = text;
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

function pageFile(pathname: string): ApiReply {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = CONTENT_TYPES[extname(name)];
  if (!type || !/^[\w.-]+$/.test(name)) return jsonApiReply(404, { message: 'Not Found' });
  try {
    const headers = { 'content-type': type, 'cache-control': 'no-store', 'content-security-policy': POLICY };
    return { status: 200, headers, body: readFileSync(join(PAGE, name), 'utf8') };
  } catch {
    return jsonApiReply(404, { message: 'Not Found' });
  }
}

/** Pictures and films come from the bucket's own port. */
const POLICY =
  "default-src 'self'; img-src 'self' blob: http://127.0.0.1:*; media-src http://127.0.0.1:*; style-src 'self'; object-src 'none'";

function send(response: ServerResponse, { status, headers, body }: ApiReply): void {
  response.writeHead(status, { ...headers });
  response.end(body);
}
