/** Attributes of the table: one item an upload, under its owner, the newest last. */
export const TABLE_ATTRIBUTES = { partitionKey: 'owner', sortKey: 'uploadId', timeToLive: 'expiresAt' } as const;
