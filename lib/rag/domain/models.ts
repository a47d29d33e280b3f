/** Turns text into vectors of one model. */
export interface Embedder {
  readonly model: string;
  readonly dimension: number;
  /**
   * @param purpose - some models put questions and passages into the space by different ways
   * @returns a vector of `dimension` finite numbers for each text, in order
   * @throws Error when the model answers anything else; never a guess
   */
  embed(texts: readonly string[], purpose: 'passage' | 'question', signal: AbortSignal): Promise<number[][]>;
}

/** What a model is asked: text of ours, and text of others inside tags that they cannot close. */
export interface Prompt {
  /** The same for every question but for the salt of its tags. */
  readonly system: string;
  readonly sources: string;
  /** By itself, because a guardrail is to look for attacks in what somebody asked, and not in what stands in documents. */
  readonly question: string;
}

/** What comes of a model, in order; `end` last, unless it throws. */
export type ModelEvent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'end';
      readonly reason: EndReason;
      /** Undefined when nobody said what it cost. */
      readonly usage: TokenUsage | undefined;
    };

export type EndReason =
  | 'complete'
  /** `maxTokens` cut it off. */
  | 'cut-off'
  /** A guardrail stepped in. */
  | 'guardrail';

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Writes an answer, piece by piece. */
export interface AnswerModel {
  readonly model: string;
  /** @param maxTokens - always said: without it the service sets aside the model's whole maximum of the quota */
  answer(prompt: Prompt, maxTokens: number, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
