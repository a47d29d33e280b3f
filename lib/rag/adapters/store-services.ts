import { CHUNKER_VERSION } from '../domain/cut-passages';
import { DIMENSION } from '../domain/model-offers';
import { openSearchClient } from './opensearch-client';
import { DOMAIN, SERVERLESS } from './opensearch-dialect';
import { passageIndex } from './opensearch-layout';
import { openSearchPassages } from './opensearch-passages';

export interface StoreServices {
  readonly STORE_ENDPOINT: string;
  readonly STORE_KIND: 'serverless' | 'domain';
  /** What embedding models are called by, that of the deployment first. */
  readonly EMBEDDING_MODELS: readonly string[];
}

/**
 * The store of passages, and the index that this deployment writes.
 *
 * @param region - that signatures name: the program's own
 */
export function storeServices(env: StoreServices, region: string) {
  const dialect = env.STORE_KIND === 'serverless' ? SERVERLESS : DOMAIN;
  const client = openSearchClient(env.STORE_ENDPOINT, dialect, region);
  const [first = ''] = env.EMBEDDING_MODELS;
  return {
    client,
    store: openSearchPassages(client, dialect),
    configured: passageIndex(dialect, { embeddingModel: modelOf(first), dimension: DIMENSION }, CHUNKER_VERSION),
  };
}

/** What a model is called, without the part of the world whose profile it is called by. */
export function modelOf(calledAs: string): string {
  return calledAs.replace(/^(global|us|au|eu|jp|apac)\./, '');
}
