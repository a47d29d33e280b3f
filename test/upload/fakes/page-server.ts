import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Language } from '../../../lib/config/sentence';
import type { PageConfig } from '../../../lib/upload/domain/page-config';
import { ASK_ALWAYS, CONFIG_FILE, mediaTypeOf } from '../../../lib/upload/domain/page-file';
import { PAGE_CONNECTIONS, PAGE_POLICY } from '../../../lib/upload/domain/page-security-policy';
import { PAGE_DIRECTORY } from '../../../lib/upload/page-directory';
import { Gate } from './gate';
import { bodyOf, sendJson, serveOnLoopback } from './loopback';
import { MemoryUploads, uploadSaid } from './memory-uploads';
import { PostBucket } from './post-bucket';
import { SignInServer } from './sign-in-server';

const CLIENT_ID = 'page-client';

/** The page as CloudFront serves it, before an API, a storage and a sign-in that hold all in memory and can be held up. */
export class PageServer {
  readonly uploads = new MemoryUploads();
  readonly signIn = new SignInServer(CLIENT_ID);
  readonly bucket: PostBucket;
  /** Holds the verdict of the check. */
  readonly checking = new Gate();
  /** Status that the API answers the next calls with, whatever they are. */
  readonly apiFaults: number[] = [];
  /** How often somebody asked about one upload. */
  reads = 0;
  origin = '';
  private config!: PageConfig;
  private policy = '';
  private servers: Server[] = [];
  private bucketOrigin = '';

  private constructor() {
    this.bucket = new PostBucket(
      () => this.origin,
      (key, body) => this.received(key, body),
    );
  }

  static async start(config: Partial<PageConfig> = {}): Promise<PageServer> {
    const page = new PageServer();
    const [site, bucket, signIn] = await Promise.all(
      [page.answer, page.bucket.answer, page.signIn.answer].map(serveOnLoopback),
    );
    page.servers = [site!.server, bucket!.server, signIn!.server];
    page.origin = site!.origin;
    page.bucketOrigin = bucket!.origin;
    page.policy = [PAGE_POLICY, `${PAGE_CONNECTIONS} ${bucket!.origin} ${signIn!.origin}`].join('; ');
    page.config = {
      signIn: 'none',
      accept: 'all',
      maxImageBytes: 20 * 2 ** 20,
      maxFileBytes: 100 * 2 ** 20,
      api: '/uploads',
      ...(config.signIn === 'cognito' && { cognito: { domain: signIn!.origin, clientId: CLIENT_ID } }),
      ...config,
    };
    return page;
  }

  async stop(): Promise<void> {
    for (const server of this.servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  private readonly answer = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const [, place, id] = url.pathname.split('/');
    if (place === 'uploads') return this.callApi(request, response, url, id);
    if (place === 'images') return this.sendImage(response, url, id!);
    if (place === 'files') return this.sendFile(response, id!);
    const name = place || 'index.html';
    const text = name === CONFIG_FILE ? JSON.stringify(this.config) : await readPage(name);
    if (text === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': mediaTypeOf(name),
      'cache-control': ASK_ALWAYS,
      'content-security-policy': this.policy,
      'x-content-type-options': 'nosniff',
    });
    response.end(text);
  };

  private async callApi(request: IncomingMessage, response: ServerResponse, url: URL, id?: string): Promise<void> {
    const language: Language = request.headers['accept-language'] === 'ko' ? 'ko' : 'en';
    const owner = this.ownerOf(request);
    const fault = this.apiFaults.shift();
    if (fault) return sendJson(response, fault, { title: 'The service is busy.', detail: 'Try again in a minute.' });
    if (!owner) return sendJson(response, 401, { title: 'Who are you?', detail: 'Sign in.' });
    if (request.method === 'POST') {
      const upload = this.uploads.issue(owner, JSON.parse(String(await bodyOf(request))), Date.now());
      const { uploadId } = upload;
      const fields = { key: `incoming/${owner}/${uploadId}`, 'Content-Type': upload.contentType, policy: 'e30=' };
      return sendJson(response, 201, { uploadId, url: this.bucketOrigin, fields, statusUrl: `/uploads/${uploadId}` });
    }
    if (request.method === 'DELETE') {
      this.uploads.delete(owner, id!);
      return void response.writeHead(204).end();
    }
    if (id !== undefined) {
      this.reads++;
      const upload = this.uploads.find(id);
      if (upload?.owner !== owner) return sendJson(response, 404, { title: 'There is no such upload.', detail: '' });
      return sendJson(response, 200, uploadSaid(upload, language));
    }
    const { page, next } = this.uploads.list(
      owner,
      Number(url.searchParams.get('limit')),
      url.searchParams.get('after') ?? undefined,
    );
    sendJson(response, 200, { uploads: page.map((upload) => uploadSaid(upload, language)), next });
  }

  private ownerOf({ headers }: IncomingMessage): string | undefined {
    if (this.config.signIn === 'none') {
      const secret = String(headers['x-visitor-secret']);
      return /^[\w-]{22,}$/.test(secret) ? secret : undefined;
    }
    return this.signIn.valid.has(String(headers.authorization).replace('Bearer ', '')) ? 'person' : undefined;
  }

  private async received(key: string, body: Buffer): Promise<void> {
    const upload = this.uploads.find(key.split('/')[2]!);
    if (!upload) return;
    upload.body = body;
    await this.checking.pass();
    this.uploads.check(upload);
  }

  private async sendImage(response: ServerResponse, url: URL, id: string): Promise<void> {
    const body = this.uploads.find(id)?.body;
    if (!body) return void response.writeHead(404).end();
    const asked = url.searchParams.get('format') ?? 'auto';
    const format = asked === 'auto' ? 'avif' : (asked as 'avif' | 'jpeg' | 'webp');
    const width = Number(url.searchParams.get('w') ?? 960);
    const image = sharp(body).resize({ width, withoutEnlargement: true });
    const made = await (format === 'avif' ? image.avif({ effort: 0 }) : image.toFormat(format)).toBuffer();
    response.writeHead(200, { 'content-type': `image/${format}`, 'cache-control': 'public, max-age=3600' }).end(made);
  }

  private async sendFile(response: ServerResponse, id: string): Promise<void> {
    const upload = this.uploads.find(id);
    if (!upload?.body) return void response.writeHead(404).end();
    const name = encodeURIComponent(upload.fileName);
    response.writeHead(200, {
      'content-type': upload.contentType,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
    response.end(upload.body);
  }
}

async function readPage(name: string): Promise<string | undefined> {
  return /^[\w.-]+$/.test(name) ? readFile(join(PAGE_DIRECTORY, name), 'utf8').catch(() => undefined) : undefined;
}
