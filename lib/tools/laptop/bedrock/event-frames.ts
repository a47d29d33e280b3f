import { EventStreamCodec } from '@smithy/core/event-streams';

const codec = new EventStreamCodec(
  (bytes) => new TextDecoder().decode(typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
  (text) => new TextEncoder().encode(text),
);

/** An event of a stream as AWS frames it: lengths, headers, JSON, and checksums over them. */
export function eventFrame(name: string, payload: unknown): Uint8Array {
  return frame({ ':event-type': name, ':content-type': 'application/json', ':message-type': 'event' }, payload);
}

/** An exception in the middle of a stream. */
export function exceptionFrame(name: string, message: string): Uint8Array {
  const headers = { ':exception-type': name, ':content-type': 'application/json', ':message-type': 'exception' };
  return frame(headers, { message });
}

function frame(headers: Readonly<Record<string, string>>, payload: unknown): Uint8Array {
  return codec.encode({
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { type: 'string' as const, value }]),
    ),
    body: Buffer.from(JSON.stringify(payload)),
  });
}
