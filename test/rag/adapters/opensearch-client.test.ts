import { createHash } from 'node:crypto';
import { openSearchClient } from '../../../lib/rag/adapters/opensearch-client';
import { DOMAIN, SERVERLESS } from '../../../lib/rag/adapters/opensearch-dialect';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import { CannedService } from '../../support/canned-service';
import { axis } from '../contract/written-passages';
import { INDEX, json } from './canned-opensearch';

describe.each([DOMAIN, SERVERLESS])('a request to a $kind', (dialect) => {
  const service = new CannedService();
  const before = { ...process.env };
  let url: string;
  beforeAll(async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
    });
    url = await service.start();
    service.answer = () => json(200, { _shards: { failed: 0 }, hits: { hits: [] } });
  });
  afterAll(async () => {
    process.env = before;
    await service.stop();
  });

  it('is signed with the role of the function, for its service, with what it holds', async () => {
    const client = openSearchClient(url, dialect, 'ap-northeast-2');
    const store = openSearchPassages(client, dialect);
    await store.nearest(INDEX, axis(0), { tenant: 'team', size: 1 }, AbortSignal.timeout(50_000));
    const [{ headers, body }] = service.requests as [(typeof service.requests)[number]];
    expect(headers.authorization).toMatch(
      new RegExp(`^AWS4-HMAC-SHA256 Credential=key/\\d{8}/ap-northeast-2/${dialect.signedFor}/aws4_request, `),
    );
    expect(headers['x-amz-content-sha256']).toBe(createHash('sha256').update(body).digest('hex'));
    expect(headers['x-amz-security-token']).toBe('session');
    await client.close();
  });
});
