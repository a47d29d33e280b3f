import { askPrompt } from '../../domain/ask-prompt';
import { askSettings } from '../../domain/ask-settings';
import { STREAM_LIMITS } from '../../domain/time-limits';
import { estimateTokens } from '../../domain/token-estimate';
import type { Question } from '../question-set';

/** What an evaluation asks of a deployed stack, before it asks: at most, and roughly where it is tokens. */
export interface Plan {
  readonly documents: number;
  readonly questions: number;
  /** Calls of the model that writes. */
  readonly answers: number;
  /** Texts that get vectors: each passage once, each question for its search and for its answer. */
  readonly vectors: number;
  /** Tokens that the model reads, that it writes, and that get vectors. */
  readonly tokens: { readonly read: number; readonly written: number; readonly embedded: number };
}

/** @param passages - texts of all passages of the documents */
export function planOf(documents: number, passages: readonly string[], questions: readonly Question[]): Plan {
  const { mostSources, mostSourceTokens, maxTokens } = askSettings(STREAM_LIMITS);
  const embedded = sum(passages.map(estimateTokens));
  const sources = Math.min(mostSourceTokens, Math.round((mostSources * embedded) / Math.max(1, passages.length)));
  const asked = questions.map(({ question }) => {
    const prompt = askPrompt(question, [], '0'.repeat(16));
    return estimateTokens(prompt.system + prompt.sources + prompt.question) + sources;
  });
  return {
    documents,
    questions: questions.length,
    answers: questions.length,
    vectors: passages.length + 2 * questions.length,
    tokens: {
      read: sum(asked),
      written: questions.length * maxTokens,
      embedded: embedded + 2 * sum(questions.map(({ question }) => estimateTokens(question))),
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
