import { Client } from '@opensearch-project/opensearch';
import { DOMAIN } from '../../../lib/rag/adapters/opensearch-dialect';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import { tenantsStayApart } from '../contract/tenants-apart';
import { PassageProcess } from '../laptop/passage-process';

test("a thousand corpora in the laptop's PostgreSQL, in which no tenant is shown what is another's", async () => {
  const service = await PassageProcess.start();
  const client = new Client({ node: service.url });
  await tenantsStayApart(openSearchPassages(client, DOMAIN), async () => undefined, 1000);
  await client.close();
  await service.stop();
}, 1_200_000);
