/** Requests per second that the API takes from all callers together, and how many may come at once. */
export const REQUESTS_PER_SECOND = 50;
export const REQUESTS_AT_ONCE = 100;

/** Who asked for what and how it went. No header and no body: they may hold what nobody wants in a log (X15). */
export const ACCESS_LOG_FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  status: '$context.status',
  latency: '$context.responseLatency',
  bytes: '$context.responseLength',
} as const;
