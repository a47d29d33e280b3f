import { setTimeout } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import type { PassageStore } from '../domain/passage-store';
import type { OpenSearchDialect } from './opensearch-dialect';
import { openSearchIndexes } from './opensearch-indexes';
import { openSearchSearch } from './opensearch-search';
import { openSearchWriter } from './opensearch-writer';
import { StoreRequests, type Waiting } from './store-requests';

const CLOCK: Waiting = {
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
  random: Math.random,
};

/** Passages in OpenSearch, of either kind. */
export function openSearchPassages(client: Client, dialect: OpenSearchDialect, waiting: Waiting = CLOCK): PassageStore {
  const requests = new StoreRequests(client, waiting);
  return {
    ...openSearchIndexes(requests, dialect),
    ...openSearchWriter(requests),
    ...openSearchSearch(requests, dialect),
  };
}
