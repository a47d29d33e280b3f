import { logger } from '../../../lib/shared/logger';
import { MemoryApi, OWNER, requestOf, uploadId } from '../fakes/api';

beforeAll(() => logger.setLogLevel('SILENT'));

const ID = uploadId(1);
const asked = requestOf({ uploadId: ID });
const READY = { owner: OWNER, uploadId: ID, status: 'ready' } as const;

function withRecord(record: Parameters<MemoryApi['put']>[0]): MemoryApi {
  const api = new MemoryApi();
  api.put(record);
  return api;
}

describe('delete-upload', () => {
  it('removes what is served and then the record, and is content to be asked again', async () => {
    const api = withRecord(READY);
    for (let times = 0; times < 2; times++) expect((await api.delete(asked)).statusCode).toBe(204);
    expect([api.records.size, api.unserved]).toEqual([0, [ID]]);
  });

  it('leaves another’s upload alone, and does not say that it is there', async () => {
    const api = withRecord({ ...READY, owner: 'x'.repeat(43) });
    expect((await api.delete(asked)).statusCode).toBe(204);
    expect([api.records.size, api.unserved]).toEqual([1, []]);
  });

  it('keeps the record when what is served could not be removed, so that the same request ends it', async () => {
    const api = withRecord(READY);
    api.beforeUnserve = () => {
      api.beforeUnserve = () => undefined;
      throw new Error('throttled');
    };
    expect((await api.delete(asked)).statusCode).toBe(503);
    expect(api.records.size).toBe(1);
    expect((await api.delete(asked)).statusCode).toBe(204);
    expect([api.records.size, api.unserved]).toEqual([0, [ID]]);
  });

  it('removes what came to be served while it deleted the record of a file that was being looked at', async () => {
    const api = withRecord({ ...READY, status: 'waiting' });
    api.beforeForget = () => {
      api.beforeForget = () => undefined;
      api.put(READY);
    };
    expect((await api.delete(asked)).statusCode).toBe(204);
    expect([api.records.size, api.unserved]).toEqual([0, [ID]]);
  });

  it('forgets a form that nobody sent, and a file that was refused, without asking CloudFront', async () => {
    for (const status of ['waiting', 'rejected'] as const) {
      const api = withRecord({ ...READY, status });
      expect((await api.delete(asked)).statusCode).toBe(204);
      expect([api.records.size, api.unserved]).toEqual([0, []]);
    }
  });

  it('asks who it is from', async () => {
    const api = withRecord(READY);
    const anybody = requestOf({ uploadId: ID, headers: { 'x-visitor-secret': '' } });
    expect((await api.delete(anybody)).statusCode).toBe(401);
    expect(api.records.size).toBe(1);
  });
});
