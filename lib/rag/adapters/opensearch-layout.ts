import { contentHash, indexName } from '../domain/index-name';
import type { PassageIndex } from '../domain/passage-store';
import type { OpenSearchDialect } from './opensearch-dialect';

/** Text as it is searched: Korean without particles, compounds whole and in parts, Hanja as they are read, English without endings. */
const ANALYSIS = {
  tokenizer: { korean_words: { type: 'nori_tokenizer', decompound_mode: 'mixed' } },
  filter: {
    english_possessive: { type: 'stemmer', language: 'possessive_english' },
    english_stem: { type: 'stemmer', language: 'english' },
  },
  analyzer: {
    passage: {
      type: 'custom',
      tokenizer: 'korean_words',
      filter: ['nori_part_of_speech', 'nori_readingform', 'lowercase', 'english_possessive', 'english_stem'],
    },
  },
};

const EXACT = { type: 'keyword' };
const WORDS = { type: 'text', analyzer: 'passage' };
const KEPT = { type: 'integer', index: false, doc_values: false };

/** A name that no dictionary knows, or a missing space, is found by pairs of letters. */
const TEXT = { ...WORDS, fields: { cjk: { type: 'text', analyzer: 'cjk' } } };

/** What an index says of itself. */
export interface IndexMeta {
  readonly embeddingModel: string;
  readonly dimension: number;
  /** Of analysis, fields and settings, which nobody changes afterwards. */
  readonly layout: string;
}

/** What an index is made by. */
export interface IndexBody {
  readonly settings: unknown;
  readonly mappings: { readonly _meta: IndexMeta; readonly properties: Readonly<Record<string, unknown>> };
}

export function indexBody(
  dialect: OpenSearchDialect,
  { embeddingModel, dimension }: Pick<PassageIndex, 'embeddingModel' | 'dimension'>,
): IndexBody {
  const settings = { index: dialect.indexSettings, analysis: ANALYSIS };
  const mapping = {
    ...dialect.mapping,
    dynamic: 'strict',
    properties: {
      tenant: EXACT,
      documentId: EXACT,
      generation: EXACT,
      title: WORDS,
      headings: WORDS,
      text: TEXT,
      ordinal: KEPT,
      page: KEPT,
      vector: { type: 'knn_vector', dimension, ...dialect.vectorField },
    },
  };
  const layout = contentHash({ settings, mapping });
  return { settings, mappings: { ...mapping, _meta: { embeddingModel, dimension, layout } } };
}

/**
 * The index for passages that are cut and embedded in a certain way.
 *
 * @param chunker - version of the rules by which documents are cut
 */
export function passageIndex(
  dialect: OpenSearchDialect,
  embedding: Pick<PassageIndex, 'embeddingModel' | 'dimension'>,
  chunker: number,
): PassageIndex {
  const { embeddingModel, dimension } = embedding;
  return { name: indexName({ ...indexBody(dialect, embedding), chunker }), embeddingModel, dimension };
}
