import type { AnswerEvent } from '../domain/answer-events';
import type { AskedAnswer } from './evaluated-system';

/** What an answer is made of, without the ends that are none. */
export type AnswerPart = Exclude<AnswerEvent, { kind: 'error' }>;

/**
 * The whole of an answer that comes in parts.
 *
 * @throws DegradedError where a part of the search failed: what was found would be no measure
 */
export async function answerOf(parts: AsyncIterable<AnswerPart>): Promise<AskedAnswer> {
  let text = '';
  let sources: AskedAnswer['sources'] = [];
  for await (const part of parts) {
    if (part.kind === 'token') text += part.text;
    else if (part.kind === 'sources') sources = part.sources;
    else if (part.kind === 'done') {
      const { answered, reason, citations, degraded, model, embeddingModel, usage } = part.outcome;
      if (degraded) throw new DegradedError();
      const by = { model, embeddingModel, usage };
      if (answered) return { text, sources, citations, by };
      // Of what came before, nothing counts.
      const abstainedBy = reason === 'guardrail' ? reason : sources.length === 0 ? 'search' : 'model';
      return { abstainedBy, text: '', sources, citations, by };
    }
  }
  throw new BrokenOffError();
}

/** It may be whole the next time. */
export class DegradedError extends Error {
  readonly mayPass = true;

  constructor() {
    super('a part of the search failed (degraded), see "leg not searched" in the log');
  }
}

/** A stream ended before its answer did. */
export class BrokenOffError extends Error {
  readonly mayPass = true;

  constructor() {
    super('an answer has no end');
  }
}
