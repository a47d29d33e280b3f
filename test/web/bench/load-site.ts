import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const PROGRAM = require.resolve('autocannon');

/** As many as one server has connections to its database. */
const CONNECTIONS = 10;
const SECONDS = 2;

export interface SiteRequest {
  readonly path: string;
  /** Body of a POST, as JSON. @default - it is a GET */
  readonly body?: string;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p97_5: number;
  readonly p99: number;
}

/**
 * Load from a second process.
 *
 * @throws Error when one answer was not what it should be: speed of failing is no speed
 */
export async function loadSite(origin: string, { path, body }: SiteRequest): Promise<LoadResult> {
  const sent = body === undefined ? [] : ['-m', 'POST', '-H', 'content-type=application/json', '-b', body];
  const options = ['-j', '-n', '-c', String(CONNECTIONS), '-d', String(SECONDS), ...sent];
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...options, `${origin}${path}`]);
  const { non2xx, errors, timeouts, duration, latency, ...rest } = JSON.parse(stdout);
  if (non2xx + errors + timeouts > 0) throw new Error(`${origin}${path}: ${non2xx} refused, ${errors} broken off`);
  return {
    requestsPerSecond: rest['2xx'] / duration,
    p50: latency.p50,
    p97_5: latency.p97_5,
    p99: latency.p99,
  };
}
