import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** How Lambda's runtime marks a handler that streams. */
const STREAMS = Symbol.for('aws.lambda.runtime.handler.streaming');
/** Between status and headers, as JSON, and the body. */
const DELIMITER = Buffer.alloc(8);

type Handler = (event: unknown, context: unknown) => unknown;
type StreamingHandler = (event: unknown, response: Writable, context: unknown) => unknown;

/** A stream that writes something of its own before all else. */
class ResponseStream extends Writable {
  /** @default - nothing stands in front */
  head: object | undefined;

  constructor(private readonly send: (piece: Buffer) => void) {
    super();
  }

  override _write(piece: Buffer, _: BufferEncoding, done: () => void): void {
    // An answer that ends without a single write has no head, here as there.
    if (this.head) this.send(Buffer.concat([Buffer.from(JSON.stringify(this.head)), DELIMITER]));
    this.head = undefined;
    if (piece.length > 0) this.send(piece);
    done();
  }
}

/** Makes the global object that Lambda's runtime gives to functions that stream. */
export function provideStreaming(): void {
  const runtime = {
    streamifyResponse: (handler: StreamingHandler) => Object.assign(handler, { [STREAMS]: 'response' }),
    HttpResponseStream: {
      from: (response: ResponseStream, head: object) => Object.assign(response, { head }),
    },
  };
  Object.assign(globalThis, { awslambda: runtime });
}

/**
 * The handler as one that is called like any other.
 *
 * @param send - takes what it writes, where it streams; its result is nothing then
 */
export function calledPlainly(handler: Handler | StreamingHandler, send: (piece: Buffer) => void): Handler {
  if (!(STREAMS in handler)) return handler as Handler;
  return async (event, context) => {
    const response = new ResponseStream(send);
    const ended = finished(response);
    // Of which one comes first, nobody else hears.
    ended.catch(() => undefined);
    await (handler as StreamingHandler)(event, response, context);
    await ended;
  };
}
