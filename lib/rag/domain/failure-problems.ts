import { OutOfTimeError } from './deadline';
import { ModelFault, type ModelFaultKind } from './model-fault';
import type { RagProblemCode } from './rag-problems';
import { NoIndexError, SearchFailedError } from './search-failures';
import { TokensSpentError } from './token-budget';

const MODEL_PROBLEMS: Readonly<Record<ModelFaultKind, RagProblemCode>> = {
  throttled: 'model-busy',
  'timed-out': 'model-busy',
  'not-ready': 'model-busy',
  unavailable: 'model-busy',
  'broken-off': 'answer-broke-off',
  invalid: 'model-refused',
  denied: 'model-not-allowed',
  empty: 'empty-answer',
};

/** What people are told of something that was thrown on the way to an answer. */
export function problemCode(error: unknown): RagProblemCode {
  if (error instanceof ModelFault) return MODEL_PROBLEMS[error.kind];
  if (error instanceof TokensSpentError) return 'tokens-spent';
  if (error instanceof NoIndexError) return 'no-index';
  if (error instanceof SearchFailedError) return 'search-unavailable';
  return error instanceof OutOfTimeError ? 'took-too-long' : 'service-unavailable';
}

/** What may be logged of a model's fault beside where it was: its kind, and what the service calls it. */
export function modelFacts(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ModelFault)) return {};
  const { kind, cause } = error;
  return { kind, ...(cause instanceof Error && { cause: cause.name }) };
}
