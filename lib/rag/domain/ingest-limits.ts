/**
 * Of the function that reads documents. A collection that slept takes up to half a minute to wake, and two thousand passages are as
 * many calls of the embedding model, ten at a time: with five minutes there is room for both. No document is begun with less than
 * `documentSeconds` left, and `answerSeconds` are for saying that they did not suffice.
 */
export const INGEST_LIMITS = {
  timeoutSeconds: 300,
  documentSeconds: 240,
  answerSeconds: 5,
  batchSize: 1,
  receives: 5,
} as const;
