const FRAMES = 4;

/** Codes of Node.js and PostgreSQL: ECONNREFUSED, 23505. */
const CODE = /^[A-Z0-9_]{2,40}$/;

/**
 * What may be logged of something that was thrown: its name and code, the HTTP status of a service, and where it came from.
 * Not its message, in which SDKs and drivers quote addresses, keys and values.
 */
export function faultFacts(thrown: unknown): Record<string, string | number> {
  if (!(thrown instanceof Error)) return { fault: typeof thrown };
  const status = (thrown as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  const code = (thrown as { code?: unknown }).code;
  const frames = framesOf(thrown)
    .filter((line) => !/node:|node_modules/.test(line))
    .slice(0, FRAMES);
  return {
    fault: thrown.name,
    ...(typeof code === 'string' && CODE.test(code) && { code }),
    ...(status !== undefined && { serviceStatus: status }),
    ...(frames.length > 0 && { at: frames.join(' | ') }),
  };
}

/** The lines of a stack that end in a place in a file, after the message, which may hold lines of any form. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim());
}
