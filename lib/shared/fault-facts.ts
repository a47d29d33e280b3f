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
  const frames = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line) && !/node:|node_modules/.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim());
  return {
    fault: thrown.name,
    ...(typeof code === 'string' && CODE.test(code) && { code }),
    ...(status !== undefined && { serviceStatus: status }),
    ...(frames.length > 0 && { at: frames.join(' | ') }),
  };
}
