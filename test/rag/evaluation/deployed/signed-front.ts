import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the account's user signs with. */
export const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEVALUATION', AWS_SECRET_ACCESS_KEY: 'a secret of the test' };
const STAGE = '/classroom';

/** What comes in place of an answer of the API. */
export interface PlayedFault {
  /** Method and path below the tenant. */
  readonly of: string;
  /**
   * Requests that pass before.
   * @default 0
   */
  readonly after?: number;
  /**
   * Not before there was such a request.
   * @default - from the beginning
   */
  readonly since?: string;
  /**
   * Requests that meet with it.
   * @default 1
   */
  readonly times?: number;
  /** @default - none: the answer begins, and the connection breaks */
  readonly reply?: { readonly status: number; readonly headers?: Record<string, string>; readonly body: object };
  /**
   * Nothing ever comes.
   * @default false
   */
  readonly stall?: boolean;
}

/**
 * API Gateway before the API of the laptop, which lets everybody in: it lets those in who signed for it, by Signature Version 4 as
 * AWS describes it, and it fails where a test says so.
 */
export class SignedFront {
  /** Method and path below the tenant, of all that were let in. */
  readonly asked: string[] = [];
  private faults: { -readonly [Key in keyof PlayedFault]: PlayedFault[Key] }[] = [];
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  /** @param api - of the laptop, without the tenant */
  constructor(
    private readonly api: string,
    private readonly region: string,
  ) {}

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${STAGE}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Faults of one test. */
  play(...faults: readonly PlayedFault[]): void {
    this.faults = faults.map((fault) => ({ ...fault }));
    this.asked.length = 0;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (!this.isSigned(request, body)) {
      return send(response, 403, { 'x-amzn-errortype': 'InvalidSignatureException' }, { message: 'not signed so' });
    }
    const { pathname, search } = new URL(request.url!, 'http://front');
    const [, , tenant, ...rest] = pathname.split('/');
    const asked = `${request.method} ${rest.join('/')}`;
    this.asked.push(asked);
    const fault = this.faultOf(asked);
    if (fault?.stall) return;
    if (fault?.reply) return send(response, fault.reply.status, fault.reply.headers ?? {}, fault.reply.body);
    const answer = await fetch(`${this.api}/${tenant}/${rest.join('/')}${search}`, {
      method: request.method!,
      headers: Object.fromEntries(
        ['content-type', 'accept', 'accept-language'].flatMap((name) =>
          request.headers[name] === undefined ? [] : [[name, String(request.headers[name])]],
        ),
      ),
      ...(body.length > 0 && { body }),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    for await (const piece of answer.body ?? []) {
      response.write(piece);
      if (fault) return void response.destroy();
    }
    response.end();
  }

  private faultOf(asked: string): PlayedFault | undefined {
    const fault = this.faults.find(
      ({ of, since = '', times = 1 }) =>
        asked.startsWith(of) && times > 0 && this.asked.some((each) => each.startsWith(since)),
    );
    if (!fault) return undefined;
    if ((fault.after ?? 0) > 0) {
      fault.after!--;
      return undefined;
    }
    fault.times = (fault.times ?? 1) - 1;
    return fault;
  }

  private isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
    const form =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[^/]+\/execute-api\/aws4_request), SignedHeaders=([^,]+), Signature=(\w{64})$/;
    const [, key, scope, signed, signature] = form.exec(headers.authorization ?? '') ?? [];
    const time = String(headers['x-amz-date']);
    if (key !== KEYS.AWS_ACCESS_KEY_ID || scope?.split('/')[1] !== this.region) return false;
    if (!signed?.split(';').includes('host')) return false;
    const [path, query = ''] = url!.split('?');
    const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
    const request = [method, path, query, lines.join(''), signed, hash(body)].join('\n');
    const secret = scope
      .split('/')
      .reduce<string | Buffer>((made, part) => mac(made, part), `AWS4${KEYS.AWS_SECRET_ACCESS_KEY}`);
    return mac(secret, ['AWS4-HMAC-SHA256', time, scope, hash(request)].join('\n')).toString('hex') === signature;
  }
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
