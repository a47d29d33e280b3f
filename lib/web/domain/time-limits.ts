/**
 * Seconds of an answer, each shorter than the one before. CloudFront waits thirty for one and the load balancer sixty; whoever
 * waits is told earlier than that, in words.
 */
export const ANSWER_SECONDS = {
  /** A page or an entry. */
  answer: 8,
  /** Whether the database can be reached. */
  ready: 2,
} as const;

/** Milliseconds that one answer may spend on parts of its way to the database. */
export const DATABASE_MS = {
  /** All connections are busy: wait so long for one of them. */
  turn: 1_000,
  /** A token is signed, which takes the credentials of the instance. */
  token: 2_000,
  connect: 3_000,
  /** A session is opened, with a second token where the first was refused. */
  open: 6_000,
  statement: 3_000,
  /** All statements of one entry. */
  work: 4_000,
  /** A session is silent: the system asks whether its other end is still there, and closes it ten seconds later. */
  silence: 10_000,
} as const;

/** Seconds after which to try again while the database is away. */
export const RETRY_AFTER_SECONDS = 5;
