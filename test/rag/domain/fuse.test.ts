import fc from 'fast-check';
import { type Fusion, fuse, type Leg, RANK_CONSTANT } from '../../../lib/rag/domain/fuse';
import { hitOf } from '../fakes/passages';

const FUSIONS: readonly Fusion[] = ['rank', 'score'];
const ids = (hits: readonly { readonly passage: { readonly id: string } }[]) => hits.map(({ passage }) => passage.id);

function leg(weight: number, ...scored: readonly (readonly [string, number])[]): Leg {
  return { weight, hits: scored.map(([id, score]) => hitOf(id, score)) };
}

const anyLeg = fc
  .record({
    weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
    scored: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0, max: 40, noNaN: true })), {
      maxLength: 12,
      selector: ([id]) => id,
    }),
  })
  .map(({ weight, scored }) =>
    leg(weight, ...scored.sort((one, other) => other[1] - one[1]).map(([id, score]) => [`p${id}`, score] as const)),
  );
const anyFusion = fc.constantFrom(...FUSIONS);

describe('fuse', () => {
  it('adds up the reciprocals of ranks, by the weights of the legs', () => {
    const fused = fuse('rank', [leg(1, ['a', 9], ['b', 8]), leg(3, ['b', 0.9], ['c', 0.8])]);
    expect(fused.map(({ passage, score }) => [passage.id, score])).toEqual([
      ['b', 1 / (RANK_CONSTANT + 2) + 3 / (RANK_CONSTANT + 1)],
      ['c', 3 / (RANK_CONSTANT + 2)],
      ['a', 1 / (RANK_CONSTANT + 1)],
    ]);
  });

  it('adds up scores, each leg spread between 0 and 1', () => {
    const fused = fuse('score', [leg(1, ['a', 30], ['b', 20], ['c', 10]), leg(2, ['c', 0.7], ['b', 0.6], ['d', 0.5])]);
    expect(fused.map(({ passage, score }) => [passage.id, Number(score.toFixed(6))])).toEqual([
      ['c', 2],
      ['b', 1.5],
      ['a', 1],
      ['d', 0],
    ]);
  });

  it('takes hits that all score the same for equally good, not for nothing', () => {
    expect(fuse('score', [leg(1, ['a', 7]), leg(1, ['b', 3], ['c', 3])]).map(({ score }) => score)).toEqual([1, 1, 1]);
  });

  it('counts a passage once a leg, at its best place', () => {
    const fused = fuse('rank', [leg(1, ['a', 9], ['a', 8], ['b', 7])]);
    expect(fused.map(({ passage, score }) => [passage.id, score])).toEqual([
      ['a', 1 / (RANK_CONSTANT + 1)],
      ['b', 1 / (RANK_CONSTANT + 2)],
    ]);
  });

  it('keeps equal hits in the order in which they were met', () => {
    for (const fusion of FUSIONS) {
      expect(ids(fuse(fusion, [leg(1, ['x', 5]), leg(1, ['a', 5]), leg(1, ['m', 5])]))).toEqual(['x', 'a', 'm']);
    }
  });

  it('finds each passage once, loses none, and invents none', () => {
    fc.assert(
      fc.property(anyFusion, fc.array(anyLeg, { maxLength: 3 }), (fusion, legs) => {
        const fused = ids(fuse(fusion, legs));
        const met = new Set(legs.flatMap(({ hits }) => ids(hits)));
        return fused.length === met.size && fused.every((id) => met.has(id));
      }),
    );
  });

  it('comes out best first, and the same every time', () => {
    fc.assert(
      fc.property(anyFusion, fc.array(anyLeg, { maxLength: 3 }), (fusion, legs) => {
        const fused = fuse(fusion, legs);
        const again = fuse(fusion, legs);
        return fused.every(
          ({ passage, score }, at) => (fused[at + 1]?.score ?? 0) <= score && again[at]!.passage === passage,
        );
      }),
    );
  });

  it('leaves one leg alone as it is', () => {
    fc.assert(
      fc.property(anyFusion, anyLeg, (fusion, only) => {
        return JSON.stringify(ids(fuse(fusion, [only]))) === JSON.stringify(ids(only.hits));
      }),
    );
  });

  it('puts a hit that is first in every leg first', () => {
    fc.assert(
      fc.property(anyFusion, anyLeg, anyLeg, (fusion, one, other) => {
        const best = (weight: number, { hits }: Leg): Leg => ({ weight, hits: [hitOf('best', 50), ...hits] });
        return fuse(fusion, [best(1, one), best(2, other)])[0]!.passage.id === 'best';
      }),
    );
  });

  it('asks ranks for nothing but order: another scale changes nothing', () => {
    fc.assert(
      fc.property(anyLeg, anyLeg, fc.double({ min: 0.01, max: 100, noNaN: true }), (one, other, scale) => {
        const scaled = { ...one, hits: one.hits.map(({ passage, score }) => ({ passage, score: score * scale })) };
        return JSON.stringify(ids(fuse('rank', [one, other]))) === JSON.stringify(ids(fuse('rank', [scaled, other])));
      }),
    );
  });
});
