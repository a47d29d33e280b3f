/** What producers and workers agree on, whichever of them runs. */

/** Names of the message attributes that carry what the body does not. */
export const MESSAGE_ATTRIBUTES = {
  /** The job's id: the client's Idempotency-Key, or derived from the payload. */
  jobId: 'JobId',
  /** `aws:userid` of the caller. */
  owner: 'Owner',
  /** One of MESSAGE_TYPES. */
  type: 'Type',
  /** Key of the object that holds the body, when the body is too large to queue. */
  claimKey: 'ClaimKey',
} as const;

export const MESSAGE_TYPES = ['job', 'bulk-chunk'] as const;

/** Largest request body in UTF-8 bytes. SQS counts 1,048,576 with the attributes, for which this leaves room. */
export const MAX_REQUEST_BYTES = 1_000_000;

/** Bodies above this go to S3 and the message carries the key: SQS bills each 64 KiB as a request of its own. */
export const CLAIM_CHECK_BYTES = 200_000;

/** SQS's limit for one message with its attributes. */
export const MAX_MESSAGE_BYTES = 1_048_576;

/** Form of a job id, which is also the form of an Idempotency-Key. */
export const JOB_ID_PATTERN = '^[A-Za-z0-9_-]{8,64}$';

/** Prefixes of the files bucket. Each is followed by the owner's id, so that one caller cannot name another's file. */
export const PREFIXES = { uploads: 'uploads/', claims: 'claims/', results: 'results/' } as const;

/** Receives before a message goes to the dead-letter queue. Five, because a throttled receive counts too. */
export const MAX_RECEIVE_COUNT = 5;

/** Days a message may wait in the queue, and in the dead-letter queue. A moved message keeps its first day of entry. */
export const QUEUE_RETENTION_DAYS = 4;
export const DEAD_LETTER_RETENTION_DAYS = 14;

/** Days a job's record lives: as long as its message can still come back, and a little (A10). */
export const RECORD_TTL_DAYS = 30;

/** Attributes of the table: one item per job, and one lease per owner of bulk jobs. */
export const TABLE = { partitionKey: 'pk', timeToLive: 'expiresAt' } as const;

export const JOB_KINDS = ['thumbnail', 'email', 'bulk', 'video'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/**
 * Time limits of the functions behind the API, in seconds. The calls of one request share the time for an answer, however many
 * of them are slow: what is left of the function's time is for saying so, instead of being ended without a word.
 */
export const API_LIMITS = { timeoutSeconds: 10, answerSeconds: 8 } as const;

/** Time limits of the workers, in seconds. Batch size times job time stays below 80 % of the function's time-out (A5). */
export const WORKER_LIMITS = {
  lambda: { timeoutSeconds: 300, batchSize: 4, jobSeconds: 60 },
  /** Visibility is renewed by a heartbeat, so it bounds how soon a dead instance's jobs come back, not how long a job takes. */
  ec2: {
    visibilitySeconds: 120,
    jobSeconds: 3600,
    /** How long a stopping worker lets its jobs finish. The service manager must wait longer than this before it kills. */
    finishSeconds: 75,
  },
} as const;
