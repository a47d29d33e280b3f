import type { Language } from '../../../config/sentence';
import type { SendSigned } from '../../adapters/signed-requests';
import type { StoredPassage } from '../../domain/passage';
import { mayPass, type Retries, type RetryDeps, untilEnded, withRetries } from '../../domain/retry';
import { detailOf, type ShownDocument, sendForm, type TenantReply } from '../../laptop/tenant-api';
import { answerOf } from '../answer-of';
import type { AskedAnswer } from '../evaluated-system';
import { answerParts } from './answer-stream';
import { ApiFault, pauseAskedFor } from './api-fault';

/** An answer may take as long as API Gateway lets a stream, and some time to begin. */
const PATIENCE_MS = 150_000;
/** A store that sleeps wakes in half a minute, an account that is throttled has room again in one: twice that. */
const RETRY_MS = 120_000;
/** Also of what takes longer than that to fail. */
const LEAST_ATTEMPTS = 2;
/** The largest that the API takes. */
const FOUND = 20;

export interface DeployedApiSettings {
  /** Address of the API, without the tenant. */
  readonly url: string;
  readonly tenant: string;
  /** Of what the API says of problems. */
  readonly language: Language;
  readonly send: SendSigned;
  readonly retry: RetryDeps;
}

type FoundPassage = Pick<StoredPassage, 'documentId' | 'ordinal' | 'text'>;

/** The API of a deployed stack as a program of one tenant calls it, again where that may help, until a signal ends. */
export class DeployedApi {
  constructor(
    private readonly settings: DeployedApiSettings,
    private readonly signal: AbortSignal,
  ) {}

  /** Every document of the tenant. */
  async documents(): Promise<ShownDocument[]> {
    const all: ShownDocument[] = [];
    let after: string | undefined;
    do {
      const query: string = after === undefined ? '' : `?after=${after}`;
      const { documents, next } = (await this.call('GET', `documents${query}`)) as {
        documents: ShownDocument[];
        next?: string;
      };
      all.push(...documents);
      after = next;
    } while (after !== undefined);
    return all;
  }

  /**
   * Puts a document where it is read from. What was begun is brought to its end, also when the signal ends: nobody could say
   * otherwise whether S3 has it.
   *
   * @param onSending - called before S3 may have it
   * @param onRefused - called where S3 said no, and can have it from no attempt before
   * @throws ApiFault where the API or S3 refuses it
   */
  async add(name: string, bytes: Uint8Array, onSending: () => void, onRefused: () => void): Promise<void> {
    let mayHaveIt = false;
    await this.again(async () => {
      const offer = await this.once('POST', 'documents', { fileName: name, bytes: bytes.length });
      const { url, fields } = offer as { url: string; fields: Record<string, string> };
      onSending();
      const { status, detail } = await sendForm(url, fields, name, bytes, AbortSignal.timeout(PATIENCE_MS)).catch(
        (error) => {
          mayHaveIt = true;
          return this.unheard('POST to S3', error);
        },
      );
      if (status === 201) return;
      // After a fault of its own, it may have it or not.
      mayHaveIt ||= status >= 500;
      if (!mayHaveIt) onRefused();
      throw new ApiFault('POST to S3', { status, says: detail });
    });
  }

  async remove(documentId: string): Promise<void> {
    await this.call('DELETE', `documents/${documentId}`);
  }

  /** Passages, best first, as far as the API tells. */
  async search(query: string): Promise<readonly FoundPassage[]> {
    return this.again(async () => {
      const reply = await this.once('POST', 'search', { query, size: FOUND });
      const { passages, degraded } = reply as unknown as { passages: FoundPassage[]; degraded: boolean };
      if (degraded) throw new ApiFault('POST search', DEGRADED);
      return passages;
    });
  }

  async ask(question: string): Promise<AskedAnswer> {
    return this.again(async () => {
      const response = await this.send('POST', 'ask', { question }, { accept: 'text/event-stream' });
      if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
        throw new ApiFault('POST ask', { status: response.status, says: (await response.text()).slice(0, 300) });
      }
      return answerOf(answerParts(response.body)).catch((error) => this.unheard('POST ask', error));
    });
  }

  private call(method: string, path: string, body?: object): Promise<TenantReply['body']> {
    return this.again(() => this.once(method, path, body));
  }

  private again<Result>(work: () => Promise<Result>): Promise<Result> {
    const { retry } = this.settings;
    const until = retry.clock.nowMs() + RETRY_MS;
    let attempts = 0;
    const retries: Retries = {
      most: Number.POSITIVE_INFINITY,
      mayPass: (error) => mayPass(error) && (++attempts < LEAST_ATTEMPTS || retry.clock.nowMs() < until),
      leastMs: pauseAskedFor,
    };
    return withRetries(work, retry, untilEnded(this.signal), retries);
  }

  private async once(method: string, path: string, body?: object): Promise<TenantReply['body']> {
    const response = await this.send(method, path, body);
    const text = await response.text().catch((error) => this.unheard(`${method} ${path}`, error));
    return parsed(text);
  }

  /** @throws ApiFault for whatever is no success */
  private async send(
    method: string,
    path: string,
    body: object | undefined,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const { url, tenant, language, send } = this.settings;
    const asked = `${method} ${path}`;
    this.signal.throwIfAborted();
    const request = {
      method,
      url: new URL(`${url.replace(/\/$/, '')}/${tenant}/${path}`),
      headers: { 'content-type': 'application/json', 'accept-language': language, ...headers },
      body: body ? JSON.stringify(body) : '',
    };
    const patience = AbortSignal.any([this.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await send(request, patience).catch((error) => this.unheard(asked, error));
    if (response.ok) return response;
    const told = parsed(await response.text().catch(() => ''));
    const { code } = told;
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new ApiFault(asked, {
      status: response.status,
      code: typeof code === 'string' ? code : undefined,
      awsName: response.headers.get('x-amzn-errortype')?.split(':')[0],
      says: detailOf(told) || response.statusText,
      retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
    });
  }

  /** What the network does is a fault like another; what stopped us stays what it is. */
  private unheard(asked: string, error: unknown): never {
    this.signal.throwIfAborted();
    const { name, message, cause } = error as Error & { readonly cause?: { code?: string; message?: string } };
    // Of a connection that is refused or breaks, fetch makes a TypeError with what happened as its cause.
    const isOfNetwork = name === 'TimeoutError' || name === 'AbortError' || (name === 'TypeError' && cause);
    if (!isOfNetwork) throw error;
    throw new ApiFault(asked, { status: undefined, awsName: cause?.code ?? name, says: cause?.message ?? message });
  }
}

const DEGRADED = {
  status: 200,
  code: 'degraded',
  says: 'a part of the search failed, see "leg not searched" in the log of the function',
  retryAfterSeconds: 1,
};

function parsed(text: string): TenantReply['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as TenantReply['body']) : {};
  } catch {
    return { message: text.slice(0, 300) };
  }
}
