import { type Estimate, estimate } from './interval';

/** What a search made of one question that has an answer. */
export interface Ranking {
  /** Ids of passages, best first, each once. */
  readonly found: readonly string[];
  /** Those that answer; at least one. */
  readonly relevant: readonly string[];
}

/** What became of one question that was asked. */
export interface Answer {
  readonly isAnswerable: boolean;
  /** "Not in the documents" was the answer. */
  readonly abstained: boolean;
  /** Citations that name no source that was shown to the model. */
  readonly invalidCitations: number;
  /**
   * Whether a source that it cites holds the evidence.
   * @default - there is no answer, or none to be found
   */
  readonly citesEvidence?: boolean;
}

export interface RankingFigures {
  readonly mrr: Estimate;
  readonly hitAt1: Estimate;
  readonly hitAt5: Estimate;
  readonly ndcgAt10: Estimate;
}

/** @returns undefined without rankings */
export function rankingFigures(rankings: readonly Ranking[]): RankingFigures | undefined {
  const mean = (figure: (ranking: Ranking) => number) => estimate(rankings.map(figure), meanOf);
  const mrr = mean(reciprocalRank);
  const hitAt1 = mean((ranking) => hitAt(1, ranking));
  const hitAt5 = mean((ranking) => hitAt(5, ranking));
  const ndcgAt10 = mean((ranking) => ndcgAt(10, ranking));
  return mrr && hitAt1 && hitAt5 && ndcgAt10 && { mrr, hitAt1, hitAt5, ndcgAt10 };
}

/** 1 over the place of the first passage that answers; 0 without one. */
export function reciprocalRank({ found, relevant }: Ranking): number {
  const place = found.findIndex((id) => relevant.includes(id));
  return place === -1 ? 0 : 1 / (place + 1);
}

/** 1 when one of the first passages answers. */
export function hitAt(depth: number, { found, relevant }: Ranking): number {
  return found.slice(0, depth).some((id) => relevant.includes(id)) ? 1 : 0;
}

/** How near the first passages come to the best order there is, where a passage answers or does not. */
export function ndcgAt(depth: number, { found, relevant }: Ranking): number {
  const gain = gainOf(found.slice(0, depth).map((id) => relevant.includes(id)));
  const most = gainOf(relevant.slice(0, depth).map(() => true));
  return most === 0 ? 0 : gain / most;
}

function gainOf(answers: readonly boolean[]): number {
  return answers.reduce((sum, isRelevant, place) => sum + (isRelevant ? 1 / Math.log2(place + 2) : 0), 0);
}

/** Of the questions that got no answer, how many have none; undefined when all got one. */
export function abstentionPrecision(answers: readonly Answer[]): number | undefined {
  return meanOf(answers.filter(({ abstained }) => abstained).map(({ isAnswerable }) => (isAnswerable ? 0 : 1)));
}

/** Of the questions that have no answer, how many got none; undefined when all have one. */
export function abstentionRecall(answers: readonly Answer[]): number | undefined {
  return meanOf(answers.filter(({ isAnswerable }) => !isAnswerable).map(({ abstained }) => (abstained ? 1 : 0)));
}

export interface AnswerFigures {
  /** @default - every question got an answer */
  readonly abstentionPrecision?: Estimate;
  /** @default - every question has an answer */
  readonly abstentionRecall?: Estimate;
  /**
   * Of the answers to what the documents answer, how many cite a source with the evidence.
   * @default - there are none
   */
  readonly citedEvidence?: Estimate;
  /** In all answers together. */
  readonly invalidCitations: number;
}

export function answerFigures(answers: readonly Answer[]): AnswerFigures {
  return {
    abstentionPrecision: estimate(answers, abstentionPrecision),
    abstentionRecall: estimate(answers, abstentionRecall),
    citedEvidence: estimate(
      answers.flatMap(({ citesEvidence }) => (citesEvidence === undefined ? [] : [Number(citesEvidence)])),
      meanOf,
    ),
    invalidCitations: answers.reduce((sum, { invalidCitations }) => sum + invalidCitations, 0),
  };
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
