import { setTimeout as wait } from 'node:timers/promises';
import type { ApiRequestIn } from '../../../model/api-events';
import type { MachinesTarget } from '../../../model/api-routes';
import { at } from '../../../model/property-path';
import { type AnswerStream, type ApiReply, jsonApiReply } from './api-exchange';

/** What belongs to one connection, or is told anew on the next. */
const OF_CONNECTION = /^(connection|content-length|expect|host|keep-alive|transfer-encoding|upgrade)$/i;
/** A program that has just been started, or started again, is waited for. */
const TRIES = 100;

/** What an API knows of a request and writes into it: `$context`, and the parameters of the path. */
export interface Known {
  readonly context: unknown;
  readonly path: Readonly<Record<string, string>>;
}

/**
 * Hands a request on to the program of a machine, as an API does over its link and the load balancer.
 *
 * @param known - from which the API writes headers over those of the client
 * @param stream - takes the answer as it comes, where the target streams
 */
export async function forwardRequest(
  { headers, streams, timeoutMs }: MachinesTarget,
  port: number,
  { method, path, rawQuery, body, headers: sent }: ApiRequestIn,
  known: Known,
  stream?: AnswerStream,
): Promise<ApiReply> {
  const passed = new Headers(Object.entries(sent).filter(([name]) => !OF_CONNECTION.test(name)));
  for (const [name, variable] of Object.entries(headers)) {
    passed.set(name, String(at(known, ...variable.replace('$', '').split('.'))));
  }
  const url = `http://127.0.0.1:${port}${path}${rawQuery && `?${rawQuery}`}`;
  const signal = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  for (let left = TRIES; ; left--) {
    try {
      const reply = await fetch(url, { method, headers: passed, ...(body && { body }), redirect: 'manual', signal });
      return await readReply(reply, streams ? stream : undefined);
    } catch (error) {
      if (signal?.aborted) return jsonApiReply(504, { message: 'Endpoint request timed out' });
      const refused = (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
      if (!refused || left === 0) return jsonApiReply(503, { message: 'Service Unavailable' });
      await wait(100);
    }
  }
}

/** An answer that breaks off after its beginning is what came of it: whoever listens hears that it is not the whole. */
async function readReply(reply: Response, stream: AnswerStream | undefined): Promise<ApiReply> {
  const head = { status: reply.status, headers: Object.fromEntries(reply.headers) };
  if (!stream) return { ...head, body: await reply.text() };
  stream.begin(head.status, head.headers);
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of reply.body ?? []) {
      pieces.push(piece);
      stream.write(Buffer.from(piece));
    }
  } catch {
    stream.breakOff();
  }
  return { ...head, body: Buffer.concat(pieces).toString('utf8') };
}
