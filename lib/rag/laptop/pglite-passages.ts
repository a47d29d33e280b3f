import { composed, type EmbeddedPassage } from '../domain/passage';
import type { Hit, PassageIndex, PassageStore, Scope } from '../domain/passage-store';
import { searchTerms } from '../domain/search-terms';
import { StoreError } from '../domain/store-error';
import { checkVector } from '../domain/vector-check';
import { openDatabase } from './open-database';
import { DROP, LEXICAL, NEAREST, REMOVE, WRITE } from './passage-statements';

const ROWS_AT_ONCE = 200;

interface Found {
  readonly passage: Hit['passage'];
  readonly score: number;
}

/** A store of passages, what it knows of an index, and its end. */
export interface LaptopPassages extends PassageStore {
  /** @throws StoreError when there is none of the name */
  index(name: string, signal: AbortSignal): Promise<PassageIndex>;
  close(): Promise<void>;
}

/**
 * Passages in a PostgreSQL that runs in this process: the same port as OpenSearch, for a laptop. Vectors are compared one by one, and
 * text is found by words and pairs of letters instead of a dictionary.
 *
 * @param folder - where it keeps them; undefined to forget them at the end
 */
export async function pglitePassages(folder?: string): Promise<LaptopPassages> {
  const database = await openDatabase(folder);
  const rows = async <Row>(signal: AbortSignal, statement: string, parameters: unknown[] = []): Promise<Row[]> => {
    signal.throwIfAborted();
    const { rows: found } = await database.query<Row>(statement, parameters).catch(silenced);
    signal.throwIfAborted();
    return found;
  };

  return {
    async ensure({ name, embeddingModel, dimension }, signal) {
      const made = await rows(
        signal,
        'INSERT INTO indexes (name, embedding_model, dimension) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING name',
        [name, embeddingModel, dimension],
      );
      if (made.length > 0) return 'created';
      const found = await existing(name, signal);
      if (found.embeddingModel === embeddingModel && found.dimension === dimension) return 'exists';
      throw new StoreError('different', `${name} is there, and is of ${found.embeddingModel}, ${found.dimension}`);
    },

    async active(signal) {
      const [index] = await indexes(signal, 'active');
      return index;
    },

    async activate({ name }, signal) {
      await existing(name, signal);
      await rows(signal, 'UPDATE indexes SET active = (name = $1)', [name]);
    },

    async names(signal) {
      return (await indexes(signal, 'true')).map(({ name }) => name);
    },

    async drop(name, signal) {
      await rows(signal, DROP, [name]);
    },

    async write(index, passages, signal) {
      for (const { id, vector: numbers } of passages) checkVector(index, numbers, id);
      signal.throwIfAborted();
      const later = [...new Map(passages.map((passage) => [passage.id, composed(passage)])).values()];
      const stems = await stemmed(
        later.flatMap((passage) => searchTerms(searched(passage)).words),
        signal,
      );
      await existing(index.name, signal);
      await database.transaction(async (transaction) => {
        for (let first = 0; first < later.length; first += ROWS_AT_ONCE) {
          signal.throwIfAborted();
          const some = later.slice(first, first + ROWS_AT_ONCE);
          await transaction.query(REMOVE, [index.name, some.map(({ id }) => id)]).catch(silenced);
          await transaction.query(WRITE, [index.name, ...rowsOf(some, stems)]).catch(silenced);
        }
      });
    },

    async remove(index, ids, signal) {
      await existing(index.name, signal);
      await rows(signal, REMOVE, [index.name, ids]);
    },

    async lexical(index, text, scope, signal) {
      await existing(index.name, signal);
      const { pairs, words } = searchTerms(text);
      const stems = await stemmed(words, signal);
      const terms = [...new Set([...pairs, ...words.flatMap((word) => stems.get(word) ?? [])])];
      if (terms.length === 0) return [];
      return await rows<Found>(signal, LEXICAL, [index.name, scope.tenant, terms, ...rest(scope)]);
    },

    async nearest(index, numbers, scope, signal) {
      checkVector(index, numbers, 'a question');
      await existing(index.name, signal);
      return await rows<Found>(signal, NEAREST, [index.name, scope.tenant, literal(numbers), ...rest(scope)]);
    },

    index: existing,
    close: () => database.close(),
  };

  async function indexes(signal: AbortSignal, condition: string, ...parameters: string[]): Promise<PassageIndex[]> {
    return await rows(
      signal,
      `SELECT name, embedding_model AS "embeddingModel", dimension FROM indexes WHERE ${condition} ORDER BY name`,
      parameters,
    );
  }

  async function existing(name: string, signal: AbortSignal): Promise<PassageIndex> {
    const [index] = await indexes(signal, 'name = $1', name);
    if (!index) throw new StoreError('index-missing', `${name} is not there`);
    return index;
  }

  /** Words without their English endings; those that say nothing have none. */
  async function stemmed(
    words: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = await rows<{ word: string; stems: string[] | null }>(
      signal,
      `SELECT word, ts_lexize('english_stem', word) AS stems FROM unnest($1::text[]) AS word`,
      [[...new Set(words)]],
    );
    return new Map(found.map(({ word, stems }) => [word, stems ?? [word]]));
  }
}

/** A word of the title or a heading counts as one of the text. */
function searched({ title, headings, text }: EmbeddedPassage): string {
  return [title, ...headings, text].join('\n');
}

/** Passages, and with each of their words in how many places it stands. */
function rowsOf(passages: readonly EmbeddedPassage[], stems: ReadonlyMap<string, readonly string[]>): unknown[] {
  const postings: [string[], number[], number[]] = [[], [], []];
  const rows = passages.map((passage, place) => {
    const { vector: numbers, ...stored } = passage;
    const { pairs, words } = searchTerms(searched(passage));
    const terms = [...pairs, ...words.flatMap((word) => stems.get(word) ?? [])];
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, frequency] of counts) {
      postings[0].push(term);
      postings[1].push(place);
      postings[2].push(frequency);
    }
    const { id, tenant, documentId } = stored;
    const kept = { id, tenant, document_id: documentId, passage: stored };
    return { place, ...kept, terms: terms.length, vector: literal(numbers) };
  });
  return [JSON.stringify(rows), ...postings];
}

function rest({ exceptDocument, size }: Scope): unknown[] {
  return [exceptDocument ?? null, size];
}

/** Errors of the database quote the statement with all of its parameters, and so passages. */
function silenced(error: unknown): never {
  const { code } = error as { code?: unknown };
  throw new StoreError('refused', `The database does not take a statement: ${String(code)}`);
}

function literal(numbers: readonly number[]): string {
  return JSON.stringify(numbers);
}
