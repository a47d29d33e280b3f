/** A REST API waits so long for an answer that is not streamed. */
export const GATEWAY_SECONDS = 29;

/** What parts of an answer may take, in milliseconds. Each has its own, and all share `answer`. */
export interface AnswerLimits {
  /** The whole. */
  readonly answer: number;
  /** Which index is the active one. */
  readonly index: number;
  /** All attempts to put a question into the space of vectors. */
  readonly embed: number;
  /** A leg of the search. */
  readonly search: number;
  /** What the ledger says of the documents that were found. */
  readonly ledger: number;
  /** A further model's opinion on the order. */
  readonly rerank: number;
  /** Whether there are tokens left for today. */
  readonly budget: number;
  /** An attempt's first sign of life from the model. What is left of the whole is its too. */
  readonly firstToken: number;
  /** Between two signs of life. */
  readonly silence: number;
}

/** For one JSON, which the gateway waits for. A collection that sleeps takes longer to wake: whoever asks is told to ask again. */
export const WHOLE_LIMITS: AnswerLimits = {
  answer: 27_000,
  index: 3000,
  embed: 3000,
  search: 6000,
  ledger: 2000,
  rerank: 2000,
  budget: 1000,
  firstToken: 8000,
  silence: 8000,
};

/** For a stream, of which something is sent at once: there is time for a collection to wake, which takes up to half a minute. */
export const STREAM_LIMITS: AnswerLimits = {
  answer: 100_000,
  index: 40_000,
  embed: 5000,
  search: 40_000,
  ledger: 2000,
  rerank: 2000,
  budget: 1000,
  firstToken: 10_000,
  silence: 10_000,
};

/** A search that takes longer wakes a collection that slept, and whoever waits is told. */
export const WAKING_MS = 2000;

/** Whoever answers questions, for which the rest is to say that it did not get there; and the API that waits for the end. */
export const ASK_SECONDS = 110;

/** Of the function that makes an index: as long as CloudFormation's framework waits for one call. */
export const PREPARE_SECONDS = 600;

/** Of the function that only searches. */
export const SEARCH_FUNCTION_SECONDS = 28;
