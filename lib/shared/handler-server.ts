import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as wait } from 'node:timers/promises';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { languageOf } from './accept-language';
import type { RequestAnswer } from './api-handler';
import { problemReply } from './api-reply';
import type { ApiRequest } from './api-request';
import { CALLER_HEADER, HEALTH_PATH, SERVING_SECONDS } from './behind-api';
import { faultFacts } from './fault-facts';
import { logger } from './logger';
import { matchPath } from './match-path';
import type { PiecewiseAnswer } from './reply-sink';
import { writableSink } from './writable-sink';

/** API Gateway passes on 10,240 bytes of headers at most, and the load balancer adds a few. */
const HEADER_BYTES = 16 * 1024;

const UNKNOWN_ROUTE = {
  status: 404,
  code: 'no-such-route',
  title: { en: 'There is no such route.', ko: '그런 경로가 없습니다.' },
  detail: {
    en: 'Compare method and path with those of the API.',
    ko: '메서드와 경로를 API의 것과 비교하세요.',
  },
};

/** A route of the API, and what answers it here as a function would there. */
export interface ServedRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with its parameters in braces: `/jobs/{jobId}`. */
  readonly path: string;
  readonly answer: RequestAnswer;
  /**
   * Answers piece by piece, in place of `answer`.
   * @default - it is answered at once
   */
  readonly pieces?: PiecewiseAnswer;
  /**
   * Bytes of a body that are kept. Of a larger one the answer learns the length alone.
   * @default - the route takes no body
   */
  readonly keptBodyBytes?: number;
}

export interface ServerSettings {
  /**
   * Seconds until headers and body must have come; a slower client is answered with 408.
   * @default - SERVING_SECONDS.request
   */
  readonly requestSeconds?: number;
  /**
   * Headers of every answer, over those of the answer itself.
   * @default - none
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Answers a request that no route fits. `allowed` are the methods that the path has.
   * @default - a problem, 404
   */
  readonly unknownRoute?: (request: ApiRequest, allowed: readonly string[]) => APIGatewayProxyStructuredResultV2;
}

/**
 * Handlers of an API as an HTTP server, for machines that nothing but the API reaches, through its load balancer. HEAD is
 * answered as GET is, without the body.
 *
 * Who calls stands in a header that the API writes. A request that has it not, or more than once, came another way: it is
 * answered as one that nobody signed.
 */
export class HandlerServer {
  private readonly server: Server;
  private draining = false;

  constructor(
    private readonly routes: readonly ServedRoute[],
    private readonly settings: ServerSettings = {},
  ) {
    const { requestSeconds = SERVING_SECONDS.request } = settings;
    this.server = createServer(
      {
        maxHeaderSize: HEADER_BYTES,
        headersTimeout: requestSeconds * 1000,
        requestTimeout: requestSeconds * 1000,
        keepAliveTimeout: SERVING_SECONDS.keepAlive * 1000,
        connectionsCheckingInterval: 1000,
      },
      (request, response) => void this.respond(request, response),
    );
    this.server.timeout = SERVING_SECONDS.silence * 1000;
  }

  /** @returns the port; another than the given one where that is 0 */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  /**
   * Tells the load balancer to send no more, goes on answering what still comes, and then ends.
   *
   * @param seconds - until the load balancer has noticed; a request that has begun is finished in any case
   */
  async drain(seconds: number): Promise<void> {
    this.draining = true;
    await wait(seconds * 1000);
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const reply = await this.replyTo(request, response);
      if (!reply) return;
      if (this.draining) response.setHeader('connection', 'close');
      const { statusCode = 200, headers, body = '' } = reply;
      const length = { 'content-length': Buffer.byteLength(body) };
      response.writeHead(statusCode, { ...(headers as Record<string, string>), ...length, ...this.settings.headers });
      response.end(body);
    } catch (error) {
      // The client went away before all of its request had come: there is nobody to answer.
      logger.warn('request not read', faultFacts(error));
      response.destroy();
    }
  }

  /** @returns nothing when it was sent already, piece by piece */
  private async replyTo(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<APIGatewayProxyStructuredResultV2 | undefined> {
    const [path = '', query = ''] = splitOnce(request.url ?? '', '?');
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (method === 'GET' && path === HEALTH_PATH) return this.health();
    const asked = { ...headersOf(request), queryParameters: queryOf(query) };
    const found = this.routes.flatMap((route) => {
      const pathParameters = matchPath(route.path, path);
      return pathParameters ? [{ ...route, pathParameters }] : [];
    });
    const route = found.find((each) => each.method === method);
    if (route) {
      const { answer, pieces, pathParameters, keptBodyBytes = 0 } = route;
      const whole = { ...(await bodyOf(request, keptBodyBytes)), ...asked, pathParameters };
      if (!pieces) return answer(whole);
      if (this.draining) response.setHeader('connection', 'close');
      const begin = (statusCode: number, headers: object) =>
        response.writeHead(statusCode, { ...headers, ...this.settings.headers });
      await pieces(whole, writableSink(response, begin));
      return undefined;
    }
    const { unknownRoute = ({ headers }: ApiRequest) => problemReply(UNKNOWN_ROUTE, languageOf({ headers })) } =
      this.settings;
    const allowed = found.map((each) => each.method);
    return unknownRoute({ ...asked, pathParameters: {}, body: '', bodyBytes: 0 }, allowed);
  }

  /** Of this program alone. What it calls is the same for every machine, and no new machine would mend it. */
  private health(): APIGatewayProxyStructuredResultV2 {
    return this.draining
      ? { statusCode: 503, headers: { 'cache-control': 'no-store' }, body: 'draining' }
      : { statusCode: 200, headers: { 'cache-control': 'no-store' }, body: 'ok' };
  }
}

/** As an HTTP API hands headers to a function: names in lower case, the values of one name joined with commas. */
function headersOf({ headersDistinct }: IncomingMessage): Pick<ApiRequest, 'headers' | 'callerId'> {
  const { [CALLER_HEADER]: callers = [], ...others } = headersDistinct as Record<string, string[]>;
  return {
    headers: Object.fromEntries(Object.entries(others).map(([name, values]) => [name, values.join(',')])),
    callerId: callers.length === 1 && callers[0] !== '' ? callers[0] : undefined,
  };
}

function queryOf(query: string): Record<string, string> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries([...values].map(([name, each]) => [name, each.join(',')]));
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** A body that is too large is read to its end, so that the client hears the answer, and forgotten. */
async function bodyOf(request: IncomingMessage, keptBytes: number): Promise<Pick<ApiRequest, 'body' | 'bodyBytes'>> {
  const decoder = new StringDecoder('utf8');
  let body = '';
  let bodyBytes = 0;
  const take = (text: string) => {
    bodyBytes += Buffer.byteLength(text);
    body = bodyBytes > keptBytes ? '' : body + text;
  };
  for await (const chunk of request) take(decoder.write(chunk as Buffer));
  take(decoder.end());
  return { body, bodyBytes };
}
