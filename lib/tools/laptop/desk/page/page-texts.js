import { currentLanguage, loadTexts, textIn } from './texts.js';

/** Sentences of a pattern's page: its own, and the shell's. */
export const pageTexts = await loadTexts('/desk/', './');

export function text(key, values) {
  return textIn(pageTexts, currentLanguage(), key, values);
}

export function hasText(key) {
  return key in pageTexts.tables[currentLanguage()];
}
