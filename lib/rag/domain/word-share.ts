import type { Hit } from './passage-store';
import { searchTerms } from './search-terms';

/**
 * How much of a question stands in the best passage that was found by its words, between 0 and 1: what such a search is worth for this
 * question. Scores do not say it, because they have no upper end and lie elsewhere in every store.
 *
 * @param best - undefined when nothing was found
 */
export function wordShare(question: string, best: Hit | undefined): number {
  const asked = termsOf(question);
  if (!best || asked.size === 0) return 0;
  const { title, headings, text } = best.passage;
  const told = termsOf([title, ...headings, text].join('\n'));
  return [...asked].filter((term) => told.has(term)).length / asked.size;
}

function termsOf(text: string): ReadonlySet<string> {
  const { pairs, words } = searchTerms(text);
  return new Set([...pairs, ...words]);
}
