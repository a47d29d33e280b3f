/** Days a message may wait in the queue, and in the dead-letter queue. A moved message keeps its first day of entry. */
export const QUEUE_RETENTION_DAYS = 4;
export const DEAD_LETTER_RETENTION_DAYS = 14;

/** Days a job's record lives: as long as its message can still come back, and a little (A10). */
export const RECORD_TTL_DAYS = 30;
