import { type Client, errors } from '@opensearch-project/opensearch';
import { type Retries, type RetryDeps, untilEnded, waitToRetry } from '../domain/retry';
import { RequestFault, type StoreRequest, storeErrorOf } from './request-fault';

export type Outcome =
  | { readonly reply: unknown; readonly fault?: undefined }
  | { readonly fault: RequestFault; readonly reply?: undefined };

export class StoreRequests {
  constructor(
    private readonly client: Client,
    private readonly retry: RetryDeps,
  ) {}

  /**
   * What the service answers, tried again when that may help.
   *
   * @throws StoreError
   */
  async send(request: StoreRequest, signal: AbortSignal): Promise<unknown> {
    const outcome = await this.outcome(request, signal);
    if (outcome.fault) throw storeErrorOf(outcome.fault);
    return outcome.reply;
  }

  /** What a request comes to, tried again when that may help. */
  async outcome(request: StoreRequest, signal: AbortSignal, retries?: Retries): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.once(request, signal);
      if (!outcome.fault || !(await this.waitToRetry(attempt, outcome.fault, signal, retries))) return outcome;
    }
  }

  /**
   * One try.
   *
   * @throws the reason of the signal, when that ends first
   */
  async once(request: StoreRequest, signal: AbortSignal): Promise<Outcome> {
    try {
      return { reply: await this.ask(request, signal) };
    } catch (error) {
      if (error instanceof RequestFault) return { fault: error };
      throw error;
    }
  }

  /**
   * Waits before the next attempt, as whatever is tried again does.
   *
   * @param attempt - that failed, from 1
   * @returns false without waiting where there is no point in another
   * @throws the reason of the signal, when that ends meanwhile
   */
  async waitToRetry(attempt: number, fault: unknown, signal: AbortSignal, retries?: Retries): Promise<boolean> {
    const again = await waitToRetry(attempt, fault, this.retry, untilEnded(signal), retries);
    signal.throwIfAborted();
    return again;
  }

  private async ask(request: StoreRequest, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    const { method, path, body, lines, ms } = request;
    const asked = this.client.transport.request(
      { method, path, ...(body && { body }), ...(lines && { bulkBody: lines }) },
      { requestTimeout: ms, maxRetries: 0 },
    );
    const tooLong = AbortSignal.timeout(ms);
    const ended = AbortSignal.any([signal, tooLong]);
    return await new Promise<unknown>((resolve, reject) => {
      // The client's own time-out does not hold for an answer that has begun.
      const stop = () => {
        asked.abort();
        reject(signal.aborted ? signal.reason : new RequestFault(request, undefined, 'time-out'));
      };
      ended.addEventListener('abort', stop, { once: true });
      asked
        .then(
          (reply) => (typeof reply.body === 'object' ? resolve(reply.body) : reject(notJson(request))),
          (error) => reject(faultOf(request, error)),
        )
        .finally(() => ended.removeEventListener('abort', stop));
    });
  }
}

function notJson(request: StoreRequest): RequestFault {
  return new RequestFault(request, undefined, 'no-json');
}

/** What the client throws quotes the answer, and with it may quote a passage: none of it goes further. */
function faultOf(request: StoreRequest, error: unknown): unknown {
  if (error instanceof errors.ResponseError)
    return new RequestFault(request, error.statusCode, serviceName(error.body));
  if (error instanceof errors.TimeoutError) return new RequestFault(request, undefined, 'time-out');
  if (error instanceof errors.ConnectionError || error instanceof errors.NoLivingConnectionsError)
    return new RequestFault(request, undefined, 'no-connection');
  if (error instanceof errors.DeserializationError || error instanceof errors.RequestAbortedError)
    return notJson(request);
  return error;
}

function serviceName(body: unknown): string {
  const type = (body as { error?: { type?: unknown } } | null)?.error?.type;
  return typeof type === 'string' && /^[A-Za-z_]{1,80}$/.test(type) ? type : 'unexplained';
}
