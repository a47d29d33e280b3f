import type { Client } from '@opensearch-project/opensearch';
import type { PassageStore } from '../domain/passage-store';
import type { OpenSearchDialect } from './opensearch-dialect';
import { openSearchIndexes } from './opensearch-indexes';
import { openSearchSearch } from './opensearch-search';
import { openSearchWriter } from './opensearch-writer';
import { StoreRequests } from './store-requests';
import { SYSTEM_RETRY } from './system-clock';

/** Passages in OpenSearch, of either kind. */
export function openSearchPassages(client: Client, dialect: OpenSearchDialect, retry = SYSTEM_RETRY): PassageStore {
  const requests = new StoreRequests(client, retry);
  return {
    ...openSearchIndexes(requests, dialect),
    ...openSearchWriter(requests),
    ...openSearchSearch(requests, dialect),
  };
}
