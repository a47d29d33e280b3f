import { setTimeout as wait } from 'node:timers/promises';
import type { ApiRequestIn } from '../../../model/api-events';
import type { MachinesTarget } from '../../../model/api-routes';
import { at } from '../../../model/property-path';
import { type ApiReply, jsonApiReply } from './api-exchange';

/** What belongs to one connection, or is told anew on the next. */
const OF_CONNECTION = /^(connection|content-length|expect|host|keep-alive|transfer-encoding|upgrade)$/i;
/** A program that has just been started, or started again, is waited for. */
const TRIES = 100;

/**
 * Hands a request on to the program of a machine, as an HTTP API does over its link and the load balancer.
 *
 * @param context - `$context` of the API, from which it writes headers over those of the client
 */
export async function forwardRequest(
  { headers }: MachinesTarget,
  port: number,
  { method, path, rawQuery, body, headers: sent }: ApiRequestIn,
  context: unknown,
): Promise<ApiReply> {
  const passed = new Headers(Object.entries(sent).filter(([name]) => !OF_CONNECTION.test(name)));
  for (const [name, variable] of Object.entries(headers)) {
    passed.set(name, String(at(context, ...variable.replace('$context.', '').split('.'))));
  }
  const url = `http://127.0.0.1:${port}${path}${rawQuery && `?${rawQuery}`}`;
  for (let left = TRIES; ; left--) {
    try {
      const reply = await fetch(url, { method, headers: passed, ...(body && { body }), redirect: 'manual' });
      return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() };
    } catch (error) {
      const refused = (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
      if (!refused || left === 0) return jsonApiReply(503, { message: 'Service Unavailable' });
      await wait(100);
    }
  }
}
