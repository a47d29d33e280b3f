import type { DocumentRecord } from '../../../lib/rag/domain/document-record';
import type { Ledger, LedgerOverview } from '../../../lib/rag/domain/ledger';
import type { ReadDeps } from '../../../lib/rag/domain/own-documents';

/** A ledger that forgets when the test ends. */
export class MemoryLedger implements Ledger, LedgerOverview {
  readonly records = new Map<string, DocumentRecord>();

  readonly read: Ledger['read'] = async ({ tenant, documentId }) => this.records.get(`${tenant}/${documentId}`);

  readonly replace: Ledger['replace'] = async (record, revision) => {
    const key = `${record.tenant}/${record.documentId}`;
    if (this.records.get(key)?.revision !== revision) return false;
    this.records.set(key, structuredClone(record));
    return true;
  };

  /** One at a time, so that a test sees pages. */
  readonly page: LedgerOverview['page'] = async (after = '') => {
    const [key, following] = [...this.records.keys()].sort().filter((each) => each > after);
    if (key === undefined) return { records: [] };
    return { records: [this.records.get(key)!], ...(following !== undefined && { next: key }) };
  };

  readonly list: ReadDeps['list'] = async (tenant, most, after = '') => {
    const ours = [...this.records.values()]
      .filter((record) => record.tenant === tenant && record.documentId > after)
      .sort((one, other) => (one.documentId < other.documentId ? -1 : 1));
    const records = ours.slice(0, most);
    return { records, ...(ours.length > most && { next: records.at(-1)!.documentId }) };
  };

  readonly isAnyPending: LedgerOverview['isAnyPending'] = async (index) =>
    [...this.records.values()].some(({ pendingFor }) => pendingFor === index);
}
