import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BucketFront, type BucketRequest } from '../../buckets/bucket-front';
import { type MakeS3Error, makeObjectStore, type StoreClass, withoutVersion } from '../../buckets/object-store';
import { refusalXml } from '../../buckets/s3-error';
import type { Report, ReportedMessage } from '../report';

/** Largest object the laptop keeps, all of them in memory. */
export const MAX_OBJECT_BYTES = 512 * 1024 * 1024;

/** The account that the embedded server gives every queue. */
export const LAPTOP_ACCOUNT = '000000000000';

/** What one queue holds right now. */
export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** A message of a queue. */
export interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
  readonly approximateReceiveCount: number;
  readonly sentTimestamp: number;
  readonly messageAttributes: Readonly<Record<string, { readonly DataType: string; readonly StringValue?: string }>>;
  /** @default - the message is of no group */
  readonly messageGroupId?: string;
  /** @default - a standard queue */
  readonly messageDeduplicationId?: string;
  /**
   * When it comes back, in milliseconds since 1970.
   * @default - it is there to be received
   */
  readonly hiddenUntil?: number;
  /**
   * Whether somebody who received it is at work on it; otherwise it waits for its next try.
   * @default false
   */
  readonly held?: boolean;
}

/** Called before the answer to a call that may have changed objects or messages goes out. */
export type OnChange = (what: 'objects' | 'messages') => Promise<void>;

type Fauxqs = Awaited<ReturnType<typeof loadFauxqs>>;

/** S3 and SQS in this process, on loopback: fauxqs, and what it needs to behave as the stack's queues and buckets do. */
export class QueueAndFileServer {
  private constructor(
    readonly url: string,
    private readonly app: ReturnType<Fauxqs['buildApp']>,
    private readonly store: QueueStore,
    readonly buckets: BucketFront,
  ) {}

  static async start(report: Report, onChange: OnChange): Promise<QueueAndFileServer> {
    const { buildApp, SqsStore, S3Store, S3Error } = await loadFauxqs();
    const store = new SqsStore();
    const objects = makeObjectStore(S3Store, S3Error);
    const buckets = new BucketFront(objects);
    const app = buildApp({ logger: false, stores: { sqsStore: store, s3Store: objects } as never });
    // Answered before they come here.
    for (const path of ['/:bucket', '/:bucket/*']) app.options(path, async () => undefined);
    const storedUrls = new Map<string, string>();

    // Its own limit of 11 MiB is below one phone's video.
    app.removeContentTypeParser('*');
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_OBJECT_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    app.addHook('preHandler', async (request, reply) => {
      const asked = bucketRequest(request);
      if (asked) reply.headers(buckets.crossOrigin(asked));
      if (asked && buckets.isBrowsers(asked)) {
        const { status, headers, body, about } =
          asked.method === 'OPTIONS'
            ? buckets.preflight(asked)
            : await buckets.post(asked, request.body as Buffer, `http://${request.headers.host}`);
        if (about) report('file', 'S3', about);
        return reply.code(status).headers(headers).send(body);
      }
      const refusal = refuseUnsigned(request.url, request.headers.authorization);
      if (refusal) return reply.code(403).type('application/xml').send(refusal);
      if (asked?.key) {
        const { key, replaced, said } = buckets.prepare(asked);
        (request.params as Record<string, string>)['*'] = key;
        Object.assign(request.headers, replaced);
        reply.headers(said);
      }
      // It knows a queue by a URL on a host (sqs.region.localhost) that few resolvers know; clients here use 127.0.0.1.
      const body = request.body as SendRequest | undefined;
      rememberGroups(body);
      const name = body?.QueueUrl?.split('/').at(-1);
      if (body && name && storedUrls.has(name)) body.QueueUrl = storedUrls.get(name)!;
    });
    const answered = new WeakSet<object>();
    app.addHook('onSend', async (request, reply, payload) => {
      // While an answer waits here, Fastify sends a second, empty one for a handler that returned nothing. That one gets nowhere.
      if (answered.has(request)) return new Promise<never>(() => {});
      answered.add(request);
      const action = sqsAction(request.headers['x-amz-target']);
      if (action) {
        const answer = reply.statusCode === 200 ? parseJson(payload) : undefined;
        if (action === 'CreateQueue' && answer?.QueueUrl) {
          storedUrls.set(answer.QueueUrl.split('/').at(-1)!, answer.QueueUrl);
        }
        reportAction(report, action, request.body as SqsRequest | undefined, answer);
        // A receive moves what has been received too often, and may return nothing then.
        if (/^(Send|Receive|Delete|Purge|Change)/.test(action)) await onChange('messages');
      } else if (request.method === 'PUT' && reply.statusCode === 200 && request.url.split('/').length > 3) {
        report('file', 'S3', `PutObject ${decodeURIComponent(request.url.split('?')[0]!).slice(1)}`);
      }
      const done = reply.statusCode < 300 ? bucketRequest(request) : undefined;
      if (done) await buckets.done(done);
      if (!action && !/^(GET|HEAD|OPTIONS)$/.test(request.method)) await onChange('objects');
      return payload;
    });
    return new QueueAndFileServer(await app.listen({ port: 0, host: '127.0.0.1' }), app, store, buckets);
  }

