import fc from 'fast-check';
import { decodeKey } from '../../../lib/shared/s3-news';
import { incomingKey, parseIncomingKey, rejectedKey } from '../../../lib/upload/domain/object-keys';
import { readS3Event } from '../../../lib/upload/domain/s3-event';
import { QUARANTINE, s3Message, UPLOAD } from '../fakes/arrivals';

/** A key as S3 writes it into events. */
const encoded = (key: string) => encodeURIComponent(key).replace(/%20/g, '+').replace(/%2F/g, '/');
const read = (body: string) => readS3Event(body, QUARANTINE);
const KEY = incomingKey(UPLOAD);

describe('an event of the quarantine', () => {
  it('tells whose upload came, in which version and of how many bytes', () => {
    expect(read(s3Message({ key: encoded(KEY), versionId: 'L4kqtJlcpXroDTDmpUMLUo', size: 1234 }))).toEqual({
      ok: true,
      arrivals: [{ ...UPLOAD, versionId: 'L4kqtJlcpXroDTDmpUMLUo', bytes: 1234 }],
    });
  });

  it('may tell of several objects', () => {
    const [one, two] = ['v1', 'v2'].map((versionId) => JSON.parse(s3Message({ key: KEY, versionId })));
    const event = read(JSON.stringify({ Records: [...one.Records, ...two.Records] }));
    expect(event).toMatchObject({ ok: true, arrivals: [{ versionId: 'v1' }, { versionId: 'v2' }] });
  });

  it('is the test event that S3 sends when the notification is set up, and tells of nothing', () => {
    const testEvent = { Service: 'Amazon S3', Event: 's3:TestEvent', Time: '2026-11-26T03:00:00Z', Bucket: QUARANTINE };
    expect(read(JSON.stringify(testEvent))).toEqual({ ok: true, arrivals: [] });
  });

  it.each([
    ['not-json', 'hello'],
    ['not-json', ''],
    ['not-an-event', 'null'],
    ['not-an-event', '[]'],
    ['not-an-event', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['not-an-event', '{"Records":[]}'],
    ['not-an-event', '{"Records":[{"eventName":"ObjectCreated:Post"}]}'],
    ['not-an-event', '{"__proto__":{"Records":[]}}'],
    ['not-an-event', s3Message({ key: KEY, eventName: 'ObjectRemoved:Delete' })],
    ['not-an-event', s3Message({ key: KEY, size: -1 })],
    ['foreign-bucket', s3Message({ key: KEY, bucket: 'another-bucket' })],
    ['malformed-key', s3Message({ key: `${KEY}%` })],
    ['malformed-key', s3Message({ key: `${KEY}%C3%28` })],
    ['foreign-key', s3Message({ key: rejectedKey(UPLOAD) })],
    ['foreign-key', s3Message({ key: `${KEY}/more` })],
    ['foreign-key', s3Message({ key: `x/${KEY}` })],
    ['foreign-key', s3Message({ key: `${KEY}%0A` })],
    ['foreign-key', s3Message({ key: KEY.replace(UPLOAD.owner, '..') })],
    ['foreign-key', s3Message({ key: KEY.replace('-7', '-4') })],
    ['no-version', s3Message({ key: KEY, versionId: 'null' })],
    ['no-version', s3Message({ key: KEY, versionId: '' })],
    ['no-version', s3Message({ key: KEY }).replace('"versionId":"v1",', '')],
  ])('is %s: %.80j', (fault, body) => {
    expect(read(body)).toEqual({ ok: false, fault });
  });

  it('is read whole or not at all', () => {
    const [good, bad] = [KEY, 'elsewhere'].map((key) => JSON.parse(s3Message({ key })));
    expect(read(JSON.stringify({ Records: [...good.Records, ...bad.Records] }))).toEqual({
      ok: false,
      fault: 'foreign-key',
    });
  });

  it('is refused, never thrown at, whatever it holds', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string({ unit: 'binary' }).map((key) => s3Message({ key })),
    );
    fc.assert(
      fc.property(odd, (body) => !read(body).ok),
      { numRuns: 2_000 },
    );
  });
});

describe('a key', () => {
  it('comes back from the form that S3 writes it in, twenty thousand times', () => {
    const key = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('+', '%', ' ', '/', '%20', '%2B', '가', '😀', '\u202e'), maxLength: 20 }),
    );
    fc.assert(
      fc.property(key, (text) => decodeKey(encoded(text)) === text),
      { numRuns: 20_000 },
    );
  });

  it('names exactly the upload that it was made of', () => {
    const upload = fc.record({
      owner: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
      uploadId: fc.uuid({ version: 7 }),
    });
    fc.assert(
      fc.property(upload, ({ owner, uploadId }) => {
        const parsed = parseIncomingKey(incomingKey({ owner, uploadId }));
        return parsed?.owner === owner && parsed.uploadId === uploadId;
      }),
    );
  });
});
