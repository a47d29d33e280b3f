import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

/** An HTTP server that only this machine can reach. */
export interface LoopbackServer {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * @param port - 0 for any free one
 * @throws LoopbackPortError when the port is taken
 */
export async function listenOnLoopback(listener: RequestListener, port = 0): Promise<LoopbackServer> {
  const server = createServer(listener);
  const taken = await bind(server, port);
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @returns the port it listens on */
export function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new LoopbackPortError(port) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** A port that a program started next can have. */
export async function freePort(): Promise<number> {
  const { port, stop } = await listenOnLoopback(() => undefined);
  await stop();
  return port;
}

export class BodyTooLargeError extends Error {}

/** Another program has the port, or the system keeps it for itself. */
export class LoopbackPortError extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} cannot be had`);
  }
}

/**
 * Reads a request to its end, so that the sender is there to hear the answer.
 *
 * @throws BodyTooLargeError above the limit; what lies beyond it is not kept
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('error', reject);
    request.on('end', () => {
      if (size <= limitBytes) resolve(Buffer.concat(chunks));
      else reject(new BodyTooLargeError(`The body has ${size} bytes; at most ${limitBytes} are taken`));
    });
  });
}
