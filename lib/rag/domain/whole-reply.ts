import type { Problem } from '../../shared/problem';
import type { AnswerEvent, Outcome, Source } from './answer-events';

/** An answer in one piece. */
export interface WholeAnswer extends Outcome {
  /** Empty when there is none. */
  readonly answer: string;
  readonly sources: readonly Source[];
}

/** Waits for all that happens on the way to an answer. @returns the answer, or the problem that it ended in */
export async function wholeReply(events: AsyncIterable<AnswerEvent>): Promise<WholeAnswer | Problem> {
  let [answer, sources]: [string, readonly Source[]] = ['', []];
  for await (const event of events) {
    if (event.kind === 'token') answer += event.text;
    if (event.kind === 'sources') sources = event.sources;
    if (event.kind === 'error') return event.problem;
    // What a guardrail says in place of an answer is none.
    if (event.kind === 'done') {
      const { outcome } = event;
      return { ...outcome, answer: outcome.answered ? answer : '', sources };
    }
  }
  throw new Error('an answer ended without saying how');
}
