import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { logger } from '../../../lib/shared/logger';
import { MemoryApi, OWNER, requestOf, SETTINGS, uploadId } from '../fakes/api';

beforeAll(() => logger.setLogLevel('SILENT'));

const PHOTO = { fileName: 'photo.jpg', contentType: 'image/jpeg', bytes: 200_000 };

async function issue(body: unknown, headers: Record<string, string> = {}, api = new MemoryApi()) {
  const reply = await api.issue(requestOf({ body: typeof body === 'string' ? body : JSON.stringify(body), headers }));
  return { ...reply, records: [...api.records.values()] };
}

describe('issue-upload', () => {
  it('gives out a form for one file of one type, under a key of its own making', async () => {
    const { statusCode, headers, json, records } = await issue(PHOTO);
    expect(statusCode).toBe(201);
    expect(headers).toMatchObject({ location: `/uploads/${uploadId(1)}`, 'cache-control': 'no-store' });
    expect(json).toEqual({
      uploadId: uploadId(1),
      url: 'https://quarantine.s3.ap-southeast-2.amazonaws.com/',
      fields: {
        key: `incoming/${OWNER}/${uploadId(1)}`,
        'Content-Type': 'image/jpeg',
        success_action_status: '201',
      },
      expiresAt: '2026-11-26T12:05:00.000Z',
      statusUrl: `/uploads/${uploadId(1)}`,
    });
    expect(records).toEqual([
      {
        owner: OWNER,
        uploadId: uploadId(1),
        fileName: 'photo.jpg',
        contentType: 'image/jpeg',
        status: 'waiting',
        createdAt: Date.UTC(2026, 10, 26, 12),
        expiresAt: Date.UTC(2026, 10, 27, 12) / 1000,
      },
    ]);
  });

  it('keeps the name as people see it: composed Hangul and emoji, without folders', async () => {
    for (const [sent, kept] of [
      ['사진.jpg'.normalize('NFD'), '사진.jpg'],
      ['가족 👨‍👩‍👧 여행.jpg', '가족 👨‍👩‍👧 여행.jpg'],
      ['C:\\photos\\kim\\photo.jpg', 'photo.jpg'],
      ['../../etc/passwd', 'passwd'],
    ] as const) {
      const { records } = await issue({ ...PHOTO, fileName: sent });
      expect(records[0]?.fileName).toBe(kept);
    }
  });

  it.each([
    ['at the limit', 20 * 1024 * 1024, 201],
    ['one byte above it', 20 * 1024 * 1024 + 1, 413],
  ])('takes an image %s or says how large one may be', async (_, bytes, status) => {
    const { statusCode, body } = await issue({ ...PHOTO, bytes });
    expect(statusCode).toBe(status);
    if (status === 413) expect(body).toContain('20,971,521 bytes; 20 MiB');
  });

  it('holds files of other kinds to a limit of their own', async () => {
    const pdf = { fileName: 'a.pdf', contentType: 'application/pdf', bytes: 21 * 1024 * 1024 };
    expect((await issue(pdf)).statusCode).toBe(201);
    expect((await issue({ ...pdf, bytes: 101 * 1024 * 1024 })).statusCode).toBe(413);
  });

  it('names what is taken, and what to do with what is not', async () => {
    for (const [contentType, said] of [
      ['image/svg+xml', 'Export it as PNG'],
      ['text/html', 'A web page is not taken'],
      ['image/heic', 'Save it as JPEG'],
      ['image/tiff', 'Save it as JPEG'],
      ['application/x-unheard-of', 'Taken are JPEG, PNG, WebP, GIF, PDF'],
      ['constructor', 'Taken are JPEG'],
    ] as const) {
      const { statusCode, json, body, records } = await issue({ ...PHOTO, contentType });
      expect([statusCode, json.code]).toEqual([415, 'type-not-taken']);
      expect(body).toContain(said);
      expect(records).toEqual([]);
    }
  });

  it('takes images alone where that was chosen', async () => {
    const api = new MemoryApi({ ...SETTINGS, accept: 'images' });
    const { statusCode, body } = await issue({ ...PHOTO, contentType: 'application/pdf' }, {}, api);
    expect(statusCode).toBe(415);
    expect(body).not.toContain('PDF');
  });

  it('says in the language of whoever asks which field is wrong', async () => {
    const { statusCode, headers, body } = await issue({ ...PHOTO, bytes: 'many' }, { 'accept-language': 'ko-KR' });
    expect(statusCode).toBe(422);
    expect(headers).toMatchObject({ 'content-language': 'ko' });
    expect(body).toContain('bytes: 숫자여야 합니다');
  });

  it.each([
    ['no body', '', 400, 'malformed-json'],
    ['half of one', '{"fileName":', 400, 'malformed-json'],
    ['a list', '[]', 422, 'invalid-request'],
    ['a field that nobody knows', JSON.stringify({ ...PHOTO, key: 'incoming/x' }), 422, 'invalid-request'],
    ['an empty file', JSON.stringify({ ...PHOTO, bytes: 0 }), 422, 'invalid-request'],
    ['half a byte', JSON.stringify({ ...PHOTO, bytes: 0.5 }), 422, 'invalid-request'],
    ['a name without end', JSON.stringify({ ...PHOTO, fileName: 'x'.repeat(5000) }), 422, 'invalid-request'],
  ])('refuses %s', async (_, body, status, code) => {
    const { statusCode, json, records } = await issue(body);
    expect([statusCode, json.code, records]).toEqual([status, code, []]);
  });

  it('asks who it is for: a secret of the browser, and none that could be guessed', async () => {
    for (const secret of ['', 'short', 'with space and 22 letters', '한글로 만든 비밀은 비밀이 아닙니다']) {
      expect((await issue(PHOTO, { 'x-visitor-secret': secret })).statusCode).toBe(401);
    }
  });

  it('believes no secret where services sign, and no signature where browsers have secrets', async () => {
    const signed = { requestContext: { authorizer: { iam: { userId: 'AIDAEXAMPLEUSER' } } } };
    const request = requestOf({ body: JSON.stringify(PHOTO) });
    const services = new MemoryApi({ ...SETTINGS, signIn: 'iam' });
    expect((await services.issue(request)).statusCode).toBe(401);
    expect((await services.issue({ ...request, ...signed })).statusCode).toBe(201);
    expect((await new MemoryApi().issue({ ...request, ...signed, headers: {} })).statusCode).toBe(401);
  });

  it('knows a person by the subject of the token that API Gateway has checked', async () => {
    const people = new MemoryApi({ ...SETTINGS, signIn: 'cognito' });
    const token = (sub: unknown) => ({ requestContext: { authorizer: { jwt: { claims: { sub } } } } });
    const request = requestOf({ body: JSON.stringify(PHOTO) });
    expect((await people.issue({ ...request, ...token('7b0c1c2a-9f3e-4c1b-8f55-0e5a6f0a1b2c') })).statusCode).toBe(201);
    for (const sub of [undefined, '', 7, ['x'], 'a/b']) {
      expect((await people.issue({ ...request, ...token(sub) })).statusCode).toBe(401);
    }
  });

  it('answers whatever comes as an event with a problem, and never with a stack', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (event) => {
        const { statusCode, body } = await new MemoryApi().issue(event);
        assert.ok([400, 401, 413, 415, 422].includes(statusCode!), String(statusCode));
        return !/ at .*:\d+:\d+/.test(body ?? '');
      }),
      { numRuns: 1000 },
    );
  });

  it('says to come again when the record cannot be written, and gives out no form', async () => {
    const api = new MemoryApi();
    api.put = () => {
      throw new Error('throttled');
    };
    const { statusCode, json, headers } = await api.issue(requestOf({ body: JSON.stringify(PHOTO) }));
    expect([statusCode, json.code]).toEqual([503, 'service-unavailable']);
    expect(headers).toHaveProperty('retry-after');
  });
});
