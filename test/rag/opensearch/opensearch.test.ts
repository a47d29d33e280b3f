import { Client } from '@opensearch-project/opensearch';
import { DOMAIN, SERVERLESS } from '../../../lib/rag/adapters/opensearch-dialect';
import { passageIndex } from '../../../lib/rag/adapters/opensearch-layout';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import { passageStoreContract } from '../contract/passage-store-contract';
import { written } from '../contract/written-passages';
import { NextGenerationFront } from './next-generation-front';
import { OpenSearchProcess } from './opensearch-process';

let node: OpenSearchProcess;
beforeAll(async () => {
  node = await OpenSearchProcess.start();
});
afterAll(() => node?.stop());

describe('passages in an OpenSearch domain', () => {
  passageStoreContract(async () => {
    const client = new Client({ node: node.url });
    return {
      store: openSearchPassages(client, DOMAIN),
      settled: async () => void (await client.indices.refresh()),
      stop: () => client.close(),
    };
  }, 15);

  it('are refused by name where the server cannot read them, and the others are written', async () => {
    const client = new Client({ node: node.url });
    const store = openSearchPassages(client, DOMAIN);
    const signal = AbortSignal.timeout(50_000);
    const index = passageIndex(DOMAIN, { embeddingModel: 'model', dimension: 8 }, 1);
    await store.ensure(index, signal);
    const unreadable = { ...written('Two', { ordinal: 1 }), page: 'second' as never };
    const passages = [written('One'), unreadable, written('Three', { ordinal: 2 })];
    await expect(store.write(index, passages, signal)).rejects.toMatchObject({
      fault: 'not-written',
      ids: [unreadable.id],
      message: `${index.name}: 1 of 3 passages failed: ${unreadable.id} (mapper_parsing_exception)`,
    });
    await client.indices.refresh();
    expect(await store.lexical(index, 'one two three', { tenant: 'team', size: 9 }, signal)).toHaveLength(2);
    await store.drop(index.name, signal);
    await client.close();
  });
});

describe('passages in a collection of OpenSearch Serverless, as far as it can be played', () => {
  passageStoreContract(async () => {
    const front = await NextGenerationFront.start(node.url);
    const client = new Client({ node: front.url });
    return {
      store: openSearchPassages(client, SERVERLESS),
      settled: () => front.shows(),
      stop: async () => {
        await client.close();
        await front.stop();
      },
    };
  }, 15);

  it('are in no index that is described as one of a domain', async () => {
    const front = await NextGenerationFront.start(node.url);
    const client = new Client({ node: front.url });
    const asDomain = openSearchPassages(client, { ...DOMAIN, allowsLate: true });
    const index = passageIndex(DOMAIN, { embeddingModel: 'model', dimension: 8 }, 1);
    await expect(asDomain.ensure(index, AbortSignal.timeout(50_000))).rejects.toMatchObject({ fault: 'refused' });
    await client.close();
    await front.stop();
  });
});
