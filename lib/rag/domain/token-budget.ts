import type { WorkLog } from '../../shared/work-log';
import { type Clock, type Deadline, openDeadline, within } from './deadline';
import { ModelFault } from './model-fault';
import type { TokenUsage } from './models';

/** How many tokens a tenant may still use today. */
export interface TokenBudget {
  /** Sets tokens aside before they are used. @returns whether there were so many */
  reserve(tenant: string, tokens: number, signal: AbortSignal): Promise<boolean>;
  /** Says how many of those set aside were used. */
  settle(tenant: string, reserved: number, used: number, signal: AbortSignal): Promise<void>;
}

/** The tenant has used up its tokens for today. */
export class TokensSpentError extends Error {
  constructor() {
    super('no tokens are left for today');
    this.name = 'TokensSpentError';
  }
}

export interface BudgetDeps {
  readonly budget: TokenBudget;
  readonly clock: Clock;
  readonly log: WorkLog;
}

export interface Spending {
  readonly tenant: string;
  /** Tokens that the work may take, at most. */
  readonly most: number;
  /** What a call of the budget may take, in milliseconds. */
  readonly callMs: number;
}

/**
 * Sets tokens aside, has the work done, and gives back what it did not use. Work that broke off, that nobody listens to any more, or
 * of which nobody said what it cost, is taken to have used all of them. What is said to have cost nothing did: a guardrail stopped
 * the question before a model read it.
 *
 * @throws TokensSpentError when there are not so many
 */
export async function* paidFor<Event, Result extends { readonly usage: TokenUsage | undefined }>(
  { tenant, most, callMs }: Spending,
  { budget, clock, log }: BudgetDeps,
  deadline: Deadline,
  work: () => AsyncGenerator<Event, Result>,
): AsyncGenerator<Event, Result> {
  const granted = await within(clock, callMs, deadline, ({ signal }) => budget.reserve(tenant, most, signal));
  if (!granted) throw new TokensSpentError();
  let used = most;
  try {
    const result = yield* work();
    if (result.usage) used = result.usage.inputTokens + result.usage.outputTokens;
    return result;
  } catch (error) {
    if (error instanceof ModelFault && error.kind !== 'broken-off') used = 0;
    throw error;
  } finally {
    // Also when the time for the answer is over: this has a little of its own.
    const own = openDeadline(clock, callMs);
    await within(clock, callMs, own, ({ signal }) => budget.settle(tenant, most, used, signal)).catch(
      (error: unknown) => log.fault('tokens not settled', error, { tenant }),
    );
    own.close();
  }
}
