import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

/** A message as it lies in a queue. */
export interface LyingMessage {
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
   * @default - nobody holds it
   */
  readonly hiddenUntil?: number;
}

/** Called before the answer to a call that may have changed objects or messages goes out. */
export type OnChange = (what: 'objects' | 'messages') => Promise<void>;

type Fauxqs = Awaited<ReturnType<typeof loadFauxqs>>;

/** S3 and SQS in this process, on loopback: fauxqs, and what it needs to behave as the stack's queues and buckets do. */
export class QueueAndFileServer {
  private constructor(
    readonly url: string,
    private readonly app: ReturnType<Fauxqs['buildApp']>,
  ) {}

  static async start(report: Report, onChange: OnChange): Promise<QueueAndFileServer> {
    const { buildApp } = await loadFauxqs();
    const app = buildApp({ logger: false });
    const storedUrls = new Map<string, string>();

    // Its own limit of 11 MiB is below one phone's video.
    app.removeContentTypeParser('*');
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_OBJECT_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    app.addHook('preHandler', async (request, reply) => {
      const refusal = refuseUnsigned(request.url, request.headers.authorization);
      if (refusal) return reply.code(403).type('application/xml').send(refusal);
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
        if (/^(Send|Receive|Delete|Purge)/.test(action)) await onChange('messages');
      } else if (request.method === 'PUT' && reply.statusCode === 200 && request.url.split('/').length > 3) {
        report('file', 'S3', `PutObject ${decodeURIComponent(request.url.split('?')[0]!).slice(1)}`);
      }
      if (!action && !/^(GET|HEAD)$/.test(request.method)) await onChange('objects');
      return payload;
    });
    return new QueueAndFileServer(await app.listen({ port: 0, host: '127.0.0.1' }), app);
  }

  queueUrl(name: string): string {
    return `${this.url}/${LAPTOP_ACCOUNT}/${name}`;
  }

  async depth(name: string): Promise<QueueDepth> {
    const { ready, inflight, delayed } = (await this.inspect(name)).messages;
    return { visible: ready.length, inFlight: inflight.length, delayed: delayed.length };
  }

  /** Messages of a queue that nobody holds; looking does not receive them. */
  async lyingMessages(name: string): Promise<readonly LyingMessage[]> {
    const { messages } = await this.inspect(name);
    return [...messages.ready, ...messages.delayed];
  }

  /** The same with those that somebody holds. */
  async allMessages(name: string): Promise<readonly LyingMessage[]> {
    const { messages } = await this.inspect(name);
    return [
      ...messages.ready,
      ...messages.delayed,
      ...messages.inflight.map(({ message, visibilityDeadline }) => ({ ...message, hiddenUntil: visibilityDeadline })),
    ];
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  private async inspect(name: string): Promise<Inspection> {
    const reply = await this.app.inject({ method: 'GET', url: `/_fauxqs/queues/${name}` });
    if (reply.statusCode !== 200) throw new Error(`There is no queue ${name}`);
    return reply.json() as Inspection;
  }
}

interface Inspection {
  readonly messages: {
    readonly ready: readonly LyingMessage[];
    readonly delayed: readonly LyingMessage[];
    readonly inflight: readonly { readonly message: LyingMessage; readonly visibilityDeadline: number }[];
  };
}

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
  const fauxqs = await import('fauxqs');
  await allowSupplementaryCharacters();
  await keepGroups();
  return fauxqs;
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
async function keepGroups(): Promise<void> {
  type Create = (body: string, attributes: object, delay?: number, group?: string, deduplication?: string) => unknown;
  const { SqsStore: store } = (await importFromFauxqs('sqs/sqsStore.js')) as { SqsStore: { createMessage: Create } };
  const create = store.createMessage;
  store.createMessage = (body, attributes, delay, group, deduplication) =>
    create(body, attributes, delay, group ?? groups.get(attributes), deduplication);
}

/** The bucket is private: a request for an object needs a signature, and a link works only until it expires. */
function refuseUnsigned(url: string, authorization: string | undefined): string | undefined {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  if (authorization || pathname === '/' || pathname.startsWith('/_fauxqs/')) return undefined;
  const signedAt = searchParams.get('X-Amz-Date');
  if (!searchParams.has('X-Amz-Signature') || !signedAt) return s3Error('AccessDenied', 'Access Denied');
  const from = signedAt.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const expires = Date.parse(from) + Number(searchParams.get('X-Amz-Expires')) * 1000;
  return expires >= Date.now() ? undefined : s3Error('AccessDenied', 'Request has expired');
}

function s3Error(code: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
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
