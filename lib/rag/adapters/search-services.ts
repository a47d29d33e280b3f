import { randomBytes } from 'node:crypto';
import { dynamoClient } from '../../shared/dynamo-client';
import { workLog } from '../../shared/log-work';
import { ActiveIndex } from '../domain/active-index';
import type { SearchDeps } from '../domain/search-passages';
import type { SimilarDeps } from '../domain/similar-documents';
import { bedrockClient } from './bedrock-client';
import { bedrockEmbedder } from './bedrock-embedder';
import { dynamoLedgerReader } from './dynamo-ledger-reader';
import { modelOf, type StoreServices, storeServices } from './store-services';
import { SYSTEM_RETRY, systemClock } from './system-clock';

export interface SearchServices extends StoreServices {
  readonly TABLE_NAME: string;
}

/** What one request needs, of the services that are there for all of them. */
export type ForTenant<Deps> = (tenant: string) => Deps;

/** The store, the model that finds by meaning, and the ledger's table, as everybody needs them. Clients are made once. */
export async function passageServices(env: SearchServices) {
  const [dynamo, bedrock] = [dynamoClient(), bedrockClient()];
  const { client, store, configured } = storeServices(env, await dynamo.config.region());
  const retry = SYSTEM_RETRY;
  const embedderFor: SearchDeps['embedderFor'] = ({ embeddingModel: model, dimension }) => {
    const calledAs = env.EMBEDDING_MODELS.find((name) => modelOf(name) === model);
    if (!calledAs) throw new Error(`The index was made with ${model}, which this program may not call`);
    return bedrockEmbedder(bedrock, { calledAs, model, dimension }, retry);
  };
  return { dynamo, bedrock, client, store, retry, embedderFor, configured };
}

/** What questions and searches need. */
export async function searchServices(env: SearchServices): Promise<{
  readonly dynamo: ReturnType<typeof dynamoClient>;
  readonly bedrock: ReturnType<typeof bedrockClient>;
  readonly depsFor: ForTenant<SearchDeps & SimilarDeps>;
}> {
  const { dynamo, bedrock, store, retry, embedderFor } = await passageServices(env);
  const ledger = dynamoLedgerReader(dynamo, env.TABLE_NAME);
  const activeIndex = new ActiveIndex((signal) => store.active(signal), systemClock.nowMs);
  return {
    dynamo,
    bedrock,
    depsFor: (tenant) => ({
      ...retry,
      activeIndex,
      search: store,
      embedderFor,
      readLedger: (ids, signal) => ledger.entries(tenant, ids, signal),
      centroidOf: ({ name }, document, signal) => ledger.centroid(document, name, signal),
      log: workLog,
    }),
  };
}

/** Letters and digits that nobody can guess. */
export function newSalt(): string {
  return randomBytes(8).toString('hex');
}
