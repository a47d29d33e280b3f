import { logger } from '../../../lib/shared/logger';
import { MemoryApi, NOW_MS, OWNER, requestOf, uploadId } from '../fakes/api';

beforeAll(() => logger.setLogLevel('SILENT'));

function withUploads(count: number): MemoryApi {
  const api = new MemoryApi();
  for (let serial = 1; serial <= count; serial++) api.put({ owner: OWNER, uploadId: uploadId(serial) });
  return api;
}

function idsOf({ json }: { readonly json: unknown }): string[] {
  return (json as { uploads: { uploadId: string }[] }).uploads.map((each) => each.uploadId);
}

describe('list-uploads', () => {
  it('has an empty list for whoever has sent nothing', async () => {
    const { statusCode, json } = await new MemoryApi().list(requestOf({}));
    expect([statusCode, json]).toEqual([200, { uploads: [] }]);
  });

  it('shows the newest first, fifty at a time, and goes on from where it ended until nothing is left', async () => {
    const api = withUploads(120);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await api.list(requestOf({ query: after === undefined ? {} : { after } }));
      seen.push(...idsOf(page));
      after = (page.json as { next?: string }).next;
    } while (after !== undefined);
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => uploadId(120 - index)));
  });

  it('shows nobody what is another’s, and nothing that has expired', async () => {
    const api = withUploads(1);
    api.put({ owner: 'x'.repeat(43), uploadId: uploadId(2) });
    api.put({ owner: OWNER, uploadId: uploadId(3), expiresAt: NOW_MS / 1000 - 1 });
    expect(idsOf(await api.list(requestOf({})))).toEqual([uploadId(1)]);
  });

  it.each<Record<string, string>>([
    { limit: '0' },
    { limit: '51' },
    { limit: '-1' },
    { limit: '1e1' },
    { limit: '' },
    { limit: '5,5' },
    { after: '' },
    { after: 'x' },
    { after: '{"owner":"somebody"}' },
  ])('says what a list can be asked for when it is asked for %j', async (query) => {
    const { statusCode, json } = await withUploads(1).list(requestOf({ query }));
    expect([statusCode, json.code]).toEqual([400, 'invalid-list']);
  });
});
