import { foundAnything } from './abstain';
import { type AnswerEvent, type Outcome, sourceOf } from './answer-events';
import { askPrompt } from './ask-prompt';
import { Citations } from './citations';
import { type Deadline, openDeadline, within } from './deadline';
import { modelFacts, problemCode } from './failure-problems';
import { uncitedSentences } from './grounding';
import type { AnswerModel, TokenUsage } from './models';
import type { StoredPassage } from './passage';
import type { Hit } from './passage-store';
import { languageOfQuestion } from './question';
import { ragProblem } from './rag-problems';
import { type Found, type SearchDeps, type SearchSettings, type Sought, searchPassages } from './search-passages';
import { WAKING_MS } from './time-limits';
import { paidFor, type TokenBudget } from './token-budget';
import { estimateTokens, howManyFit } from './token-estimate';
import { writeAnswer } from './write-answer';

/** Orders texts anew by a question. @returns their places, best first */
export type Rerank = (question: string, texts: readonly string[], signal: AbortSignal) => Promise<readonly number[]>;

export interface AnswerDeps extends SearchDeps {
  readonly model: AnswerModel;
  readonly budget: TokenBudget;
  /** Letters and digits, drawn anew for each question. */
  readonly salt: () => string;
  /** @default - passages stay in the order of the search */
  readonly rerank?: Rerank;
}

export interface AnswerAskSettings extends SearchSettings {
  /** Of the model that the index was made with. */
  readonly nearestFloorOf: (embeddingModel: string) => number;
  /** Passages that the model is shown, at most. */
  readonly mostSources: number;
  /** Tokens of all of them together. */
  readonly mostSourceTokens: number;
  /** Tokens of an answer. */
  readonly maxTokens: number;
}

const NO_TOKENS: TokenUsage = { inputTokens: 0, outputTokens: 0 };

/**
 * Answers a question from the documents of a tenant, or says that they do not answer it. Never throws: what fails ends in an event
 * that says so. Whoever stops listening ends everything that still works on it.
 */
export async function* answerQuestion(
  sought: Sought,
  deps: AnswerDeps,
  settings: AnswerAskSettings,
): AsyncGenerator<AnswerEvent, void> {
  const deadline = openDeadline(deps.clock, settings.limits.answer);
  try {
    yield* answer(sought, deps, settings, deadline);
  } catch (error) {
    deps.log.fault('question not answered', error, { tenant: sought.tenant, ...modelFacts(error) });
    yield { kind: 'error', problem: ragProblem(problemCode(error)) };
  } finally {
    deadline.close();
  }
}

async function* answer(
  sought: Sought,
  deps: AnswerDeps,
  settings: AnswerAskSettings,
  deadline: Deadline,
): AsyncGenerator<AnswerEvent, void> {
  const begun = deps.clock.nowMs();
  yield { kind: 'status', stage: 'searching' };
  const found = yield* searched(sought, deps, settings, deadline);
  const about = {
    degraded: found.degraded,
    model: deps.model.model,
    embeddingModel: found.index.embeddingModel,
  };
  const facts = {
    tenant: sought.tenant,
    degraded: String(found.degraded),
    lexicalBest: found.legs.lexical?.[0]?.score ?? 0,
    nearestBest: found.legs.nearest?.[0]?.score ?? 0,
    hits: found.hits.length,
  };
  const unanswered = { answered: false, grounded: false, complete: true, citations: [], ...about } as const;
  const { lexical, nearest } = found.legs;
  if (!foundAnything(lexical, nearest, settings.nearestFloorOf(about.embeddingModel))) {
    deps.log.info('nothing to answer from', { ...facts, ms: deps.clock.nowMs() - begun });
    yield { kind: 'sources', sources: [] };
    yield { kind: 'done', outcome: { ...unanswered, reason: 'not-in-documents', usage: NO_TOKENS } };
    return;
  }

  const passages = await chosen(sought, found.hits, deps, settings, deadline);
  const prompt = askPrompt(sought.text, passages, deps.salt());
  const citations = new Citations(passages.map(({ text }) => text));
  const { maxTokens, limits } = settings;
  const { system, sources, question } = prompt;
  const most = estimateTokens(system + sources + question) + maxTokens;
  const spending = { tenant: sought.tenant, most, callMs: limits.budget };
  const end = yield* paidFor(spending, deps, deadline, async function* () {
    yield { kind: 'sources', sources: passages.map(sourceOf) } as const;
    yield { kind: 'status', stage: 'answering' } as const;
    return yield* writeAnswer({ prompt, maxTokens }, citations, deps, limits, deadline);
  });

  const language = languageOfQuestion(sought.text);
  const uncited = uncitedSentences(citations.shown, language);
  const usage = end.usage ?? NO_TOKENS;
  const outcome: Outcome = end.unanswered
    ? { ...unanswered, reason: end.unanswered, usage }
    : {
        ...about,
        answered: true,
        grounded: citations.numbers.length > 0 && uncited === 0,
        complete: end.reason === 'complete' && !citations.isFull,
        citations: citations.numbers,
        usage,
      };
  deps.log.info('question answered', {
    ...facts,
    answered: String(outcome.answered),
    ...(outcome.reason && { reason: outcome.reason }),
    grounded: String(outcome.grounded),
    complete: String(outcome.complete),
    sources: passages.length,
    cited: citations.numbers.length,
    invented: citations.dropped,
    uncited,
    attempts: end.attempts,
    ...usage,
    ms: deps.clock.nowMs() - begun,
  });
  yield { kind: 'done', outcome };
}

/** Searches, and says so when that takes longer than an index that is awake needs. */
async function* searched(
  sought: Sought,
  deps: AnswerDeps,
  settings: AnswerAskSettings,
  deadline: Deadline,
): AsyncGenerator<AnswerEvent, Found> {
  const search = searchPassages(sought, deps, settings, deadline);
  const isOver = search.then(
    () => true,
    () => true,
  );
  const over = new AbortController();
  const isSlow = deps.clock.wait(WAKING_MS, over.signal).then(() => false);
  try {
    if (!(await Promise.race([isOver, isSlow]))) yield { kind: 'status', stage: 'waking-index' };
    return await search;
  } finally {
    over.abort();
  }
}

/** The passages that the model is shown: the best, in the opinion of a further model where there is one, as many as fit. */
async function chosen(
  { text: question }: Sought,
  hits: readonly Hit[],
  { clock, rerank, log }: AnswerDeps,
  { limits, mostSources, mostSourceTokens, legSize }: AnswerAskSettings,
  deadline: Deadline,
): Promise<StoredPassage[]> {
  let passages = hits.map(({ passage }) => passage);
  if (rerank) {
    const candidates = passages.slice(0, legSize);
    const texts = candidates.map(({ title, headings, text }) => [title, ...headings, text].join('\n'));
    passages = await within(clock, limits.rerank, deadline, ({ signal }) => rerank(question, texts, signal))
      .then((places) => places.flatMap((place) => candidates[place] ?? []))
      .catch((error: unknown) => {
        // The order of the search is a good one: an answer from it is better than none.
        log.fault('passages not ordered anew', error, {});
        return passages;
      });
  }
  const best = passages.slice(0, mostSources);
  return best.slice(
    0,
    howManyFit(
      best.map(({ text }) => text),
      mostSourceTokens,
    ),
  );
}