  queueUrl(name: string): string {
    return `${this.url}/${LAPTOP_ACCOUNT}/${name}`;
  }

  depth(name: string): QueueDepth {
    const { ready, inflight, delayed } = this.queue(name).inspectMessages();
    return { visible: ready.length, inFlight: inflight.length, delayed: delayed.length };
  }

  /** Messages of a queue that nobody has received, or that came back; looking does not receive them. */
  lyingMessages(name: string): readonly QueuedMessage[] {
    const { ready, delayed } = this.queue(name).inspectMessages();
    return [...ready, ...delayed];
  }

  /** The same after those that are hidden, the first received first. */
  allMessages(name: string): readonly QueuedMessage[] {
    const hidden = [...this.queue(name).inflightMessages.values()].map(({ message, visibilityDeadline, waits }) => ({
      ...message,
      hiddenUntil: visibilityDeadline,
      held: !waits,
    }));
    return [...hidden, ...this.lyingMessages(name)];
  }

  /**
   * Puts a message back as an earlier server had it, with its id and the count of its receives. One that waits for its next try
   * goes on waiting; one that was held is there at once, since whoever held it is gone.
   */
  putBack(name: string, { hiddenUntil, held, ...message }: QueuedMessage): void {
    const queue = this.queue(name);
    // A FIFO queue remembers ids that it has seen; its groups would wait for a message that is hidden.
    if (message.messageDeduplicationId) queue.recordDeduplication(message.messageDeduplicationId, message.messageId);
    if (hiddenUntil === undefined || held || queue.isFifo()) {
      queue.enqueue(message);
      return;
    }
    const receiptHandle = randomUUID();
    const hidden = { message, receiptHandle, visibilityDeadline: hiddenUntil, waits: true };
    queue.inflightMessages.set(receiptHandle, hidden);
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  private queue(name: string): QueueOfStore {
    const queue = this.store.getQueueByName(name);
    if (!queue) throw new Error(`There is no queue ${name}`);
    return queue;
  }
}

/** What fauxqs 1.9.2 exports from its own files alone. */
interface StoreModule {
  readonly SqsStore: {
    new (): QueueStore;
    createMessage: (
      body: string,
      attributes: object,
      delay?: number,
      group?: string,
      deduplication?: string,
    ) => unknown;
  };
  readonly SqsQueue: { readonly prototype: QueueOfStore };
}

interface QueueStore {
  readonly getQueueByName: (name: string) => QueueOfStore | undefined;
}

interface QueueOfStore {
  readonly attributes: Readonly<Record<string, string>>;
  readonly inflightMessages: Map<string, HiddenMessage>;
  readonly isFifo: () => boolean;
  readonly enqueue: (message: QueuedMessage) => void;
  readonly recordDeduplication: (deduplicationId: string, messageId: string) => void;
  readonly inspectMessages: () => Readonly<Record<'ready' | 'delayed' | 'inflight', readonly QueuedMessage[]>>;
  changeVisibility: (receiptHandle: string, seconds: number) => void;
}

interface HiddenMessage {
  readonly message: QueuedMessage;
  readonly receiptHandle: string;
  readonly visibilityDeadline: number;
  /** Whoever received it has given it back. */
  waits?: boolean;
}

type FastifyRequest = Pick<
  Parameters<Parameters<ReturnType<Fauxqs['buildApp']>['route']>[0]['handler']>[0],
  'method' | 'url' | 'params' | 'headers'
>;

interface SqsRequest {
  readonly QueueUrl?: string;
  readonly VisibilityTimeout?: number;
  readonly Entries?: readonly unknown[];
}

interface SqsAnswer {
  readonly QueueUrl?: string;
  readonly Messages?: readonly ReportedMessage[];
}

/** fauxqs is an ES module, so it is imported when first needed. */
function loadFauxqs() {
  loaded ??= importFauxqs();
  return loaded;
}

async function importFauxqs() {
  const { buildApp } = await import('fauxqs');
  const { SqsStore, SqsQueue } = (await importFromFauxqs('sqs/sqsStore.js')) as StoreModule;
  const { S3Store } = (await importFromFauxqs('s3/s3Store.js')) as { readonly S3Store: StoreClass };
  const { S3Error } = (await importFromFauxqs('common/errors.js')) as { readonly S3Error: MakeS3Error };
  await allowSupplementaryCharacters();
  keepGroups(SqsStore);
  tellWaitingFromHeld(SqsQueue.prototype);
  return { buildApp, SqsStore, S3Store, S3Error };
}

let loaded: ReturnType<typeof importFauxqs> | undefined;

function importFromFauxqs(file: string): Promise<unknown> {
  return import(pathToFileURL(join(__dirname, '../../../../../node_modules/fauxqs/dist', file)).href);
}

/**
 * SQS takes U+10000 to U+10FFFF; fauxqs 1.9.2 tests UTF-16 units and refuses them, so that a job with an emoji in it
 * would fail on the laptop alone. It exports the expression it tests with, whose `test` is replaced here.
 */
async function allowSupplementaryCharacters(): Promise<void> {
  const { INVALID_MESSAGE_BODY_CHAR: expression } = (await importFromFauxqs('sqs/sqsTypes.js')) as {
    INVALID_MESSAGE_BODY_CHAR: RegExp;
  };
  const refused = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
  expression.test = (text) => refused.test(text);
}

interface SendRequest {
  QueueUrl?: string;
  MessageGroupId?: string;
  MessageAttributes?: object;
  readonly Entries?: SendRequest[];
}

/** The group of a message that is being sent, by its attributes. */
const groups = new WeakMap<object, string>();

function rememberGroups(request: SendRequest | undefined): void {
  for (const message of [request, ...(request?.Entries ?? [])]) {
    if (!message?.MessageGroupId) continue;
    message.MessageAttributes ??= {};
    groups.set(message.MessageAttributes, message.MessageGroupId);
  }
}

/**
 * Messages of a standard queue may have a group too (fair queues), which fauxqs 1.9.2 forgets. It makes every message in one
 * place, which has the request's attributes in hand.
 */
function keepGroups(store: StoreModule['SqsStore']): void {
  const create = store.createMessage;
  store.createMessage = (body, attributes, delay, group, deduplication) =>
    create(body, attributes, delay, group ?? groups.get(attributes), deduplication);
}

/** Whoever goes on with a message hides it for the queue's own time-out again; whoever gives it back says when to try again. */
function tellWaitingFromHeld(queue: QueueOfStore): void {
  const change = queue.changeVisibility;
  queue.changeVisibility = function (this: QueueOfStore, receiptHandle, seconds) {
    change.call(this, receiptHandle, seconds);
    const hidden = this.inflightMessages.get(receiptHandle);
    if (hidden) hidden.waits = seconds !== Number(this.attributes['VisibilityTimeout']);
  };
}

/** The bucket is private: a request for an object needs a signature, and a link works only until it expires. */
function refuseUnsigned(url: string, authorization: string | undefined): string | undefined {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  if (authorization || pathname === '/' || pathname.startsWith('/_fauxqs/')) return undefined;
  const signedAt = searchParams.get('X-Amz-Date');
  if (!searchParams.has('X-Amz-Signature') || !signedAt) return denied('Access Denied');
  const from = signedAt.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const expires = Date.parse(from) + Number(searchParams.get('X-Amz-Expires')) * 1000;
  return expires >= Date.now() ? undefined : denied('Request has expired');
}

function denied(message: string): string {
  return refusalXml({ status: 403, code: 'AccessDenied', message });
}

/** @returns undefined for a request that is for no bucket */
function bucketRequest(request: FastifyRequest): BucketRequest | undefined {
  const { bucket, '*': key = '' } = request.params as { readonly bucket?: string; readonly '*'?: string };
  if (!bucket) return undefined;
  const { searchParams: query } = new URL(request.url, 'http://127.0.0.1');
  return { method: request.method, bucket, key: withoutVersion(key), query, headers: request.headers };
}

function sqsAction(target: string | string[] | undefined): string | undefined {
  return typeof target === 'string' && target.startsWith('AmazonSQS.') ? target.slice('AmazonSQS.'.length) : undefined;
}

function parseJson(payload: unknown): SqsAnswer | undefined {
  try {
    return JSON.parse(String(payload)) as SqsAnswer;
  } catch {
    return undefined;
  }
}

/** Long polls that end empty are not worth a line. */
function reportAction(
  report: Report,
  action: string,
  request: SqsRequest | undefined,
  answer: SqsAnswer | undefined,
): void {
  if (!/^(Send|Receive|Delete|Change)Message/.test(action)) return;
  const received = answer?.Messages?.length ?? 0;
  if (action === 'ReceiveMessage' && received === 0) return;
  const count = action === 'ReceiveMessage' ? received : (request?.Entries?.length ?? 1);
  const visibility = action.startsWith('Change') ? ` ${request?.VisibilityTimeout ?? ''} s` : '';
  const outcome = answer ? '' : ' refused';
  report(
    'queue',
    request?.QueueUrl?.split('/').at(-1) ?? 'SQS',
    `${action} x${count}${visibility}${outcome}`,
    answer?.Messages,
  );
}
