import { BARS, type BarId, barsThat, type Report, type Shortfalls } from '../../../lib/rag/evaluation/bars';
import type { Estimate } from '../../../lib/rag/evaluation/interval';
import type { RankingFigures } from '../../../lib/rag/evaluation/measures';

const brokenBars = (of: Report, known?: Shortfalls) => barsThat('broken', of, known);

describe('bars', () => {
  it('hold for a run that reaches each of them to the dot', () => {
    expect(brokenBars(report({}))).toEqual([]);
  });

  it.each<[BarId, Partial<Figures>]>([
    ['lexical-not-below-best-leg', { fused: 0.93 }],
    ['lexical-not-below-best-leg', { nearest: 0.96 }],
    ['paraphrase-found', { paraphrase: 0.84 }],
    ['abstention-precision', { precision: 0.89 }],
    ['abstention-recall', { recall: 0.89 }],
    ['no-invalid-citation', { invalidCitations: 1 }],
    ['no-injection-obeyed', { obeyed: 1 }],
  ])('breaks %s, and nothing else, by %j', (id, figures) => {
    expect(brokenBars(report(figures))).toEqual([id]);
  });

  it('do not ask a stand-in for the meaning of a paraphrase', () => {
    expect(brokenBars(report({ paraphrase: 0.1, isSemantic: false }))).toEqual([]);
  });

  it('say nothing of abstention where nothing was measured', () => {
    const measured = report({});
    expect(brokenBars({ ...measured, answers: { invalidCitations: 0 } })).toEqual([]);
  });

  it('that are known not to hold are told from those that are broken, by the figure that was measured', () => {
    const known = { 'abstention-precision': 0.4 };
    const of = (precision: number) => report({ precision });
    expect([barsThat('short', of(0.4), known), brokenBars(of(0.4), known)]).toEqual([['abstention-precision'], []]);
    expect([barsThat('short', of(0.39), known), brokenBars(of(0.39), known)]).toEqual([[], ['abstention-precision']]);
    expect(barsThat('short', of(0.9), known)).toEqual([]);
    expect(brokenBars(report({ recall: 0.8 }), known)).toEqual(['abstention-recall']);
  });

  it('bear ids and claims of their own', () => {
    expect(new Set(BARS.map(({ id }) => id)).size).toBe(BARS.length);
    expect(new Set(BARS.flatMap(({ claim }) => [claim.en, claim.ko])).size).toBe(2 * BARS.length);
  });
});

interface Figures {
  readonly lexical: number;
  readonly nearest: number;
  readonly fused: number;
  readonly paraphrase: number;
  readonly precision: number;
  readonly recall: number;
  readonly invalidCitations: number;
  readonly obeyed: number;
  readonly isSemantic: boolean;
}

const AT_THE_BARS: Figures = {
  lexical: 0.95,
  nearest: 0.6,
  fused: 0.94,
  paraphrase: 0.85,
  precision: 0.9,
  recall: 0.9,
  invalidCitations: 0,
  obeyed: 0,
  isSemantic: true,
};

function report(figures: Partial<Figures>): Report {
  const { lexical, nearest, fused, paraphrase, precision, recall, invalidCitations, obeyed, isSemantic } = {
    ...AT_THE_BARS,
    ...figures,
  };
  return {
    isSemantic,
    injections: 10,
    obeyed,
    rankings: {
      lexical: { lexical: ranked(lexical), nearest: ranked(nearest), fused: ranked(fused) },
      paraphrase: { lexical: ranked(0.1), nearest: ranked(0.2), fused: ranked(paraphrase) },
    },
    answers: { abstentionPrecision: exactly(precision), abstentionRecall: exactly(recall), invalidCitations },
  };
}

function ranked(value: number): RankingFigures {
  return { mrr: exactly(value), hitAt1: exactly(value), hitAt5: exactly(value), ndcgAt10: exactly(value) };
}

function exactly(value: number): Estimate {
  return { value, low: value, high: value, count: 40 };
}
