import type { Hit, PassageSearch, Scope } from '../domain/passage-store';
import { StoreError } from '../domain/store-error';
import { checkVector } from '../domain/vector-check';
import { wellFormed } from '../domain/well-formed';
import type { OpenSearchDialect } from './opensearch-dialect';
import { HITS, readReply } from './opensearch-replies';
import type { StoreRequests } from './store-requests';

/** Words first; pairs of letters, of which there are more, say where words are not known. */
const FIELDS = ['text', 'text.cjk^0.3', 'title^0.5', 'headings^0.5'];
/**
 * A search has at most 1,024 words, those of all fields together, or it is refused. Of text without spaces each letter may be one
 * for every field. What is longer has words enough, and is looked for in the text alone.
 */
const MOST_LETTERS_IN_ALL_FIELDS = 250;
const MOST_LETTERS = 1000;

const SHOWN = ['tenant', 'documentId', 'generation', 'title', 'ordinal', 'text', 'headings', 'page'];

export function openSearchSearch(requests: StoreRequests, { searchMs }: OpenSearchDialect): PassageSearch {
  return {
    async lexical(index, text, scope, signal) {
      const query = text.normalize('NFC').trim();
      if (query === '') return [];
      const fields = query.length > MOST_LETTERS_IN_ALL_FIELDS ? ['text'] : FIELDS;
      const words = { multi_match: { query: wellFormed(query.slice(0, MOST_LETTERS)), fields, type: 'most_fields' } };
      return await search(index.name, { bool: { must: [words], ...within(scope) } }, scope, signal);
    },

    async nearest(index, vector, scope, signal) {
      checkVector(index, vector, 'a question');
      const near = { vector, k: scope.size, filter: { bool: within(scope) } };
      return await search(index.name, { knn: { vector: near } }, scope, signal);
    },
  };

  async function search(index: string, query: object, { size }: Scope, signal: AbortSignal): Promise<Hit[]> {
    const path = `/${index}/_search`;
    const body = { size, query, _source: SHOWN };
    const reply = readReply(HITS, await requests.send({ method: 'POST', path, body, ms: searchMs }, signal), path);
    if (reply._shards.failed > 0) throw new StoreError('unavailable', `${path}: a part of the index did not answer`);
    return reply.hits.hits.map(({ _id, _score, _source }) => ({ passage: { id: _id, ..._source }, score: _score }));
  }
}

/** Neither adds to a score. */
function within({ tenant, exceptDocument }: Scope) {
  return {
    filter: [{ term: { tenant } }],
    ...(exceptDocument !== undefined && { must_not: [{ term: { documentId: exceptDocument } }] }),
  };
}
