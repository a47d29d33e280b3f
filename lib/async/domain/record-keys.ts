/** Attributes of the table: one item per job, and one per owner of bulk jobs for whose turn it is. */
export const TABLE_ATTRIBUTES = { partitionKey: 'pk', timeToLive: 'expiresAt' } as const;

/** Key of a job's record. The owner is part of it, so asking for another person's job finds nothing. */
export function jobKey(owner: string, jobId: string): string {
  return `job#${owner}#${jobId}`;
}

/** Key of the turn that lets one bulk job of an owner run at a time. */
export function bulkTurnKey(owner: string): string {
  return `bulk#${owner}`;
}
