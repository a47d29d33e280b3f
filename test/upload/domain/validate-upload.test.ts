import fc from 'fast-check';
import { fileKey, originalKey } from '../../../lib/upload/domain/object-keys';
import { UPLOAD } from '../fakes/arrivals';
import { CheckedUploads } from '../fakes/checked-uploads';
import { type Interference, NOW_MS, remakeWord, validatorOn, word } from '../fakes/validator';

const ORIGINAL = originalKey(UPLOAD.uploadId);
const FILE = fileKey(UPLOAD.uploadId);

let uploads: CheckedUploads;
beforeEach(() => {
  uploads = new CheckedUploads();
});

const check = (contentType: string, body: Buffer, form: Parameters<typeof validatorOn>[1] = {}) => {
  uploads.issue(UPLOAD, contentType, '보고서.dat');
  return validatorOn(uploads, form).validate(uploads.receive(UPLOAD, 'v1', body));
};

describe('an upload that is what it says', () => {
  it('is served as it was made anew, when it is an image', async () => {
    await check('image/jpeg', word('jpeg of a cat'));
    const contentType = 'image/jpeg';
    const body = uploads.objects.get(ORIGINAL)!.body;
    expect(body.toString('latin1')).toBe('made of jpeg of a cat\0');
    expect(uploads.record(UPLOAD)).toMatchObject({
      status: 'ready',
      result: { kind: 'image', contentType, width: 30, height: 20, bytes: body.length },
    });
    expect(uploads.versions.size).toBe(0);
  });

  it('says that its first image alone is served, when it holds several', async () => {
    await check('image/jpeg', word('jpeg of nine frames'));
    expect(uploads.record(UPLOAD)).toMatchObject({ result: { firstFrameOnly: true } });
    await check('image/png', word('apng'));
    expect(uploads.record(UPLOAD)).toMatchObject({ result: { firstFrameOnly: true } });
    await check('image/png', word('png'));
    expect(uploads.record(UPLOAD)).not.toHaveProperty('result.firstFrameOnly');
  });

  it('is copied under a name that ends as its type does, when it is of another kind, and no more than its head is read', async () => {
    const body = Buffer.concat([word('zip'), Buffer.alloc(3_000_000, 1)]);
    await check('application/zip', body);
    expect(uploads.objects.get(FILE)).toEqual({ body, contentType: 'application/zip', fileName: '보고서.dat.zip' });
    expect(uploads.bytesRead).toBeLessThan(5_000);
  });

  it('is served as text in UTF-8, when it is text to its end', async () => {
    await check('text/csv', Buffer.from('이름,금액\n'.repeat(5_000)));
    expect(uploads.objects.get(FILE)?.contentType).toBe('text/csv; charset=utf-8');
    await check('text/plain', Buffer.from('안녕'));
    expect(uploads.objects.get(FILE)?.contentType).toBe('text/plain; charset=utf-8');
  });
});

