import type { DocumentKey } from './document-key';
import type { DocumentRecord } from './document-record';

/** Records of documents. */
export interface Ledger {
  readonly read: (document: Pick<DocumentKey, 'tenant' | 'documentId'>) => Promise<DocumentRecord | undefined>;
  /**
   * Puts a record in the place of the one that was read.
   *
   * @param revision - of the one that was read; undefined when there was none
   * @returns false when somebody else has changed it meanwhile
   */
  readonly replace: (record: DocumentRecord, revision: number | undefined) => Promise<boolean>;
}

/** What an index that is being filled needs of the ledger. */
export interface LedgerOverview {
  /** Documents of all tenants, some at a time, in an order that stays. */
  readonly page: (after: string | undefined) => Promise<LedgerPage>;
  /** Whether a document waits for an index. May not know yet of what was marked a few seconds ago. */
  readonly isAnyPending: (index: string) => Promise<boolean>;
}

export interface LedgerPage {
  readonly records: readonly DocumentRecord[];
  /**
   * Where the next page begins.
   * @default - this was the last
   */
  readonly next?: string;
}

/** Others change the same record a few times at most; whoever loses so often has found a fault. */
const MOST_TRIES = 20;

/**
 * Changes a record, whatever others do to it meanwhile.
 *
 * @param change - called again with the record as it is by then; undefined leaves it
 * @returns the record as it stands afterwards
 */
export async function changeRecord(
  ledger: Ledger,
  document: Pick<DocumentKey, 'tenant' | 'documentId'>,
  change: (record: DocumentRecord | undefined) => DocumentRecord | undefined,
): Promise<DocumentRecord | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await ledger.read(document);
    const changed = change(before);
    if (changed === undefined || changed === before) return before;
    const after = { ...changed, revision: (before?.revision ?? 0) + 1 };
    if (await ledger.replace(after, before?.revision)) return after;
  }
  throw new Error('a record changes too often');
}
