import type { Outcome } from '../domain/answer-events';
import type { RankedBy } from './bars';
import type { EvaluationDocument } from './evaluation-set';

/** A passage as an evaluation compares it with the evidence of a question. */
export interface RankedPassage {
  readonly id: string;
  readonly documentId: string;
  readonly text: string;
}

/** What an answer came to. */
export interface AskedAnswer {
  /** Who found that the documents do not answer. @default - there is an answer */
  readonly abstainedBy?: 'search' | 'model' | 'guardrail';
  /** Empty where there is no answer. */
  readonly text: string;
  /** Passages that the model was shown, in the order of their numbers. */
  readonly sources: readonly Omit<RankedPassage, 'id'>[];
  /** Sources that the answer says it cites, from 1. */
  readonly citations: readonly number[];
  /** Who answered, and what it took. */
  readonly by: Pick<Outcome, 'model' | 'embeddingModel' | 'usage'>;
}

/** What became of one question. */
export interface Asked extends AskedAnswer {
  /** Best first; by each leg where the system lets one see it. */
  readonly ranked: Readonly<Partial<Record<RankedBy, readonly RankedPassage[]>>>;
}

/** What is evaluated: takes documents in, and answers from them. */
export interface EvaluatedSystem {
  /** Who makes the vectors, for people to read; known when the first question was asked. */
  readonly vectorsBy: string;
  readonly isSemantic: boolean;
  /** Whose documents they are. */
  readonly tenant: string;
  /** Questions that may be asked at one time. */
  readonly atOnce: number;
  /** @returns the passages that came of them; undefined where the system shows none but those that it finds */
  readonly ingest: (documents: readonly EvaluationDocument[]) => Promise<readonly RankedPassage[] | undefined>;
  /** @throws Error when a part of the search failed: what it came to would be no measure */
  readonly ask: (question: string) => Promise<Asked>;
  readonly close: () => Promise<void>;
}
