import type { LedgerEntry } from '../../../lib/rag/domain/admit-hits';
import type { AnswerEvent } from '../../../lib/rag/domain/answer-events';
import { type AnswerAskSettings, type AnswerDeps, answerQuestion } from '../../../lib/rag/domain/answer-question';
import { ModelFault, type ModelFaultKind } from '../../../lib/rag/domain/model-fault';
import type { AnswerModel, EndReason, ModelEvent, Prompt, TokenUsage } from '../../../lib/rag/domain/models';
import type { Hit, PassageIndex, PassageSearch } from '../../../lib/rag/domain/passage-store';
import { WHOLE_LIMITS } from '../../../lib/rag/domain/time-limits';
import { hitOf } from './passages';
import { VirtualClock } from './virtual-clock';

export const INDEX: PassageIndex = { name: 'passages-1', embeddingModel: 'amazon.titan-embed-text-v2:0', dimension: 3 };

export const SETTINGS: AnswerAskSettings = {
  fusion: 'rank',
  weights: { lexical: 1, nearest: 1 },
  legSize: 40,
  limits: WHOLE_LIMITS,
  nearestFloorOf: () => 0.65,
  mostSources: 8,
  mostSourceTokens: 6000,
  maxTokens: 1000,
};

/** What a call of something does: fails, never answers, or answers after so many milliseconds. */
export type Play = { readonly fault: unknown } | { readonly stall: true } | { readonly afterMs: number };

/** What one attempt of a model does, step by step. */
export type Step = string | { readonly end: EndReason; readonly usage?: TokenUsage | undefined } | Play;

export const ANSWER: readonly Step[] = ['연차는 ', '15일입니다 ', '[1].', { end: 'complete' }];
export const USAGE = { inputTokens: 900, outputTokens: 30 };

export const fault = (kind: ModelFaultKind): Play => ({ fault: new ModelFault(kind) });

/** Everything that a question meets on its way, as a test says how it behaves. */
export class Questions {
  readonly clock = new VirtualClock();
  index: PassageIndex | undefined = INDEX;
  lexical: readonly Hit[] = [hitOf('a', 9, { text: '연차는 15일이다.' }), hitOf('b', 5)];
  nearest: readonly Hit[] = [hitOf('a', 0.9, { text: '연차는 15일이다.' }), hitOf('c', 0.7)];
  ledger = new Map<string, LedgerEntry>();
  vector: readonly number[] = [1, 0, 0];
  tokensLeft = 100_000;
  /** By the name of the port, call by call; the last one is repeated. */
  plays: Partial<
    Record<'active' | 'embed' | 'lexical' | 'nearest' | 'ledger' | 'reserve' | 'settle' | 'rerank', Play[]>
  > = {};
  /** Attempt by attempt; the last one is repeated. */
  model: readonly (readonly Step[])[] = [ANSWER];
  rerank: AnswerDeps['rerank'];

  readonly calls: string[] = [];
  readonly prompts: Prompt[] = [];
  readonly maxTokens: number[] = [];
  readonly logged: string[] = [];
  /** Signals that were handed out, to see that nothing goes on. */
  readonly signals: AbortSignal[] = [];

  constructor(readonly settings: AnswerAskSettings = SETTINGS) {}

  private async play(name: keyof Questions['plays'], signal: AbortSignal): Promise<void> {
    this.calls.push(name);
    this.signals.push(signal);
    const plays = this.plays[name] ?? [];
    await this.act(plays[Math.min(this.calls.filter((call) => call === name).length, plays.length) - 1], signal);
  }

  private async act(play: Play | undefined, signal: AbortSignal): Promise<void> {
    if (!play) return;
    if ('fault' in play) throw play.fault;
    if ('stall' in play) await new Promise<never>(() => undefined);
    else await this.clock.wait(play.afterMs, signal);
  }

  private readonly search: PassageSearch = {
    lexical: async (index, _, { tenant }, signal) => {
      await this.play('lexical', signal);
      if (index.name !== this.index?.name) throw new Error('index_not_found_exception');
      return this.lexical.filter(({ passage }) => passage.tenant === tenant);
    },
    nearest: async (index, _, { tenant }, signal) => {
      await this.play('nearest', signal);
      if (index.name !== this.index?.name) throw new Error('index_not_found_exception');
      return this.nearest.filter(({ passage }) => passage.tenant === tenant);
    },
  };

  private readonly answerModel: AnswerModel = {
    model: 'the-model',
    answer: (prompt, maxTokens, signal) => this.answer(prompt, maxTokens, signal),
  };

  private async *answer(prompt: Prompt, maxTokens: number, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    this.calls.push('model');
    this.signals.push(signal);
    this.prompts.push(prompt);
    this.maxTokens.push(maxTokens);
    const attempt = this.calls.filter((call) => call === 'model').length;
    for (const step of this.model[Math.min(attempt, this.model.length) - 1]!) {
      if (typeof step === 'string') yield { kind: 'text', text: step };
      else if ('end' in step) yield { kind: 'end', reason: step.end, usage: 'usage' in step ? step.usage : USAGE };
      else await this.act(step, signal);
    }
  }

  deps(): AnswerDeps {
    const note = (event: string, facts: object) => void this.logged.push(`${event} ${JSON.stringify(facts)}`);
    return {
      clock: this.clock,
      random: () => 0.999,
      salt: () => '0123456789abcdef',
      activeIndex: {
        current: async (signal) => {
          await this.play('active', signal);
          return this.index;
        },
        forget: () => void this.calls.push('forget'),
      },
      search: this.search,
      embedderFor: ({ embeddingModel, dimension }) => ({
        model: embeddingModel,
        dimension,
        embed: async (_, __, signal) => {
          await this.play('embed', signal);
          return [[...this.vector]];
        },
      }),
      readLedger: async (ids, signal) => {
        await this.play('ledger', signal);
        const entry = { tenant: 'team', ready: true, published: 'g1', publishedAt: 0 };
        return new Map(ids.map((id) => [id, this.ledger.get(id) ?? entry]));
      },
      model: this.answerModel,
      budget: {
        reserve: async (_, tokens, signal) => {
          await this.play('reserve', signal);
          if (tokens > this.tokensLeft) return false;
          this.tokensLeft -= tokens;
          return true;
        },
        settle: async (_, reserved, used, signal) => {
          await this.play('settle', signal);
          this.tokensLeft += reserved - used;
        },
      },
      ...(this.rerank && { rerank: this.rerank }),
      log: {
        info: note,
        warn: note,
        fault: (event, error, facts) => note(event, { ...facts, fault: (error as Error)?.name }),
      },
    };
  }

  /** All events of a question. */
  ask(text = '연차는 며칠인가요?', tenant = 'team'): Promise<AnswerEvent[]> {
    const all = async () => {
      const events: AnswerEvent[] = [];
      for await (const event of answerQuestion({ tenant, text }, this.deps(), this.settings)) events.push(event);
      return events;
    };
    return this.clock.until(all());
  }
}

export function textOf(events: readonly AnswerEvent[]): string {
  return events.map((event) => (event.kind === 'token' ? event.text : '')).join('');
}

export function outcomeOf(events: readonly AnswerEvent[]) {
  const last = events.at(-1);
  return last?.kind === 'done' ? last.outcome : undefined;
}

/** Code of the problem that a question ended in. */
export function problemOf(events: readonly AnswerEvent[]): string | undefined {
  const last = events.at(-1);
  return last?.kind === 'error' ? last.problem.code : undefined;
}
