/** Names of the message attributes that carry what the body does not. */
export const MESSAGE_ATTRIBUTES = {
  /** The job's id: the client's Idempotency-Key, or derived from the payload. */
  jobId: 'JobId',
  /** `aws:userid` of the caller. */
  owner: 'Owner',
  /** One of MESSAGE_TYPES. */
  type: 'Type',
  /** Key of the object that holds the body, when the body is too large to queue. */
  claimCheckKey: 'ClaimKey',
} as const;

export const MESSAGE_TYPES = ['job', 'bulk-chunk'] as const;
