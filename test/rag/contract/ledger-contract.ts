import { documentKey } from '../../../lib/rag/domain/document-key';
import { type DocumentRecord, firstRecord, withWritten } from '../../../lib/rag/domain/document-record';
import type { Ledger, LedgerOverview } from '../../../lib/rag/domain/ledger';
import type { ReadDeps } from '../../../lib/rag/domain/own-documents';
import { orderOf } from '../../../lib/rag/domain/sequencer';

export function recordOf(tenant: string, name: string, over: Partial<DocumentRecord> = {}): DocumentRecord {
  const newest = { order: orderOf('10')!, what: 'came', versionId: 'v1', bytes: 3 } as const;
  return { ...firstRecord(documentKey(tenant, name)!, newest), revision: 1, ...over };
}

/** What every ledger does. */
export function ledgerContract(open: () => Ledger & LedgerOverview & Pick<ReadDeps, 'list'>): void {
  it('knows nothing of a document that nothing was written of', async () => {
    expect(await open().read(documentKey('team', 'never')!)).toBeUndefined();
  });

  it('gives back a record as it was written, with the middle of its vectors', async () => {
    const written = { passages: 2, untilMs: 7, done: true, centroid: [0.5, -0.25, 0] };
    const record = {
      ...withWritten(recordOf('team', '휴가 규정 (최종).md'), 'passages-a', orderOf('10')!, written),
      published: {
        generation: orderOf('10')!,
        versionId: 'v1',
        order: orderOf('10')!,
        contentHash: 'h',
        title: '휴가',
        passages: 2,
        atMs: 1,
      },
    };
    const ledger = open();
    expect(await ledger.replace(record, undefined)).toBe(true);
    expect(await ledger.read(record)).toEqual(record);
  });

  it('is changed by whoever read it as it is, and by nobody else', async () => {
    const ledger = open();
    const first = recordOf('team', 'contested');
    expect(await ledger.replace(first, undefined)).toBe(true);
    expect(await ledger.replace({ ...first, hiddenBy: 'late' }, undefined)).toBe(false);
    expect(await ledger.replace({ ...first, revision: 2, hiddenBy: 'm' }, 1)).toBe(true);
    expect(await ledger.replace({ ...first, revision: 2 }, 1)).toBe(false);
    expect(await ledger.read(first)).toMatchObject({ revision: 2, hiddenBy: 'm' });
  });

  it('keeps tenants apart, whatever their documents are called', async () => {
    const ledger = open();
    const ours = recordOf('ours', 'same');
    await ledger.replace(ours, undefined);
    expect(await ledger.read({ tenant: 'theirs', documentId: ours.documentId })).toBeUndefined();
  });

  it('shows every document of every tenant once, page by page', async () => {
    const ledger = open();
    const records = ['a', 'b', 'c'].flatMap((name) => [
      recordOf('one', `page ${name}`),
      recordOf('two', `page ${name}`),
    ]);
    for (const record of records) await ledger.replace(record, undefined);
    const seen: string[] = [];
    for (let after: string | undefined, pages = 0; pages < 100; pages++) {
      const { records: page, next } = await ledger.page(after);
      seen.push(...page.map(({ key }) => key));
      if (next === undefined) break;
      after = next;
    }
    const ours = seen.filter((key) => key.includes('/page '));
    expect(ours.sort()).toEqual(records.map(({ key }) => key).sort());
  });

  it('lists the documents of one tenant, so many at a time', async () => {
    const ledger = open();
    const ours = ['x', 'y', 'z'].map((name) => recordOf('lister', name));
    for (const record of [...ours, recordOf('other', 'x')]) await ledger.replace(record, undefined);
    const first = await ledger.list('lister', 2, undefined);
    const rest = await ledger.list('lister', 2, first.next);
    expect([first.records.length, first.next, rest.records.length, rest.next]).toEqual([
      2,
      first.records.at(-1)!.documentId,
      1,
      undefined,
    ]);
    const seen = [...first.records, ...rest.records].map(({ documentId }) => documentId);
    expect(seen).toEqual(ours.map(({ documentId }) => documentId).sort());
  });

  it('knows whether a document waits for an index', async () => {
    const ledger = open();
    const waiting = recordOf('team', 'waiting', { pendingFor: 'passages-b' });
    await ledger.replace(waiting, undefined);
    expect([await ledger.isAnyPending('passages-b'), await ledger.isAnyPending('passages-c')]).toEqual([true, false]);
    const { pendingFor: _, ...done } = waiting;
    await ledger.replace({ ...done, revision: 2 }, 1);
    expect(await ledger.isAnyPending('passages-b')).toBe(false);
  });
}
