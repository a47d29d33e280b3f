import { ACTIVE_ALIAS, INDEX_PREFIX } from '../domain/index-names';

/** How an index is described to one kind of OpenSearch, and how requests are signed. They share all the rest. */
export interface OpenSearchDialect {
  readonly kind: 'domain' | 'serverless';
  /** Service that a signature names. */
  readonly signedFor: 'es' | 'aoss';
  /** What the vector field says beside its dimension. */
  readonly vectorField: Readonly<Record<string, unknown>>;
  /** Settings of an index beside its analysis. */
  readonly indexSettings: Readonly<Record<string, unknown>>;
  /** What the mapping says beside its fields. */
  readonly mapping: Readonly<Record<string, unknown>>;
  /** Right after the deployment it refuses what it was just told to allow, for up to a minute. */
  readonly allowsLate: boolean;
  /** What leads to the indexes that the alias means, and to the names of indexes. */
  readonly paths: { readonly alias: string; readonly names: string };
  /** Longest wait for an answer of a search, in milliseconds. */
  readonly searchMs: number;
}

const NAMES = 'format=json&h=index';

/**
 * A managed domain. One shard: what counts as a rare word is counted in each, and one holds millions of passages. Whoever may see
 * these indexes alone asks for them: without a name, fine-grained access control wants a permission for all there are
 * (opensearch-project/security, issues 5871 and 1815).
 */
export const DOMAIN: OpenSearchDialect = {
  kind: 'domain',
  signedFor: 'es',
  vectorField: { method: { name: 'hnsw', engine: 'lucene', space_type: 'cosinesimil' } },
  indexSettings: { knn: true, number_of_shards: 1, auto_expand_replicas: '0-1' },
  // Vectors are searched, never shown; in the source each takes as much room again five times over.
  mapping: { _source: { excludes: ['vector'] } },
  allowsLate: false,
  paths: {
    alias: `/${INDEX_PREFIX}*/_alias/${ACTIVE_ALIAS}`,
    names: `/_cat/indices/${INDEX_PREFIX}*?${NAMES}`,
  },
  searchMs: 5000,
};

/**
 * A collection of the second generation of OpenSearch Serverless. It refuses an engine and a mode, keeps vectors out of the source by
 * itself, would take Euclidean distance when nothing is said, and a bit for each number: ten thousand passages in full are 40 MB.
 * The first search after a pause waits until it is awake. Amazon OpenSearch Service Developer Guide, "Working with vector search
 * collections", read in November 2026.
 */
export const SERVERLESS: OpenSearchDialect = {
  kind: 'serverless',
  signedFor: 'aoss',
  vectorField: { space_type: 'cosinesimil', compression_level: '1x' },
  indexSettings: { knn: true },
  mapping: {},
  allowsLate: true,
  paths: { alias: `/_alias/${ACTIVE_ALIAS}`, names: `/_cat/indices?${NAMES}` },
  searchMs: 40_000,
};
