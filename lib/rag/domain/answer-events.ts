import type { Problem } from '../../shared/problem';
import type { TokenUsage } from './models';
import type { StoredPassage } from './passage';

/** A passage that the model was shown, by the number that it cites it with. */
export interface Source {
  readonly n: number;
  readonly documentId: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly ordinal: number;
  /** @default - the format has no pages */
  readonly page?: number;
  readonly text: string;
}

export interface Outcome {
  /** Whether there is an answer: no is an answer too. */
  readonly answered: boolean;
  /** Why there is none. @default - there is one */
  readonly reason?: 'not-in-documents' | 'guardrail';
  /** Every sentence names a source that there is. */
  readonly grounded: boolean;
  /** It was not cut off. */
  readonly complete: boolean;
  /** Numbers of the sources that it cites. */
  readonly citations: readonly number[];
  /** A part of the search failed: something may be missing. */
  readonly degraded: boolean;
  readonly model: string;
  readonly embeddingModel: string;
  readonly usage: TokenUsage;
}

/** What happens on the way to an answer, in order; `done` or `error` is the last. */
export type AnswerEvent =
  | { readonly kind: 'status'; readonly stage: 'searching' | 'waking-index' | 'answering' }
  | { readonly kind: 'sources'; readonly sources: readonly Source[] }
  | { readonly kind: 'token'; readonly text: string }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'error'; readonly problem: Problem };

export function sourceOf({ documentId, title, headings, ordinal, page, text }: StoredPassage, at: number): Source {
  return { n: at + 1, documentId, title, headings, ordinal, ...(page !== undefined && { page }), text };
}
