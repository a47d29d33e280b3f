import type { EmbeddedPassage, StoredPassage } from './passage';

/** An index of passages. Nothing of it ever changes: another model, dimension or analysis is another index under another name. */
export interface PassageIndex {
  /** Made of everything that decides what the index holds. */
  readonly name: string;
  /** Id of the embedding model whose space its vectors lie in. */
  readonly embeddingModel: string;
  /** Numbers in a vector. */
  readonly dimension: number;
}

/** What the deployment does with indexes. */
export interface PassageIndexes {
  /**
   * Makes an index, unless it is there.
   *
   * @throws Error when one of that name is there and is not the same
   */
  ensure(index: PassageIndex, signal: AbortSignal): Promise<'created' | 'exists'>;
  /** The index that questions are answered from; undefined before the first. */
  active(signal: AbortSignal): Promise<PassageIndex | undefined>;
  /** Has questions answered from another index, at one stroke. */
  activate(index: PassageIndex, signal: AbortSignal): Promise<void>;
  /** Names of all indexes of passages. */
  names(signal: AbortSignal): Promise<string[]>;
  /** Deletes an index; one that is gone is no error. */
  drop(name: string, signal: AbortSignal): Promise<void>;
}

/** What ingestion does. A write is visible to searches some seconds later. */
export interface PassageWriter {
  /**
   * Writes passages over those of the same id.
   *
   * @throws Error when any of them was not written, after what may be tried again was
   */
  write(index: PassageIndex, passages: readonly EmbeddedPassage[], signal: AbortSignal): Promise<void>;
  /** Deletes passages; what is gone is no error. */
  remove(index: PassageIndex, ids: readonly string[], signal: AbortSignal): Promise<void>;
}

export interface Hit {
  readonly passage: StoredPassage;
  /** Higher is nearer. Scores of a lexical search are BM25 or like it; those of vectors are (1 + cosine) / 2. */
  readonly score: number;
}

export interface Scope {
  /** The only tenant whose passages are found; says so inside the search, never after it. */
  readonly tenant: string;
  /** Most hits. */
  readonly size: number;
  /**
   * A document whose passages are left out.
   * @default - none
   */
  readonly exceptDocument?: string;
}

/** What a question does: the two legs of a hybrid search. Hits come best first. */
export interface PassageSearch {
  /** By the words of the text, its headings and title. */
  lexical(index: PassageIndex, text: string, scope: Scope, signal: AbortSignal): Promise<Hit[]>;
  /** By nearness of vectors. */
  nearest(index: PassageIndex, vector: readonly number[], scope: Scope, signal: AbortSignal): Promise<Hit[]>;
}

export interface PassageStore extends PassageIndexes, PassageWriter, PassageSearch {}
