/** Who asked for what and how it went. No header and no body: they may hold what nobody wants in a log (X15). */
export const ACCESS_LOG_FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  status: '$context.status',
  latency: '$context.responseLatency',
  bytes: '$context.responseLength',
} as const;
