import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@opensearch-project/opensearch';
import { DOMAIN } from '../../../lib/rag/adapters/opensearch-dialect';
import { passageIndex } from '../../../lib/rag/adapters/opensearch-layout';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import { DIMENSION } from '../../../lib/rag/domain/model-offers';
import type { PassageIndex, PassageStore } from '../../../lib/rag/domain/passage-store';
import { PassageProcess } from '../laptop/passage-process';
import { OpenSearchProcess } from '../opensearch/opensearch-process';

/** Left behind by `npm run test:opensearch`: what is not there is not fetched for a benchmark. */
const BUILT = join(__dirname, '../../../.cache/opensearch/built-of');

/** Of an answer: a machine that is busy, and a store that is too slow, are to be measured and not given up. */
export const LONGEST_MS = 120_000;

/** A store in a process of its own, as functions reach one. */
export interface BenchStore {
  readonly name: string;
  readonly url: string;
  readonly store: PassageStore;
  readonly index: PassageIndex;
  /** Returns when searches show what was written before. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The laptop's, and a real OpenSearch where there is one. */
export function benchStores(): readonly (() => Promise<BenchStore>)[] {
  return [pglite, ...(existsSync(BUILT) ? [openSearch] : [])];
}

async function pglite(): Promise<BenchStore> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-passages-'));
  const service = await PassageProcess.start(join(folder, 'data'));
  const stop = async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return opened('PGlite', service.url, async () => undefined, stop);
}

async function openSearch(): Promise<BenchStore> {
  const node = await OpenSearchProcess.start();
  const settle = async () => void (await fetch(`${node.url}/_refresh`, { method: 'POST' }));
  return opened('OpenSearch', node.url, settle, () => node.stop());
}

async function opened(name: string, url: string, settle: BenchStore['settle'], stop: BenchStore['stop']) {
  const client = new Client({ node: url });
  const store = openSearchPassages(client, { ...DOMAIN, searchMs: LONGEST_MS });
  const index = passageIndex(DOMAIN, { embeddingModel: 'hashed-n-grams', dimension: DIMENSION }, 1);
  await store.ensure(index, AbortSignal.timeout(60_000));
  const end = async () => {
    await client.close();
    await stop();
  };
  return { name, url, store, index, settle, stop: end };
}
