/**
 * Time limits of the functions behind the API, in seconds. The calls of one request share the time for an answer, however many
 * of them are slow: what is left of the function's time is for saying so, instead of being ended without a word.
 */
export const API_LIMITS = { timeoutSeconds: 10, answerSeconds: 8 } as const;

/** The longest poll there is: an idle worker asks three times a minute. */
export const LONG_POLL_SECONDS = 20;

/** Time limits of the workers, in seconds. Batch size times job time stays below 80 % of the function's time-out (A5). */
export const WORKER_LIMITS = {
  lambda: { timeoutSeconds: 300, batchSize: 4, jobSeconds: 60 },
  /** Visibility is renewed by a heartbeat, so it bounds how soon a dead instance's jobs come back, not how long a job takes. */
  ec2: {
    visibilitySeconds: 120,
    /** Twelve hours at most: so long after it was received SQS shows a message again, however often it was renewed. */
    jobSeconds: 3600,
    /** How long a stopping worker lets its jobs finish. The service manager must wait longer than this before it kills. */
    finishSeconds: 75,
  },
} as const;
