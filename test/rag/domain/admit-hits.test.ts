import fc from 'fast-check';
import { admitHits, type LedgerEntry, SHOWS_LATE_MS } from '../../../lib/rag/domain/admit-hits';
import { hitOf } from '../fakes/passages';

const NOW = 1_000_000;
const ENTRY: LedgerEntry = { tenant: 'team', ready: true, published: 'g2', previous: 'g1', publishedAt: NOW - 5000 };

function admitted(entry: LedgerEntry | undefined, ...generations: readonly string[]): string[] {
  const hits = generations.map((generation, at) => hitOf(`${generation}-${at}`, 1, { documentId: 'd', generation }));
  return admitHits(hits, new Map(entry ? [['d', entry]] : []), 'team', NOW).map(({ passage }) => passage.generation);
}

describe('admitHits', () => {
  it('lets through what was published, and nothing else of the document', () => {
    expect(admitted(ENTRY, 'g0', 'g2', 'g1', 'g2', 'g3')).toEqual(['g2', 'g2']);
  });

  it('takes the generation before, while the index may not show the new one yet', () => {
    expect(admitted(ENTRY, 'g1', 'g0')).toEqual(['g1']);
    expect(admitted({ ...ENTRY, publishedAt: NOW - SHOWS_LATE_MS }, 'g1')).toEqual([]);
  });

  it.each([
    ['is not in the ledger', undefined],
    ['is being read or was deleted', { ...ENTRY, ready: false }],
    ['is of somebody else', { ...ENTRY, tenant: 'others' }],
  ])('forgets a document that %s', (_, entry) => {
    expect(admitted(entry, 'g2', 'g1')).toEqual([]);
  });

  it('never lets a passage of another tenant through, whatever index and ledger say', () => {
    const tenant = fc.constantFrom('team', 'others');
    const hit = fc.record({ tenant, documentId: fc.constantFrom('a', 'b'), generation: fc.constantFrom('g1', 'g2') });
    const entry = fc.record({
      tenant,
      ready: fc.boolean(),
      published: fc.constantFrom('g1', 'g2'),
      publishedAt: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(hit), fc.record({ a: entry, b: entry }), (found, ledger) => {
        const hits = found.map((over, at) => hitOf(String(at), 1, over));
        const through = admitHits(hits, new Map(Object.entries(ledger)), 'team', NOW);
        return through.every(({ passage }) => {
          const { tenant: owner, ready } = ledger[passage.documentId as 'a' | 'b'];
          return passage.tenant === 'team' && owner === 'team' && ready;
        });
      }),
    );
  });
});