describe('an upload that is not served', () => {
  const LONG = '글'.repeat(3_000);
  it.each([
    ['of nothing', 'image/jpeg', Buffer.alloc(0), { reason: 'empty' }],
    ['of another type', 'image/jpeg', word('png'), { reason: 'type-mismatch', looksLike: 'png' }],
    ['of no type', 'image/jpeg', word('?'), { reason: 'type-mismatch' }],
    ['of a damaged image', 'image/jpeg', word('jpeg damaged'), { reason: 'damaged' }],
    ['of an image above its limit', 'image/jpeg', word(`jpeg${'x'.repeat(1_000)}`), { reason: 'too-large' }],
    ['of bytes for text', 'text/plain', word('?'), { reason: 'not-text' }],
    ['of an image for text', 'text/plain', word('png'), { reason: 'type-mismatch', looksLike: 'png' }],
    ['of text with NUL far behind', 'text/plain', Buffer.from(`${LONG}\0`), { reason: 'not-text' }],
    ['of text cut in a letter', 'text/plain', Buffer.from(LONG).subarray(0, 8_999), { reason: 'damaged' }],
    ['of a PDF without its end', 'application/pdf', Buffer.from(`%PDF-1.7\n%%EOF${LONG}`), { reason: 'damaged' }],
  ])('is kept aside with its reason: %s', async (_, contentType, body, reason) => {
    await check(contentType, body, { settings: { maxImageBytes: 1_000 } });
    expect(uploads.record(UPLOAD)).toMatchObject({ status: 'rejected', ...reason });
    expect([...uploads.rejected.values()]).toEqual([body]);
    expect(uploads.objects.size + uploads.versions.size).toBe(0);
  });

  it('is one of a kind that is taken no more', async () => {
    await check('application/zip', word('zip'), { settings: { accept: 'images' } });
    expect(uploads.record(UPLOAD)).toMatchObject({ status: 'rejected', reason: 'not-accepted' });
  });

  it('is of one byte more than its limit, and served at that limit', async () => {
    for (const [size, status] of [
      [1_000, 'ready'],
      [1_001, 'rejected'],
    ] as const) {
      await check('image/jpeg', word('jpeg'.padEnd(size - 2)), { settings: { maxImageBytes: 1_000 } });
      expect({ size, status: uploads.record(UPLOAD)?.status }).toEqual({ size, status });
      await check('text/plain', Buffer.alloc(size, 'a'), { settings: { maxFileBytes: 1_000 } });
      expect({ size, status: uploads.record(UPLOAD)?.status }).toEqual({ size, status });
    }
  });

  it('is not even read when it is too large', async () => {
    await check('text/plain', Buffer.alloc(2_000, 'a'), { settings: { maxFileBytes: 1_999 } });
    expect(uploads.record(UPLOAD)).toMatchObject({ reason: 'too-large' });
    expect(uploads.bytesRead).toBe(0);
  });

  it('is read no further than to the first byte that is no text', async () => {
    await check('text/plain', Buffer.concat([Buffer.alloc(10_000, 'a'), Buffer.alloc(1_000_000)]));
    expect(uploads.bytesRead).toBeLessThan(20_000);
  });
});

describe('the record of an upload that was checked', () => {
  const DAY = 86_400;
  it.each([
    ['stays until its owner deletes it, where owners sign in', 'jpeg', 'cognito', undefined],
    ['goes after a day, where nobody signs in', 'jpeg', 'none', NOW_MS / 1000 + DAY],
    ['goes after a week, when it was refused', 'jpeg damaged', 'none', NOW_MS / 1000 + 7 * DAY],
  ] as const)('%s', async (_, content, signIn, expiresAt) => {
    await check('image/jpeg', word(content), { settings: { signIn } });
    expect(uploads.record(UPLOAD)?.expiresAt).toBe(expiresAt);
  });
});

describe('a second version of an upload', () => {
  it('that comes after the first was served is only removed (U6)', async () => {
    await check('image/jpeg', word('jpeg of a cat'));
    const before = uploads.record(UPLOAD);
    await validatorOn(uploads).validate(uploads.receive(UPLOAD, 'v2', word('jpeg of a tiger')));
    expect(uploads.objects.get(ORIGINAL)?.body.toString('latin1')).toContain('cat');
    expect(uploads.record(UPLOAD)).toEqual(before);
    expect(uploads.versions.size).toBe(0);
  });

  it('that comes while the first is checked is not the one that is served', async () => {
    uploads.issue(UPLOAD, 'image/jpeg');
    const first = uploads.receive(UPLOAD, 'v1', word('jpeg of a cat'));
    const { validate } = validatorOn(uploads, {
      remakeImage: async (image) => {
        const remade = await remakeWord(image);
        await validatorOn(uploads).validate(uploads.receive(UPLOAD, 'v2', word('jpeg of a tiger')));
        return remade;
      },
    });
    await validate(first);
    expect(uploads.objects.get(ORIGINAL)?.body.toString('latin1')).toContain('cat');
    expect(uploads.versions.size).toBe(0);
  });
});

