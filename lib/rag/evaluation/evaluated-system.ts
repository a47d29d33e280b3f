import type { RankedBy } from './bars';
import type { EvaluationDocument } from './evaluation-set';

/** A passage as an evaluation compares it with the evidence of a question. */
export interface RankedPassage {
  readonly id: string;
  readonly documentId: string;
  readonly text: string;
}

/** What became of one question. */
export interface Asked {
  /** Best first; by each leg where the system lets one see it. */
  readonly ranked: Readonly<Partial<Record<RankedBy, readonly RankedPassage[]>>>;
  /** Who found that the documents do not answer. @default - there is an answer */
  readonly abstainedBy?: 'search' | 'model';
  /** Empty where there is no answer. */
  readonly text: string;
  /** Passages that the model was shown. */
  readonly sources: number;
  /** Sources that the answer says it cites. */
  readonly citations: readonly number[];
}

/** What is evaluated: takes documents in, and answers from them. */
export interface EvaluatedSystem {
  /** Who makes the vectors, for people to read. */
  readonly vectorsBy: string;
  readonly isSemantic: boolean;
  /** Whose documents they are. */
  readonly tenant: string;
  /** @returns the passages that came of them; undefined where the system shows none but those that it finds */
  readonly ingest: (documents: readonly EvaluationDocument[]) => Promise<readonly RankedPassage[] | undefined>;
  /** @throws Error when a part of the search failed: what it came to would be no measure */
  readonly ask: (question: string) => Promise<Asked>;
  readonly close: () => Promise<void>;
}
