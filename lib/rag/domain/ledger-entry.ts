import type { LedgerEntry } from './admit-hits';
import type { DocumentRecord } from './document-record';

/** What a search asks of a record. */
export type SearchedRecord = Pick<DocumentRecord, 'tenant' | 'newest' | 'published' | 'hiddenBy'>;

/** @returns undefined when nothing may be answered from the document: it is new, was refused, or is gone */
export function ledgerEntry({ tenant, newest, published, hiddenBy }: SearchedRecord): LedgerEntry | undefined {
  if (!published || newest.what === 'went' || hiddenBy !== undefined) return undefined;
  const { generation, previous, atMs } = published;
  return {
    tenant,
    ready: true,
    published: generation,
    ...(previous !== undefined && { previous }),
    publishedAt: atMs,
  };
}
