import { UndecidableError } from '../undecidable-error';

/** States that AWS does not send a key with this request: no MFA key with a long-term access key, for instance. */
export const ABSENT = Symbol('absent');

export type ContextValue = string | readonly string[] | typeof ABSENT;

/**
 * What AWS knows about a request beside action and resource. A key that a policy reads must be stated, if only as ABSENT:
 * a key forgotten in a test would otherwise pass for one that AWS never sends, and switch off half the policy unseen.
 */
export class RequestContext {
  private readonly values: ReadonlyMap<string, ContextValue>;

  constructor(values: Readonly<Record<string, ContextValue>>) {
    this.values = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
  }

  /** The same context with some keys stated differently. */
  with(values: Readonly<Record<string, ContextValue>>): RequestContext {
    return new RequestContext({ ...Object.fromEntries(this.values), ...lowerKeys(values) });
  }

  /** @throws UndecidableError when the context does not state the key */
  get(key: string): ContextValue {
    const value = this.values.get(key.toLowerCase());
    if (value === undefined) {
      throw new UndecidableError(`A policy reads ${key}, which the request does not state; give it a value or ABSENT`);
    }
    return value;
  }
}

function lowerKeys(values: Readonly<Record<string, ContextValue>>): Record<string, ContextValue> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
}
