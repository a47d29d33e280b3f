/** Attributes of the table: what belongs to one tenant stands together. */
export const TABLE_ATTRIBUTES = { partitionKey: 'tenant', sortKey: 'id', timeToLive: 'expiresAt' } as const;

/** Index of the table: documents that wait for an index of passages, by its name. Those that wait for none are not in it. */
export const PENDING_INDEX = { name: 'Pending', partitionKey: 'pendingFor', sortKey: 'documentId' } as const;

const DOCUMENT = 'document#';

/** Where documents of a tenant stand among its items. */
export const DOCUMENT_ITEMS = DOCUMENT;

/** Key of a document's record. */
export function documentItem(tenant: string, documentId: string) {
  return { tenant, id: `${DOCUMENT}${documentId}` };
}

/** Key of what a tenant used on a day, as `2026-11-26`. */
export function tokensItem(tenant: string, day: string) {
  return { tenant, id: `tokens#${day}` };
}
