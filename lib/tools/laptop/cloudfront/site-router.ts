import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { resolveIntrinsics } from '../../../model/intrinsics';
import {
  answerHeaders,
  type CodeEvent,
  type SiteBehavior,
  type SiteCode,
  type SiteModel,
  type SiteOrigin,
} from '../../../model/sites';
import { MAX_PAYLOAD_BYTES } from '../api/api-exchange';
import type { InvocationOutcome } from '../engine/functions/execution-environment';
import { readBody } from '../engine/services/loopback-server';
import { edgeEvent, edgeFailure, readEdgeResult } from './edge-events';
import { viewerRequestFaults } from './function-result';
import { type CloudFrontFunction, cloudFrontFunction, FunctionFailedError } from './function-runtime';
import { afterScript, failedScript, replyOf, scriptEvent } from './script-events';
import { type OriginsDeps, SiteOrigins } from './site-origins';
import {
  cacheKeyOf,
  passedOn,
  plainReply,
  type ViewerReply,
  type ViewerRequest,
  viewerRequest,
} from './viewer-exchange';

type EdgeCode = Extract<SiteCode, { kind: 'edge' }>;

export interface RouterDeps extends OriginsDeps {
  readonly invokeEdge: (code: EdgeCode, event: object) => Promise<InvocationOutcome>;
  /** Takes what functions say, and what CloudFront has against them. */
  readonly report: (text: string) => void;
}

/** CloudFront asks another origin for these alone: what changes something may have been done. */
const FAILS_OVER = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A distribution and its load balancer as far as they are wiring: who answers which path, with which headers, and what code runs
 * over it. Nothing is kept; it is only counted what CloudFront would tell apart.
 */
export class SiteRouter {
  /** What tells apart the answers that CloudFront would keep, one for each. */
  readonly cacheKeys = new Set<string>();
  /** Requests by the pattern of their behavior. */
  readonly asked = new Map<string, number>();
  private readonly origins: SiteOrigins;

  private constructor(
    private readonly model: SiteModel,
    private readonly deps: RouterDeps,
    private readonly scripts: ReadonlyMap<SiteCode, CloudFrontFunction>,
  ) {
    this.origins = new SiteOrigins(deps);
  }

  /** @throws FunctionRefusedError for a CloudFront Function that the service would not publish */
  static async open(model: SiteModel, deps: RouterDeps): Promise<SiteRouter> {
    const { references, storage } = deps.services;
    const scripts = new Map<SiteCode, CloudFrontFunction>();
    const resolved: SiteModel = {
      ...model,
      behaviors: model.behaviors.map((behavior) => ({
        ...behavior,
        headers: behavior.headers.map((header) => {
          const value = String(resolveIntrinsics(header.value, references));
          // A policy that lets a page call S3 means the buckets that are here.
          const s3 = `https://*.s3.${references?.region}.amazonaws.com`;
          return { ...header, value: storage ? value.replaceAll(s3, storage.url) : value };
        }),
      })),
    };
    for (const code of resolved.behaviors.flatMap((behavior) => behavior.code)) {
      if (code.kind === 'script') {
        scripts.set(code, await cloudFrontFunction(String(resolveIntrinsics(code.code, references))));
      }
    }
    return new SiteRouter(resolved, deps, scripts);
  }

  get fromBuckets(): number {
    return this.origins.fromBuckets;
  }

  get lastMachine(): string | undefined {
    return this.origins.lastMachine;
  }

