import { constants, createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { eventFrame, exceptionFrame } from './event-frames';
import type { Answerer } from './extractive-answerer';
import { hashedVectors } from './hashed-vectors';
import { invokeEmbedding, RefusedRequestError, readConverse } from './model-requests';
import { type Operation, type PlayedFault, PlayedFaults, statusOf } from './played-faults';
import type { TextEmbedder } from './text-embedder';

const MOST_BODY_BYTES = 20 * 1024 * 1024;
const CHARACTERS_OF_TOKEN = 4;
const ROUTE = /^\/model\/([^/]+)\/(invoke|converse|converse-stream)$/;

export interface EndpointSettings {
  readonly answerer: Answerer;
  /** @default - what texts are spelt with, hashed */
  readonly embedder?: TextEmbedder;
  /** Between two words of a stream, as a model needs some. @default 0 */
  readonly wordMs?: number;
  /** Told of each call that has come. @default - nobody */
  readonly onCall?: (call: ModelCall) => void;
}

export interface ModelCall {
  readonly operation: Operation;
  readonly modelId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * What the client of Bedrock's models talks to where there is no Bedrock, when `AWS_ENDPOINT_URL_BEDROCK_RUNTIME` says so: HTTP/2
 * without TLS, on this machine alone. Whatever model is named, who answers is the answerer, and who makes vectors the embedder:
 * stand-ins, which say so in a header.
 */
export class BedrockEndpoint {
  readonly faults = new PlayedFaults();
  private readonly sessions = new Set<ServerHttp2Session>();
  private server: Http2Server | undefined;

  constructor(private readonly settings: EndpointSettings) {}

  /** @returns where it listens */
  async start(): Promise<string> {
    const server = createServer();
    this.server = server;
    server.on('session', (session) => {
      this.sessions.add(session);
      session.on('close', () => this.sessions.delete(session));
      session.on('error', () => undefined);
    });
    server.on('stream', (stream, headers) => {
      stream.on('error', () => undefined);
      void this.answer(stream, String(headers[':path'] ?? '')).catch((error: unknown) => refuse(stream, error));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const session of this.sessions) session.destroy();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private async answer(stream: ServerHttp2Stream, path: string): Promise<void> {
    const [, encodedId, name] = ROUTE.exec(path) ?? [];
    const body = await readJson(stream);
    if (!encodedId) throw new RefusedRequestError('UnknownOperationException', `There is no ${path} here`);
    const [operation, modelId] = [name as Operation, decodeURIComponent(encodedId)];
    this.settings.onCall?.({ operation, modelId, body });
    const fault = this.faults.take(operation);
    if (fault?.kind === 'refuse')
      throw new RefusedRequestError(fault.name, fault.message ?? `${fault.name} was asked for`);
    if (fault?.kind === 'stall') return;
    if (fault?.kind === 'hang-up') return stream.session?.destroy();
    if (fault?.kind === 'body') return this.reply(stream, fault.body);
    if (operation === 'invoke') {
      const { embedder = hashedVectors } = this.settings;
      return this.reply(stream, JSON.stringify(await invokeEmbedding(modelId, body, embedder)));
    }
    const answer = this.answerTo(body, fault);
    if (operation === 'converse') return this.reply(stream, JSON.stringify(converseReply(answer)));
    return this.stream(stream, answer, fault);
  }

  private answerTo(body: ModelCall['body'], fault: PlayedFault | undefined): Answer {
    const { prompt, maxTokens } = readConverse(body);
    const whole = fault?.kind === 'say' ? fault.text : this.settings.answerer.answer(prompt);
    const text = whole.slice(0, Math.min(whole.length, maxTokens * CHARACTERS_OF_TOKEN));
    const ended = text.length < whole.length ? 'max_tokens' : 'end_turn';
    return {
      text,
      stopReason: fault?.kind === 'say' ? fault.stopReason : ended,
      usage: usageOf(prompt, text),
    };
  }

  private async stream(stream: ServerHttp2Stream, answer: Answer, fault: PlayedFault | undefined): Promise<void> {
    const { answerer, wordMs = 0 } = this.settings;
    stream.respond({
      ':status': 200,
      'content-type': 'application/vnd.amazon.eventstream',
      'x-answered-by': answerer.name,
    });
    const send = (name: string, payload: unknown) => stream.write(eventFrame(name, payload));
    send('messageStart', { role: 'assistant' });
    if (fault?.kind === 'think') {
      send('contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { text: fault.text } } });
      send('contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { signature: 'c2lnbmF0dXJl' } } });
    }
    for (const [at, piece] of (answer.text.match(/\S+\s*|\s+/g) ?? []).entries()) {
      if (stream.destroyed) return;
      if (fault?.kind === 'stall-after' && at >= fault.afterPieces) return;
      if (fault?.kind === 'break' && at >= fault.afterPieces) return breakOff(stream, fault);
      if (wordMs > 0) await wait(wordMs);
      send('contentBlockDelta', { contentBlockIndex: 0, delta: { text: piece } });
    }
    if (fault?.kind === 'break') return breakOff(stream, fault);
    if (fault?.kind === 'stall-after') return;
    send('contentBlockStop', { contentBlockIndex: 0 });
    send('messageStop', { stopReason: answer.stopReason });
    send('metadata', { usage: answer.usage, metrics: { latencyMs: 1 } });
    stream.end();
  }

  private reply(stream: ServerHttp2Stream, body: string): void {
    const { answerer, embedder = hashedVectors } = this.settings;
    const answeredBy = `${answerer.name}; ${embedder.name}`;
    stream.respond({ ':status': 200, 'content-type': 'application/json', 'x-answered-by': answeredBy });
    stream.end(body);
  }
}

interface Answer {
  readonly text: string;
  readonly stopReason: string;
  readonly usage: ReturnType<typeof usageOf>;
}

/** Nobody counts here as the model would: four characters are a token. */
function usageOf(prompt: string, text: string) {
  const [inputTokens, outputTokens] = [prompt, text].map(({ length }) => Math.ceil(length / CHARACTERS_OF_TOKEN));
  return { inputTokens: inputTokens!, outputTokens: outputTokens!, totalTokens: inputTokens! + outputTokens! };
}

function converseReply({ text, stopReason, usage }: Answer): unknown {
  return {
    output: { message: { role: 'assistant', content: [{ text }] } },
    stopReason,
    usage,
    metrics: { latencyMs: 1 },
  };
}

function breakOff(stream: ServerHttp2Stream, { exception }: Extract<PlayedFault, { kind: 'break' }>): void {
  if (exception === undefined) stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  else stream.end(exceptionFrame(exception, `${exception} was asked for`));
}

async function readJson(stream: ServerHttp2Stream): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) throw new RefusedRequestError('ValidationException', 'The body is too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
}

function refuse(stream: ServerHttp2Stream, error: unknown): void {
  if (stream.destroyed || stream.headersSent) {
    stream.destroy();
    return;
  }
  const refused = error instanceof RefusedRequestError;
  const exception = refused ? error.exception : 'InternalServerException';
  const message = error instanceof Error ? error.message : 'something was thrown';
  stream.respond({
    ':status': statusOf(exception),
    'content-type': 'application/json',
    'x-amzn-errortype': exception,
  });
  stream.end(JSON.stringify({ message }));
}
