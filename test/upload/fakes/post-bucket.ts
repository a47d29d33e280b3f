import type { IncomingMessage, ServerResponse } from 'node:http';
import { Gate } from './gate';
import { type Answer, bodyOf } from './loopback';

/** What goes wrong with a send, once. */
export type SendFault = 'cut' | 'expired' | 'session-ended' | 'unavailable';

/**
 * The storage as a form meets it: it takes what comes with the fields it was told, from the page's origin alone. It is another
 * origin than the page, so the browser asks it first, and lets nobody read what it does not allow.
 */
export class PostBucket {
  /** Holds what is being sent. */
  readonly sending = new Gate();
  readonly faults: SendFault[] = [];
  /** How many were being sent at once, at most. */
  mostAtOnce = 0;
  private now = 0;

  constructor(
    private readonly pageOrigin: () => string,
    private readonly onObject: (key: string, body: Buffer) => void,
  ) {}

  readonly answer: Answer = async (request, response) => {
    if (request.headers.origin === this.pageOrigin()) {
      response.setHeader('access-control-allow-origin', this.pageOrigin());
      response.setHeader('access-control-allow-methods', 'POST');
    }
    // On a connection that was used before, a browser would send again by itself what was cut.
    response.setHeader('connection', 'close');
    if (request.method === 'OPTIONS') return void response.writeHead(200).end();
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.now);
    try {
      await this.take(request, response);
    } finally {
      this.now--;
    }
  };

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new Promise<void>((resolve) => response.once('close', resolve));
    await Promise.race([this.sending.pass(), gone]);
    const body = await bodyOf(request);
    const fault = this.faults.shift();
    if (fault === 'cut') return void request.socket.destroy();
    if (fault === 'expired')
      return refuse(response, 403, 'AccessDenied', 'Invalid according to Policy: Policy expired.');
    if (fault === 'session-ended') return refuse(response, 400, 'ExpiredToken', 'The provided token has expired.');
    if (fault === 'unavailable') return refuse(response, 503, 'SlowDown', 'Please reduce your request rate.');
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': request.headers['content-type']! },
    }).formData();
    const names = [...form.keys()];
    const file = form.get('file');
    if (names[0] !== 'key' || names.at(-1) !== 'file' || !(file instanceof File)) {
      return refuse(response, 400, 'InvalidArgument', `Fields came as ${names.join()}`);
    }
    this.onObject(String(form.get('key')), Buffer.from(await file.arrayBuffer()));
    response.writeHead(201, { 'content-type': 'application/xml' }).end('<PostResponse/>');
  }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}
