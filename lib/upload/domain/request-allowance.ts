/** How many requests are answered: so many a second, and so many at once before that counts. */
export interface AllowanceSettings {
  readonly perSecond: number;
  readonly atOnce: number;
}

/**
 * Counts requests as API Gateway does, as tokens in a bucket: it is full at first, each request takes one, and they come back evenly.
 *
 * One bucket for everybody, since an address tells little of who asks: a class shares one, and a stranger has many.
 *
 * @returns asked before each request: whether it may be answered
 */
export function requestAllowance({ perSecond, atOnce }: AllowanceSettings, nowMs: () => number): () => boolean {
  let tokens = atOnce;
  let countedMs = nowMs();
  return () => {
    const now = nowMs();
    tokens = Math.min(atOnce, tokens + (Math.max(0, now - countedMs) * perSecond) / 1000);
    countedMs = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
