import { request as send } from 'node:http';

export interface Called {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Call {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One request on a connection of its own, whole from headers to body. */
export function callSite(port: number, { method = 'GET', path = '/', headers = {}, body = '' }: Call): Promise<Called> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const options = { method, path, port, host: '127.0.0.1', agent: false, headers: { ...headers, ...length } };
    const outgoing = send(options, async (incoming) => {
      try {
        const text = (await incoming.setEncoding('utf8').toArray()).join('');
        const got = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
        resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(got), body: text });
      } catch (error) {
        reject(error);
      }
    });
    outgoing.on('error', reject).end(body);
  });
}