  readonly answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = viewerRequest(incoming);
    const behavior = this.model.behaviors.find(({ takes }) => takes(request.uri))!;
    this.asked.set(behavior.pattern, (this.asked.get(behavior.pattern) ?? 0) + 1);
    const reply = await this.replyTo(behavior, request, incoming).catch((error: Error) =>
      plainReply(502, error.message),
    );
    response.writeHead(reply.status, answerHeaders(withLength(reply), behavior.headers));
    // A machine that dies over its answer leaves it cut off.
    if (reply.body instanceof Buffer) response.end(reply.body);
    else pipeline(reply.body, response, () => undefined);
  };

  private async replyTo(
    behavior: SiteBehavior,
    request: ViewerRequest,
    incoming: IncomingMessage,
  ): Promise<ViewerReply> {
    if (!behavior.methods.includes(request.method)) {
      return plainReply(403, 'The distribution does not allow this method');
    }
    const body = await readBody(incoming, MAX_PAYLOAD_BYTES);
    const seen = await this.before('viewer-request', behavior, request, behavior.origin);
    if ('status' in seen) return seen;
    const { rootObject } = this.model;
    const asked = seen.uri === '/' && rootObject ? { ...seen, uri: `/${rootObject}` } : seen;
    const { cacheKey, passed } = behavior;
    if (cacheKey) this.cacheKeys.add(`${behavior.pattern} ${cacheKeyOf(asked, cacheKey)}`);
    const sent = passedOn(asked, cacheKey ? [passed, cacheKey] : [passed]);
    const reply = await this.fromOrigins(behavior, sent, body);
    // CloudFront runs nothing over an error.
    return reply.status < 400 ? this.after('viewer-response', behavior, asked, behavior.origin, reply) : reply;
  }

  private async fromOrigins(behavior: SiteBehavior, request: ViewerRequest, body: Buffer): Promise<ViewerReply> {
    const { origin, standIn } = behavior;
    const first = await this.fromOrigin(behavior, origin, request, body);
    if (!standIn?.statuses.includes(first.status) || !FAILS_OVER.includes(request.method)) return first;
    if (first.body instanceof Readable) first.body.destroy();
    return this.fromOrigin(behavior, standIn.origin, request, body);
  }

  private async fromOrigin(
    behavior: SiteBehavior,
    origin: SiteOrigin,
    request: ViewerRequest,
    body: Buffer,
  ): Promise<ViewerReply> {
    const sent = await this.before('origin-request', behavior, request, origin);
    // What a function has made is not shown to the one behind the origin.
    if ('status' in sent) return sent;
    const reply = await this.origins.ask(origin, sent, body);
    return this.after('origin-response', behavior, sent, origin, reply);
  }

  /** Runs what looks at a request. */
  private async before(
    event: CodeEvent,
    behavior: SiteBehavior,
    request: ViewerRequest,
    origin: SiteOrigin,
  ): Promise<ViewerRequest | ViewerReply> {
    const code = behavior.code.find((each) => each.event === event);
    if (!code) return request;
    if (code.kind === 'script') {
      const shown = scriptEvent(event, this.about(), request);
      const result = this.runScript(code, shown);
      if (!result.ok) return result.reply;
      const faults = viewerRequestFaults(shown.request, result.value);
      for (const fault of faults) this.deps.report(fault);
      return faults.length > 0 ? failedScript(faults.join('; ')) : afterScript(request, result.value);
    }
    return this.runEdge(code, edgeEvent(event, this.about(), request, this.origins.describe(origin)));
  }

  /** Runs what looks at an answer. */
  private async after(
    event: CodeEvent,
    behavior: SiteBehavior,
    request: ViewerRequest,
    origin: SiteOrigin,
    reply: ViewerReply,
  ): Promise<ViewerReply> {
    const code = behavior.code.find((each) => each.event === event);
    if (!code) return reply;
    if (code.kind === 'script') {
      const result = this.runScript(code, scriptEvent(event, this.about(), request, reply));
      return result.ok ? replyOf(result.value, reply) : result.reply;
    }
    const shown = edgeEvent(event, this.about(), request, this.origins.describe(origin), reply);
    const after = await this.runEdge(code, shown, reply);
    return 'status' in after ? after : edgeFailure('validation', 'a request is no answer');
  }

  private runScript(code: SiteCode, event: object) {
    try {
      const { result, log } = this.scripts.get(code)!.run(event, Date.now());
      for (const line of log) this.deps.report(line);
      return { ok: true, value: result } as const;
    } catch (error) {
      if (!(error instanceof FunctionFailedError)) throw error;
      this.deps.report(error.message);
      return { ok: false, reply: failedScript(error.message) } as const;
    }
  }

  private async runEdge(code: EdgeCode, event: object, given?: ViewerReply): Promise<ViewerRequest | ViewerReply> {
    const outcome = await this.deps.invokeEdge(code, event);
    if (!outcome.ok) return edgeFailure('execution', outcome.error.errorMessage);
    const read = readEdgeResult(event, outcome.payload, given);
    if (read.kind === 'request') return read.request;
    if (read.kind === 'reply') return read.reply;
    for (const fault of read.faults) this.deps.report(fault);
    return edgeFailure('validation', read.faults.join('; '));
  }

  private about() {
    const { references } = this.deps.services;
    const { logicalId } = this.model;
    return {
      distributionId: String(references.ref(logicalId)),
      domainName: String(references.attribute(logicalId, 'DomainName')),
      requestId: randomUUID(),
    };
  }
}

/** What is answered whole says its length. */
function withLength({ status, headers, body }: ViewerReply): ViewerReply['headers'] {
  if (!(body instanceof Buffer) || status === 204 || status === 304) return headers;
  return { ...headers, 'content-length': String(body.length) };
}
