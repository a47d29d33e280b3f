import { nearestFloorOf } from './abstain';
import type { AnswerAskSettings } from './answer-question';
import type { SearchSettings } from './search-passages';
import { type AnswerLimits, WHOLE_LIMITS } from './time-limits';

/**
 * How passages are searched, in every kind of store. The weight of words was chosen on the part of the evaluation's questions that
 * settings are tuned on, on both stores and with vectors of spelling and of meaning: the one with the power in search-passages.ts
 * that loses nothing to words alone where a question shares words, and least to vectors where it shares none.
 */
export const SEARCH_SETTINGS: SearchSettings = {
  fusion: 'rank',
  weights: { lexical: 256, nearest: 1 },
  legSize: 40,
  limits: WHOLE_LIMITS,
};

/** How questions are answered. */
export function askSettings(limits: AnswerLimits): AnswerAskSettings {
  return {
    ...SEARCH_SETTINGS,
    limits,
    nearestFloorOf,
    mostSources: 8,
    // Eight passages of five hundred syllables fit.
    mostSourceTokens: 6000,
    // Of what it thinks, too, before it writes.
    maxTokens: 2000,
  };
}
