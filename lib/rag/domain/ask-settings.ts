import { nearestFloorOf } from './abstain';
import type { AnswerAskSettings } from './answer-question';
import type { SearchSettings } from './search-passages';
import { type AnswerLimits, WHOLE_LIMITS } from './time-limits';

/**
 * How passages are searched, in every kind of store. The weight of words was chosen on the part of the evaluation's questions that
 * settings are tuned on, with vectors of spelling and of meaning both: the least that loses nothing to words alone.
 */
export const SEARCH_SETTINGS: SearchSettings = {
  fusion: 'rank',
  weights: { lexical: 16, nearest: 1 },
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
