import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Answer,
  abstentionPrecision,
  abstentionRecall,
  answerFigures,
  hitAt,
  ndcgAt,
  type Ranking,
  rankingFigures,
  reciprocalRank,
} from '../../../lib/rag/evaluation/measures';

const IDS = 'abcdefghijklmnop'.split('');
const ranking = fc.record({
  found: fc.shuffledSubarray(IDS),
  relevant: fc.subarray([...IDS, 'y', 'z'], { minLength: 1, maxLength: 4 }),
});
const answer = fc.record({ isAnswerable: fc.boolean(), abstained: fc.boolean(), invalidCitations: fc.nat(3) });

describe('of a ranking', () => {
  const second: Ranking = { found: ['x', 'a', 'y', 'b'], relevant: ['a', 'b'] };

  it('measures by hand what the code measures', () => {
    expect(reciprocalRank(second)).toBe(0.5);
    expect([hitAt(1, second), hitAt(2, second), hitAt(5, second)]).toEqual([0, 1, 1]);
    expect(ndcgAt(10, second)).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3)), 12);
    expect(ndcgAt(3, second)).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12);
  });

  it('is 0 where nothing relevant was found, and 1 where everything is in the best order', () => {
    const nothing: Ranking = { found: ['x', 'y'], relevant: ['a'] };
    const best: Ranking = { found: ['a', 'b', 'x'], relevant: ['b', 'a'] };
    expect([reciprocalRank(nothing), hitAt(5, nothing), ndcgAt(10, nothing)]).toEqual([0, 0, 0]);
    expect([reciprocalRank(best), hitAt(1, best), ndcgAt(10, best)]).toEqual([1, 1, 1]);
  });

  it('counts places as a person counts them', () => {
    fc.assert(
      fc.property(ranking, fc.integer({ min: 1, max: 12 }), (one, depth) => {
        let first = 0;
        let gain = 0;
        for (let place = one.found.length; place >= 1; place--) {
          if (!one.relevant.includes(one.found[place - 1]!)) continue;
          first = place;
          if (place <= depth) gain += Math.LN2 / Math.log(1 + place);
        }
        let most = 0;
        for (let place = 1; place <= Math.min(depth, one.relevant.length); place++)
          most += Math.LN2 / Math.log(1 + place);
        assert.equal(reciprocalRank(one), first === 0 ? 0 : 1 / first);
        assert.equal(hitAt(depth, one), first >= 1 && first <= depth ? 1 : 0);
        assert.ok(Math.abs(ndcgAt(depth, one) - gain / most) < 1e-9);
      }),
    );
  });

  it('never falls when a relevant passage moves up', () => {
    fc.assert(
      fc.property(ranking, fc.nat(), ({ found, relevant }, which) => {
        const places = found.flatMap((id, place) => (place > 0 && relevant.includes(id) ? [place] : []));
        if (places.length === 0) return;
        const place = places[which % places.length]!;
        const moved = found.slice();
        [moved[place - 1], moved[place]] = [moved[place]!, moved[place - 1]!];
        const [before, after] = [
          { found, relevant },
          { found: moved, relevant },
        ];
        assert.ok(reciprocalRank(after) >= reciprocalRank(before));
        assert.ok(ndcgAt(10, after) >= ndcgAt(10, before) - 1e-12);
      }),
    );
  });
});

describe('of abstention', () => {
  it('measures by hand what the code measures', () => {
    const answers = [
      told(true, false),
      told(true, false),
      told(true, true),
      told(false, true),
      told(false, true),
      told(false, true),
      told(false, false),
    ];
    expect(abstentionPrecision(answers)).toBe(3 / 4);
    expect(abstentionRecall(answers)).toBe(3 / 4);
    expect(abstentionRecall(answers.slice(0, 4))).toBe(1);
    expect(abstentionPrecision(answers.slice(0, 4))).toBe(1 / 2);
  });

  it('cannot say how right it is to abstain where nobody did, nor how often where nothing called for it', () => {
    expect(abstentionPrecision([told(true, false), told(false, false)])).toBeUndefined();
    expect(abstentionRecall([told(true, false), told(true, true)])).toBeUndefined();
  });

  it('counts as a table of four fields does', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 12 }), (answers) => {
        let [right, wrong, missed] = [0, 0, 0];
        for (const { isAnswerable, abstained } of answers) {
          if (abstained && !isAnswerable) right++;
          else if (abstained) wrong++;
          else if (!isAnswerable) missed++;
        }
        assert.equal(abstentionPrecision(answers), right + wrong === 0 ? undefined : right / (right + wrong));
        assert.equal(abstentionRecall(answers), right + missed === 0 ? undefined : right / (right + missed));
      }),
    );
  });

  it('counts every invalid citation of every answer', () => {
    const answers = [told(true, false, 2), told(true, false, 0), told(false, true, 1)];
    expect(answerFigures(answers).invalidCitations).toBe(3);
  });
});

describe('an interval', () => {
  it('holds its figure, lies within what the measure can be, and is the same every time', () => {
    fc.assert(
      fc.property(fc.array(ranking, { minLength: 1, maxLength: 12 }), (rankings) => {
        const figures = rankingFigures(rankings)!;
        assert.deepEqual(rankingFigures(rankings), figures);
        for (const { value, low, high, count } of Object.values(figures)) {
          assert.equal(count, rankings.length);
          assert.ok(low >= 0 && low <= value + 1e-9, `${low} for ${value}`);
          assert.ok(high >= value - 1e-9 && high <= 1 + 1e-9, `${high} for ${value}`);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is about as wide as the normal approximation says, for a share of many', () => {
    const rankings = Array.from({ length: 400 }, (_, at) => ({ found: ['a'], relevant: [at % 4 === 0 ? 'b' : 'a'] }));
    const { value, low, high } = rankingFigures(rankings)!.hitAt1;
    const reach = 1.96 * Math.sqrt((0.75 * 0.25) / 400);
    expect(value).toBe(0.75);
    expect(Math.abs(value - reach - low)).toBeLessThan(0.01);
    expect(Math.abs(value + reach - high)).toBeLessThan(0.01);
  });

  it('is narrower with more questions', () => {
    const few = Array.from({ length: 16 }, (_, at) => told(false, at % 2 === 0));
    const many = Array.from({ length: 256 }, (_, at) => told(false, at % 2 === 0));
    const width = (answers: readonly Answer[]) => {
      const { low, high } = answerFigures(answers).abstentionRecall!;
      return high - low;
    };
    expect(width(many)).toBeLessThan(width(few) / 3);
  });

  it('is none where nothing was measured', () => {
    expect(rankingFigures([])).toBeUndefined();
    expect(answerFigures([told(true, false)])).toEqual({ invalidCitations: 0 });
  });
});

function told(isAnswerable: boolean, abstained: boolean, invalidCitations = 0): Answer {
  return { isAnswerable, abstained, invalidCitations };
}
