import { randomUUID } from 'node:crypto';
import { request as callHttp, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { GetObjectCommand, NoSuchKey, S3ServiceException } from '@aws-sdk/client-s3';
import { type ApiRequestIn, httpApiEvent } from '../../../model/api-events';
import type { SiteOrigin } from '../../../model/sites';
import type { ApiReply } from '../api/api-exchange';
import type { InvocationOutcome } from '../engine/functions/execution-environment';
import type { LaptopServices } from '../engine/start-services';
import type { EdgeOrigin } from './edge-events';
import { plainReply, type ViewerReply, type ViewerRequest } from './viewer-exchange';

/** While none of the machines is there, one is waited for: they start in a second. */
const TRIES = 100;

/** A process that stands for a machine behind a load balancer. */
export interface RoutedMachine {
  readonly name: string;
  readonly port: number;
  /** Requests that it has answered. */
  answered: number;
}

export interface OriginsDeps {
  readonly services: Pick<LaptopServices, 'storage' | 'references'>;
  /** By their launch template. */
  readonly machines: ReadonlyMap<string, readonly RoutedMachine[]>;
  readonly callApi: (apiId: string, request: ApiRequestIn) => Promise<ApiReply>;
  readonly invoke: (functionId: string, event: unknown) => Promise<InvocationOutcome>;
}

/** Who answers for a distribution. Nothing is cached, and whatever takes a connection is healthy. */
export class SiteOrigins {
  /** Requests that a bucket has answered. */
  fromBuckets = 0;
  /** Name of the machine that answered last. @default - none has */
  lastMachine: string | undefined;
  private turn = 0;

  constructor(private readonly deps: OriginsDeps) {}

  /** What a function at the edge is shown of an origin. */
  describe(origin: SiteOrigin): EdgeOrigin {
    const { references } = this.deps.services;
    if (origin.kind === 'bucket') {
      const domainName = `${references.nameOf(origin.bucketId)}.s3.${references.region}.amazonaws.com`;
      return { kind: 's3', domainName, path: origin.path ?? '' };
    }
    return { kind: 'custom', domainName: `${origin.kind}.laptop`, path: '' };
  }

  ask(origin: SiteOrigin, request: ViewerRequest, body: Buffer): Promise<ViewerReply> {
    switch (origin.kind) {
      case 'bucket':
        return this.askBucket(origin.bucketId, `${origin.path ?? ''}${request.uri}`, request);
      case 'machines':
        return this.askMachines(origin.templateId, request, body);
      case 'api':
        return this.askApi(origin.apiId, request, body);
      case 'function':
        return this.askFunction(origin.functionId, request, body);
    }
  }

  private async askBucket(bucketId: string, path: string, { headers }: ViewerRequest): Promise<ViewerReply> {
    const { storage, references } = this.deps.services;
    try {
      const Range = headers['range']?.[0];
      const object = { Bucket: references.nameOf(bucketId), Key: decodeURIComponent(path).slice(1), Range };
      const found = await storage!.s3.send(new GetObjectCommand(object));
      this.fromBuckets += 1;
      const said = {
        'content-type': found.ContentType,
        'content-length': String(found.ContentLength),
        'content-range': found.ContentRange,
        'content-disposition': found.ContentDisposition,
        'cache-control': found.CacheControl,
        etag: found.ETag,
      };
      return { status: found.ContentRange ? 206 : 200, headers: said, body: found.Body as NodeJS.ReadableStream };
    } catch (error) {
      // Who may not list a bucket is not told what is not in it.
      if (error instanceof NoSuchKey || error instanceof URIError) return plainReply(403, 'AccessDenied');
      const status = error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 500) : 500;
      if (status < 500) return plainReply(status, (error as Error).name);
      throw error;
    }
  }

  private async askMachines(templateId: string, request: ViewerRequest, body: Buffer): Promise<ViewerReply> {
    const machines = this.deps.machines.get(templateId) ?? [];
    for (let left = TRIES; left > 0; left--) {
      for (const _ of machines) {
        const machine = machines[this.turn++ % machines.length]!;
        const answer = await askPort(machine.port, request, body);
        if (!answer) continue;
        machine.answered += 1;
        this.lastMachine = machine.name;
        return { status: answer.statusCode!, headers: answer.headers, body: answer };
      }
      await wait(100);
    }
    return plainReply(503, 'None of the machines takes a connection');
  }

  private async askApi(apiId: string, request: ViewerRequest, body: Buffer): Promise<ViewerReply> {
    const reply = await this.deps.callApi(apiId, apiRequest(request, body));
    return { ...reply, body: Buffer.from(reply.body) };
  }

  /** The function's own address, payload 2.0; CloudFront signs what it asks there. */
  private async askFunction(functionId: string, request: ViewerRequest, body: Buffer): Promise<ViewerReply> {
    const route = { logicalId: functionId, method: '$default', path: '', authorization: 'AWS_IAM' };
    const event = httpApiEvent(apiRequest(request, body), {
      api: { logicalId: functionId, kind: 'http', stage: '$default', routes: [], gatewayResponses: {} },
      route: { ...route, target: { kind: 'function', functionId, payload: '2.0' } },
      pathParameters: {},
      requestId: randomUUID(),
      accountId: this.deps.services.references.accountId,
      now: new Date(),
    });
    const outcome = await this.deps.invoke(functionId, { ...event, routeKey: '$default' });
    return outcome.ok ? functionReply(outcome.payload) : plainReply(502, 'Internal Server Error');
  }
}

function apiRequest({ method, uri, querystring, headers }: ViewerRequest, body: Buffer): ApiRequestIn {
  return {
    method,
    path: uri,
    rawQuery: querystring,
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(',')])),
    body: body.toString('utf8'),
    callerId: 'CLOUDFRONT',
  };
}

function functionReply(payload: unknown): ViewerReply {
  const { statusCode, headers, body, cookies, isBase64Encoded } = (payload ?? {}) as {
    readonly statusCode?: number;
    readonly headers?: Readonly<Record<string, string | number | boolean>>;
    readonly body?: string;
    readonly cookies?: readonly string[];
    readonly isBase64Encoded?: boolean;
  };
  if (typeof statusCode !== 'number') {
    const headers = { 'content-type': 'application/json' };
    return { status: 200, headers, body: Buffer.from(JSON.stringify(payload ?? null)) };
  }
  const said = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { ...Object.fromEntries(said), ...(cookies && { 'set-cookie': [...cookies] }) },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** Hands a request on. @returns undefined when nobody takes the connection */
function askPort(port: number, { method, uri, querystring, headers }: ViewerRequest, body: Buffer) {
  const { connection: _, 'transfer-encoding': __, ...passed } = headers;
  return new Promise<IncomingMessage | undefined>((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? resolve(undefined) : reject(error);
    const path = querystring ? `${uri}?${querystring}` : uri;
    const lines = Object.fromEntries(Object.entries(passed).map(([name, values]) => [name, values.join(', ')]));
    const to = { host: '127.0.0.1', port, method, path, headers: lines, agent: false };
    callHttp(to, resolve).on('error', refused).end(body);
  });
}
