import { StoreError } from '../domain/store-error';

export interface StoreRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** @default - none */
  readonly body?: object;
  /**
   * Lines of JSON.
   * @default - none
   */
  readonly lines?: string;
  /** Longest wait for the answer, in milliseconds. */
  readonly ms: number;
}

/** What a request came to, as far as it may be told: a status and what the service calls it, never what it says of it. */
export class RequestFault extends Error {
  constructor(
    request: StoreRequest,
    /** Undefined when there was no whole answer. */
    readonly status: number | undefined,
    /** The service's own name for it, or ours. */
    readonly type: string,
  ) {
    super(`${request.method} ${request.path}: ${status ?? 'no answer'} ${type}`);
    this.name = 'RequestFault';
  }

  /** Whether the same request may succeed a little later. */
  get mayPass(): boolean {
    return this.status === undefined ? this.type !== 'no-json' : this.status === 429 || this.status >= 500;
  }
}

export function storeErrorOf(fault: RequestFault): StoreError {
  if (fault.type === 'index_not_found_exception') return new StoreError('index-missing', fault.message);
  return new StoreError(fault.mayPass || fault.type === 'no-json' ? 'unavailable' : 'refused', fault.message);
}
