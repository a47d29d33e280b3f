import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CannedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface CannedReply {
  readonly status: number;
  /** @default - none */
  readonly headers?: Record<string, string>;
  /** @default - empty */
  readonly body?: string | Buffer;
  /**
   * Close the connection instead of answering.
   * @default false
   */
  readonly hangUp?: boolean;
  /**
   * Keep the connection open and never answer.
   * @default false
   */
  readonly stall?: boolean;
}

/** A service on loopback that answers as the test says and remembers what it was asked. */
export class CannedService {
  readonly requests: CannedRequest[] = [];
  answer: (request: CannedRequest) => CannedReply = () => ({ status: 200 });
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const asked = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      this.requests.push(asked);
      const { status, headers, body, hangUp, stall } = this.answer(asked);
      if (stall) return undefined;
      if (hangUp) return request.socket.destroy();
      return response.writeHead(status, headers).end(body);
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
