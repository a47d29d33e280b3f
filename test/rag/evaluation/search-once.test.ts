import type { PassageIndex } from '../../../lib/rag/domain/passage-store';
import { searchOnce } from '../../../lib/rag/evaluation/search-once';

const INDEX: PassageIndex = { name: 'passages-a', embeddingModel: 'nobody', dimension: 2 };
const SCOPE = { tenant: 'team', size: 40 };
const NEVER = new AbortController().signal;

/** Searches, and what they were asked. */
function heard() {
  const asked: string[] = [];
  const { search, embedderFor } = searchOnce({
    search: {
      lexical: async (_, text) => {
        asked.push(`words ${text}`);
        return [];
      },
      nearest: async (_, vector) => {
        asked.push(`vector ${vector}`);
        return [];
      },
    },
    embedderFor: ({ embeddingModel: model, dimension }) => ({
      model,
      dimension,
      embed: async (texts, purpose) => {
        asked.push(`${purpose} ${texts}`);
        return [[1, 0]];
      },
    }),
  });
  return { search, embedderFor, asked };
}

it('asks the store and the model once what is asked twice', async () => {
  const { search, embedderFor, asked } = heard();
  const [one, other] = [new AbortController().signal, new AbortController().signal];
  for (const signal of [one, other]) {
    const [vector] = await embedderFor(INDEX).embed(['coffee'], 'question', signal);
    await search.lexical(INDEX, 'coffee', SCOPE, signal);
    await search.nearest(INDEX, vector!, SCOPE, signal);
  }
  expect(asked).toEqual(['question coffee', 'words coffee', 'vector 1,0']);
});

it('asks again what differs in the least', async () => {
  const { search, embedderFor, asked } = heard();
  await search.lexical(INDEX, 'tea', SCOPE, NEVER);
  await search.lexical(INDEX, 'coffee', SCOPE, NEVER);
  await search.lexical({ ...INDEX, name: 'passages-b' }, 'coffee', SCOPE, NEVER);
  await search.lexical(INDEX, 'coffee', { ...SCOPE, size: 1 }, NEVER);
  await search.nearest(INDEX, [1, 0], SCOPE, NEVER);
  await search.nearest(INDEX, [0, 1], SCOPE, NEVER);
  await embedderFor(INDEX).embed(['coffee'], 'question', NEVER);
  await embedderFor(INDEX).embed(['coffee'], 'passage', NEVER);
  expect(asked).toHaveLength(8);
});
