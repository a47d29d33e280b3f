import { request as callHttp, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { answerHeaders, type SiteBehavior, type SiteModel } from '../../../model/sites';
import { MAX_PAYLOAD_BYTES } from '../engine/api/api-exchange';
import { readBody } from '../engine/services/loopback-server';
import type { LaptopServices } from '../engine/start-services';

/** While none of the machines is there, one is waited for: they start in a second. */
const TRIES = 100;

/** A process that stands for a machine behind a load balancer. */
export interface RoutedMachine {
  readonly name: string;
  readonly port: number;
  /** Requests that it has answered. */
  answered: number;
}

interface SiteReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/**
 * A distribution and its load balancer as far as they are wiring: who answers which path, with which headers. Requests go round
 * the machines that take a connection. Nothing is cached, and whatever takes a connection is healthy.
 */
export class SiteRouter {
  /** Requests that a bucket has answered. */
  fromBuckets = 0;
  /** Name of the machine that answered last. @default - none has */
  lastMachine: string | undefined;
  private turn = 0;

  constructor(
    private readonly model: SiteModel,
    private readonly services: Pick<LaptopServices, 'storage' | 'references'>,
    /** By their launch template. */
    private readonly machines: ReadonlyMap<string, readonly RoutedMachine[]>,
  ) {}

  readonly answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url!.split('?')[0]!;
    const behavior = this.model.behaviors.find(({ takes }) => takes(path))!;
    const reply = await this.replyOf(behavior, path, request).catch((error: Error) => refusal(502, error.message));
    response.writeHead(reply.status, answerHeaders(reply.headers, behavior.headers));
    // A machine that dies over its answer leaves it cut off.
    pipeline(reply.body, response, () => undefined);
  };

  private async replyOf({ methods, origin }: SiteBehavior, path: string, request: IncomingMessage): Promise<SiteReply> {
    if (!methods.includes(request.method!)) return refusal(403, 'The distribution does not allow this method');
    if (origin.kind === 'bucket') return this.fromBucket(origin.bucketId, path);
    const body = await readBody(request, MAX_PAYLOAD_BYTES);
    const machines = this.machines.get(origin.templateId) ?? [];
    for (let left = TRIES; left > 0; left--) {
      for (const _ of machines) {
        const machine = machines[this.turn++ % machines.length]!;
        const answer = await ask(machine.port, request, body);
        if (!answer) continue;
        machine.answered += 1;
        this.lastMachine = machine.name;
        return { status: answer.statusCode!, headers: answer.headers, body: answer };
      }
      await wait(100);
    }
    return refusal(503, 'None of the machines takes a connection');
  }

  private async fromBucket(bucketId: string, path: string): Promise<SiteReply> {
    const { storage, references } = this.services;
    try {
      const object = { Bucket: references.nameOf(bucketId), Key: decodeURIComponent(path).slice(1) };
      const found = await storage!.s3.send(new GetObjectCommand(object));
      this.fromBuckets += 1;
      const headers = {
        'content-type': found.ContentType,
        'content-length': String(found.ContentLength),
        'content-disposition': found.ContentDisposition,
        'cache-control': found.CacheControl,
        etag: found.ETag,
      };
      return { status: 200, headers, body: found.Body as Readable };
    } catch (error) {
      // Who may not list a bucket is not told what is not in it.
      if (error instanceof NoSuchKey || error instanceof URIError) return refusal(403, 'AccessDenied');
      throw error;
    }
  }
}

function refusal(status: number, why: string): SiteReply {
  return { status, headers: { 'content-type': 'text/plain' }, body: Readable.from([`${why}\n`]) };
}

/** Hands a request on as the viewer sent it, its host too. @returns undefined when nobody takes the connection */
function ask(port: number, { method, url, headers }: IncomingMessage, body: Buffer) {
  const { connection: _, 'transfer-encoding': __, ...passed } = headers;
  return new Promise<IncomingMessage | undefined>((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? resolve(undefined) : reject(error);
    const to = { host: '127.0.0.1', port, method, path: url, headers: passed, agent: false };
    callHttp(to, resolve).on('error', refused).end(body);
  });
}