describe('an upload without a record', () => {
  it('leaves nothing, neither in the quarantine nor in what is served', async () => {
    uploads.objects.set(ORIGINAL, { body: Buffer.from('of an attempt that was killed'), contentType: 'image/jpeg' });
    await validatorOn(uploads).validate(uploads.receive(UPLOAD, 'v1', word('jpeg of a cat')));
    expect(uploads.objects.size + uploads.versions.size).toBe(0);
  });
});

describe('an upload whose version goes while nobody settled it', () => {
  it.each([
    ['image/jpeg', 'jpeg of a cat', 'quarantine.readPart'],
    ['text/plain', 'a text', 'quarantine.readPieces'],
    ['application/zip', 'zip', 'served.copyFile'],
    ['image/jpeg', 'jpeg damaged', 'quarantine.keepRejected'],
  ])(
    'still waits, and its event comes back for an operator to find: %s, %s, before %s',
    async (type, content, port) => {
      const losing: Interference = (name, call) =>
        ((...args: never[]) => {
          if (name === port) uploads.versions.clear();
          return call(...args);
        }) as typeof call;
      const body = type === 'text/plain' ? Buffer.from(content) : word(content);
      await expect(check(type, body, { interfere: losing })).rejects.toThrow('still waits');
      expect(uploads.record(UPLOAD)?.status).toBe('waiting');
    },
  );
});

describe('whatever happens at the same moment', () => {
  const scheduled =
    (scheduler: fc.Scheduler): Interference =>
    (_, call) =>
      scheduler.scheduleFunction<never[], unknown>(call) as typeof call;

  it('serves one content of one version, and leaves nothing in the quarantine', async () => {
    const body = fc.constantFrom('jpeg of a cat', 'jpeg of a tiger', 'jpeg damaged');
    const deliveries = fc.array(fc.constantFrom('v1', 'v2'), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), body, body, deliveries, async (scheduler, first, second, order) => {
        const world = new CheckedUploads();
        world.issue(UPLOAD, 'image/jpeg');
        const arrivals = {
          v1: world.receive(UPLOAD, 'v1', word(first)),
          v2: world.receive(UPLOAD, 'v2', word(second)),
        };
        const { validate } = validatorOn(world, { interfere: scheduled(scheduler) });
        await scheduler.waitFor(Promise.all(order.map((version) => validate(arrivals[version as 'v1' | 'v2']))));
        const record = world.record(UPLOAD)!;
        const isServed = world.objects.has(ORIGINAL);
        const content = record.versionId === 'v1' ? first : second;
        const asItShould = isServed
          ? world.objects.get(ORIGINAL)!.body.toString('latin1').includes(content)
          : record.status === 'rejected';
        const left = [...world.versions.keys()].filter((key) => order.some((version) => key.endsWith(version)));
        return (record.status === 'ready') === isServed && asItShould && left.length === 0;
      }),
      { numRuns: 1_000 },
    );
  });

  it('serves nothing of an upload that its owner deletes meanwhile, even by an attempt that was killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(8), fc.boolean(), async (scheduler, killedAt, isFile) => {
        const world = new CheckedUploads();
        world.issue(UPLOAD, isFile ? 'application/zip' : 'image/jpeg');
        const arrival = world.receive(UPLOAD, 'v1', word(isFile ? 'zip' : 'jpeg of a cat'));
        let calls = 0;
        const killing: Interference = (name, call) => {
          const later = scheduled(scheduler)(name, call);
          return (async (...args: never[]) => {
            if (calls++ >= killedAt) throw new Error('the process is gone');
            return later(...args);
          }) as typeof call;
        };
        const attempt = validatorOn(world, { interfere: killing }).validate(arrival);
        const deletion = world.delete(UPLOAD, (step) => scheduler.schedule(Promise.resolve()).then(step));
        await scheduler.waitFor(Promise.all([attempt.catch(() => undefined), deletion]));
        await validatorOn(world).validate(arrival);
        return world.objects.size === 0 && world.versions.size === 0;
      }),
      { numRuns: 1_000 },
    );
  });
});
