import { logger } from '../../../lib/shared/logger';
import { MemoryApi, NOW_MS, OWNER, requestOf, uploadId } from '../fakes/api';

beforeAll(() => logger.setLogLevel('SILENT'));

const ID = uploadId(1);
const image = { kind: 'image', contentType: 'image/jpeg', width: 800, height: 600, bytes: 70_000 } as const;

function api(record: Parameters<MemoryApi['put']>[0]) {
  const made = new MemoryApi();
  made.put(record);
  return made;
}

describe('read-upload', () => {
  it('tells that nobody has looked at a file yet', async () => {
    const { statusCode, json } = await api({ owner: OWNER, uploadId: ID }).read(requestOf({ uploadId: ID }));
    expect(statusCode).toBe(200);
    expect(json).toEqual({
      uploadId: ID,
      fileName: 'photo.jpg',
      contentType: 'image/jpeg',
      status: 'waiting',
      createdAt: '2026-11-26T12:00:00.000Z',
    });
  });

  it('says that a file was not checked once every try has failed or nothing can come any more', async () => {
    const shownAfter = async (seconds: number) => {
      const createdAt = NOW_MS - seconds * 1000;
      const { json } = await api({ owner: OWNER, uploadId: ID, createdAt }).read(requestOf({ uploadId: ID }));
      return json;
    };
    expect(await shownAfter(65 * 60)).not.toHaveProperty('reason');
    expect(await shownAfter(65 * 60 + 1)).toMatchObject({
      status: 'waiting',
      reason: { code: 'not-checked', title: 'The file did not come, or could not be checked.' },
    });
  });

  it('says where an image is, and where a file is', async () => {
    const ready = { owner: OWNER, uploadId: ID, status: 'ready' } as const;
    const shown = await api({ ...ready, result: image }).read(requestOf({ uploadId: ID }));
    expect(shown.json).toMatchObject({ status: 'ready', result: image, url: `/images/${ID}` });
    const file = { kind: 'file', contentType: 'application/pdf', bytes: 9 } as const;
    const saved = await api({ ...ready, result: file }).read(requestOf({ uploadId: ID }));
    expect(saved.json).toMatchObject({ result: file, url: `/files/${ID}` });
  });

  it('says why a file was refused in the language of whoever asks, and keeps the owner to itself', async () => {
    const refused = api({ owner: OWNER, uploadId: ID, status: 'rejected', reason: 'type-mismatch', looksLike: 'svg' });
    const { json, body } = await refused.read(requestOf({ uploadId: ID, headers: { 'accept-language': 'ko' } }));
    expect(json).toMatchObject({
      status: 'rejected',
      reason: { code: 'type-mismatch', detail: expect.stringContaining('PNG로 내보낸 뒤') },
    });
    expect(body).not.toContain(OWNER);
  });

  it('knows nothing of what is somebody else’s, has expired, or never was', async () => {
    for (const record of [
      { owner: 'x'.repeat(43), uploadId: ID },
      { owner: OWNER, uploadId: ID, expiresAt: NOW_MS / 1000 },
      { owner: OWNER, uploadId: uploadId(2) },
    ]) {
      const { statusCode, json } = await api(record).read(requestOf({ uploadId: ID }));
      expect([statusCode, json.code]).toEqual([404, 'no-such-upload']);
    }
    for (const odd of ['', '..', 'constructor', `${ID}x`, ID.toUpperCase()]) {
      const { statusCode } = await api({ owner: OWNER, uploadId: odd }).read(requestOf({ uploadId: odd }));
      expect(statusCode).toBe(404);
    }
  });
});
