import type { AnswerEvent, Outcome } from './answer-events';
import { askModel, type ModelEnd } from './ask-model';
import { NOT_IN_SOURCES } from './ask-prompt';
import type { Citations } from './citations';
import type { Deadline } from './deadline';
import { ModelFault } from './model-fault';
import type { AnswerModel, Prompt } from './models';
import type { RetryDeps } from './retry';
import type { AnswerLimits } from './time-limits';

export interface Written extends ModelEnd {
  /** @default - there is an answer */
  readonly unanswered?: Outcome['reason'];
}

/** The model was stopped before its end, at which it says what it cost. */
const NOT_SAID = undefined;

/**
 * Has the model write, and gives out what may be shown of it.
 *
 * @param citations - takes what the model writes
 */
export async function* writeAnswer(
  asked: { readonly prompt: Prompt; readonly maxTokens: number },
  citations: Citations,
  deps: RetryDeps & { readonly model: AnswerModel },
  limits: Pick<AnswerLimits, 'firstToken' | 'silence'>,
  deadline: Deadline,
): AsyncGenerator<AnswerEvent, Written> {
  const pieces = askModel(deps.model, asked, deps, limits, deadline);
  // Until it is known whether an answer begins.
  let held: string | undefined = '';
  try {
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) {
        if (value.reason === 'guardrail') return { ...value, unanswered: 'guardrail' };
        if (held !== undefined && saysUnanswered(held) === 'yes') return { ...value, unanswered: 'not-in-documents' };
        const rest = citations.push(held ?? '') + citations.end();
        if (rest !== '') yield { kind: 'token', text: rest };
        if (citations.shown.trim() === '') throw new ModelFault('empty');
        return value;
      }
      if (held !== undefined) {
        held += value;
        if (saysUnanswered(held) !== 'no') continue;
      }
      const shown = citations.push(held ?? value);
      held = undefined;
      if (shown !== '') yield { kind: 'token', text: shown };
      if (citations.isFull) return { reason: 'cut-off', usage: NOT_SAID, attempts: 1 };
    }
  } finally {
    await pieces.return({ reason: 'complete', usage: NOT_SAID, attempts: 0 });
  }
}

/** Whether what a model has written so far says that the sources do not answer. */
function saysUnanswered(text: string): 'yes' | 'no' | 'not known yet' {
  const said = text.replace(/^[\s`*"'“([]+/, '');
  if (said.startsWith(NOT_IN_SOURCES)) return 'yes';
  return NOT_IN_SOURCES.startsWith(said) ? 'not known yet' : 'no';
}
