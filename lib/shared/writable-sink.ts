import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { ReplySink } from './reply-sink';

/**
 * A reply that goes to a stream, no faster than it is read there.
 *
 * @param response - whose end is the end of whoever listens
 * @param begin - sends status and headers. @returns what takes the body
 */
export function writableSink(
  response: Writable,
  begin: (statusCode: number, headers: Readonly<Record<string, string>>) => Writable,
): ReplySink {
  let body = response;
  let isGone = false;
  const gone = () => {
    isGone = true;
  };
  response.once('error', gone).once('close', gone);
  return {
    begin: (statusCode, headers) => {
      body = begin(statusCode, headers);
    },
    write: async (text) => {
      if (isGone) return false;
      if (!body.write(text)) await eitherOf(body, 'drain', response, 'close').catch(gone);
      return !isGone;
    },
    end: async () => {
      if (!isGone) await new Promise<void>((resolve) => body.end(resolve));
    },
  };
}

/** Waits for one of two events, and for the other no longer. */
async function eitherOf(one: Writable, event: string, other: Writable, otherEvent: string): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  try {
    await Promise.race([once(one, event, { signal }), once(other, otherEvent, { signal })]);
  } finally {
    over.abort();
  }
}
