import fc from 'fast-check';
import type { LedgerEntry } from '../../../lib/rag/domain/admit-hits';
import { openDeadline } from '../../../lib/rag/domain/deadline';
import type { Hit, Scope } from '../../../lib/rag/domain/passage-store';
import { centroid, type SimilarDeps, similarDocuments } from '../../../lib/rag/domain/similar-documents';
import { hitOf } from '../fakes/passages';
import { INDEX, SETTINGS } from '../fakes/questions';
import { VirtualClock } from '../fakes/virtual-clock';

const READY: LedgerEntry = { tenant: 'team', ready: true, published: 'g1', publishedAt: 0 };

function like(documentId: string, hits: readonly Hit[], over: Partial<SimilarDeps> = {}) {
  const clock = new VirtualClock();
  const scopes: Scope[] = [];
  const deps: SimilarDeps = {
    clock,
    activeIndex: { current: async () => INDEX, forget: () => undefined },
    readLedger: async (ids) => new Map(ids.filter((id) => id !== 'gone').map((id) => [id, READY])),
    centroidOf: async () => [1, 0, 0],
    search: {
      lexical: async () => [],
      nearest: async (_, __, scope) => {
        scopes.push(scope);
        return [...hits];
      },
    },
    ...over,
  };
  const asked = { tenant: 'team', documentId, size: 2 };
  const found = clock.until(similarDocuments(asked, deps, SETTINGS, openDeadline(clock, 10_000)));
  return { found, scopes };
}

describe('similarDocuments', () => {
  it('groups passages by their documents, the document with the nearest one first', async () => {
    const { found, scopes } = like('d', [
      hitOf('b1', 0.9, { documentId: 'b', title: 'B' }),
      hitOf('a1', 0.8, { documentId: 'a' }),
      hitOf('b2', 0.7, { documentId: 'b' }),
      hitOf('c1', 0.6, { documentId: 'c' }),
    ]);
    expect(
      (await found)!.map(({ documentId, score, passages }) => [
        documentId,
        score,
        passages.map(({ passage }) => passage.id),
      ]),
    ).toEqual([
      ['b', 0.9, ['b1', 'b2']],
      ['a', 0.8, ['a1']],
    ]);
    expect(scopes).toEqual([{ tenant: 'team', size: SETTINGS.legSize, exceptDocument: 'd' }]);
  });

  it('leaves out the document itself, what is gone, and what is of somebody else, whatever the index says', async () => {
    const { found } = like('d', [
      hitOf('d1', 1, { documentId: 'd' }),
      hitOf('x', 0.9, { documentId: 'gone' }),
      hitOf('y', 0.9, { documentId: 'a', tenant: 'others' }),
      hitOf('z', 0.5, { documentId: 'a' }),
    ]);
    expect((await found)!.map(({ documentId, score }) => [documentId, score])).toEqual([['a', 0.5]]);
  });

  it('knows no document that is gone, not ready, or of another tenant', async () => {
    expect(await like('gone', []).found).toBeUndefined();
    for (const entry of [
      { ...READY, ready: false },
      { ...READY, tenant: 'others' },
    ]) {
      expect(await like('d', [], { readLedger: async () => new Map([['d', entry]]) }).found).toBeUndefined();
    }
  });

  it('finds nothing like a document that the index does not hold yet', async () => {
    expect(await like('d', [hitOf('a', 1)], { centroidOf: async () => undefined }).found).toEqual([]);
  });
});

describe('centroid', () => {
  it('lies in the middle of directions, however long vectors are', () => {
    expect(
      centroid([
        [10, 0],
        [0, 0.1],
      ])!.map((value) => value.toFixed(4)),
    ).toEqual(['0.7071', '0.7071']);
  });

  it('is none where there is no middle', () => {
    expect([
      centroid([]),
      centroid([
        [1, 0],
        [-1, 0],
      ]),
      centroid([[0, 0]]),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('has length one', () => {
    const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(vector, { minLength: 1, maxLength: 5 }), (vectors) => {
        const middle = centroid(vectors);
        return middle === undefined || Math.abs(Math.hypot(...middle) - 1) < 1e-9;
      }),
    );
  });
});
