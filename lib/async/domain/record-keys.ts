/** Attributes of the table: one item per job. */
export const TABLE_ATTRIBUTES = { partitionKey: 'pk', timeToLive: 'expiresAt' } as const;

/** Key of a job's record. The owner is part of it, so asking for another person's job finds nothing. */
export function jobKey(owner: string, jobId: string): string {
  return `job#${owner}#${jobId}`;
}
