import type { SearchDeps } from '../domain/search-passages';

type Searching = Pick<SearchDeps, 'search' | 'embedderFor'>;

/**
 * Searches that are asked the same again say what they said before: what ranks the passages of a question and what answers it see
 * the same hits, for the time of one search. It forgets nothing, and so is made anew for each question.
 */
export function searchOnce({ search, embedderFor }: Searching): Searching {
  const said = new Map<string, unknown>();
  const once = <Said>(asked: readonly unknown[], ask: () => Said): Said => {
    const what = JSON.stringify(asked);
    if (!said.has(what)) said.set(what, ask());
    return said.get(what) as Said;
  };
  return {
    search: {
      lexical: (index, text, scope, signal) =>
        once(['lexical', index, text, scope], () => search.lexical(index, text, scope, signal)),
      nearest: (index, vector, scope, signal) =>
        once(['nearest', index, vector, scope], () => search.nearest(index, vector, scope, signal)),
    },
    embedderFor: (index) => {
      const embedder = embedderFor(index);
      return {
        ...embedder,
        embed: (texts, purpose, signal) =>
          once(['embed', index, texts, purpose], () => embedder.embed(texts, purpose, signal)),
      };
    },
  };
}
