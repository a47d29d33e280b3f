import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@opensearch-project/opensearch';
import { DOMAIN } from '../../../lib/rag/adapters/opensearch-dialect';
import { passageIndex } from '../../../lib/rag/adapters/opensearch-layout';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import { passageStoreContract } from '../contract/passage-store-contract';
import { written } from '../contract/written-passages';
import { PassageProcess } from './passage-process';

describe("passages in the laptop's PostgreSQL, asked as OpenSearch is", () => {
  passageStoreContract(async () => {
    const service = await PassageProcess.start();
    const client = new Client({ node: service.url });
    return {
      store: openSearchPassages(client, DOMAIN),
      settled: async () => undefined,
      stop: async () => {
        await client.close();
        await service.stop();
      },
    };
  }, 30);

  it('are there when it is started again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'passages-'));
    const index = passageIndex(DOMAIN, { embeddingModel: 'model', dimension: 8 }, 1);
    const signal = AbortSignal.timeout(50_000);
    for (const run of ['created', 'exists']) {
      const service = await PassageProcess.start(join(folder, 'data'));
      const client = new Client({ node: service.url });
      const store = openSearchPassages(client, DOMAIN);
      expect(await store.ensure(index, signal)).toBe(run);
      if (run === 'created') {
        await store.activate(index, signal);
        await store.write(index, [written('Kept')], signal);
      }
      expect(await store.active(signal)).toEqual(index);
      expect(await store.lexical(index, 'kept', { tenant: 'team', size: 1 }, signal)).toHaveLength(1);
      await client.close();
      await service.stop();
    }
    await rm(folder, { recursive: true });
  });
});
