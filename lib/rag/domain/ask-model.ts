import { type Deadline, openDeadline, within } from './deadline';
import { ModelFault } from './model-fault';
import type { AnswerModel, EndReason, Prompt, TokenUsage } from './models';
import { mayPass, type RetryDeps, waitToRetry } from './retry';
import type { AnswerLimits } from './time-limits';

/** How a model ended, and how often it was asked until it did. */
export interface ModelEnd {
  readonly reason: EndReason;
  /** Undefined when nobody said what it cost. */
  readonly usage: TokenUsage | undefined;
  readonly attempts: number;
}

/**
 * Asks a model until it begins to answer, and hands on what it writes. Once it has begun, nothing is tried again: what was given out
 * cannot be taken back.
 *
 * @throws ModelFault, `broken-off` when it had begun; OutOfTimeError
 */
export async function* askModel(
  model: AnswerModel,
  { prompt, maxTokens }: { readonly prompt: Prompt; readonly maxTokens: number },
  deps: RetryDeps,
  limits: Pick<AnswerLimits, 'firstToken' | 'silence'>,
  deadline: Deadline,
): AsyncGenerator<string, ModelEnd> {
  for (let attempts = 1; ; attempts++) {
    const call = openDeadline(deps.clock, deadline.endsAt - deps.clock.nowMs(), deadline);
    let begun = false;
    try {
      const events = model.answer(prompt, maxTokens, call.signal)[Symbol.asyncIterator]();
      for (;;) {
        const patience = begun ? limits.silence : limits.firstToken;
        const { done, value } = await within(deps.clock, patience, deadline, () => events.next());
        if (done) throw new ModelFault('broken-off');
        if (value.kind === 'end') return { reason: value.reason, usage: value.usage, attempts };
        if (value.text === '') continue;
        begun = true;
        yield value.text;
      }
    } catch (error) {
      if (begun) throw mayPass(error) ? new ModelFault('broken-off', error) : error;
      if (!(await waitToRetry(attempts, error, deps, deadline))) throw error;
    } finally {
      call.close();
    }
  }
}
