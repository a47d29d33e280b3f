import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'buckets-at-work.ts')];

const NAMED = 'named/파일 $&amp; 1+1.png';

interface Answer {
  readonly status: number;
  readonly allowed: string | null;
  readonly Code?: string;
  readonly Message?: string;
  readonly MaxSizeAllowed?: string;
  readonly Key?: string;
}

interface Told {
  readonly eventName: string;
  readonly awsRegion: string;
  readonly s3: {
    readonly bucket: { readonly name: string };
    readonly object: {
      readonly key: string;
      readonly size: number;
      readonly versionId: string;
      readonly sequencer: string;
    };
  };
}

interface AtWork {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly pages: Readonly<Record<string, unknown>>;
  readonly kept: object;
  readonly marker: readonly [string, boolean];
  readonly told: readonly { readonly Records: readonly [Told] }[];
  readonly versions: Readonly<Record<string, unknown>> & { readonly found: Readonly<Record<string, unknown>> };
}

let work: AtWork;
beforeAll(() => {
  const found = execFileSync(process.execPath, PROGRAM, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  work = JSON.parse(found) as AtWork;
});

describe('the form of a browser', () => {
  test('that its policy allows is an object, and is answered to the page that the bucket lets call', () => {
    expect(work.answers['good']).toEqual({ status: 201, allowed: 'http://127.0.0.1:7', Key: 'incoming/한 글+1.png' });
    expect(work.answers['a field behind the file']!.status).toBe(201);
  });

  test.each([
    ['too large by one', 400, 'EntityTooLarge', 'exceeds the maximum'],
    ['too small by one', 400, 'EntityTooSmall', 'smaller than the minimum'],
    ['another key', 403, 'AccessDenied', 'Policy Condition failed: [&quot;eq&quot;, &quot;$key&quot;'],
    ['another type', 403, 'AccessDenied', '&quot;$content-type&quot;'],
    ['a field beside those of the policy', 403, 'AccessDenied', 'Extra input fields: x-amz-meta-a'],
    ['one type of several that begins otherwise', 403, 'AccessDenied', 'starts-with'],
    ['another bucket', 403, 'AccessDenied', '&quot;$bucket&quot;'],
    ['a changed policy', 403, 'SignatureDoesNotMatch', 'does not match'],
    ['another signer', 403, 'InvalidAccessKeyId', 'does not exist'],
    ['late', 403, 'AccessDenied', 'Policy expired'],
    ['no policy', 403, 'AccessDenied', 'Access Denied'],
    ['no key', 400, 'InvalidArgument', "'key'"],
    ['no signature', 400, 'InvalidArgument', "'x-amz-signature'"],
    ['no file', 400, 'InvalidArgument', 'exactly one file'],
    ['no form', 400, 'MalformedPOSTRequest', 'multipart/form-data'],
    ['JSON for a form', 412, 'PreconditionFailed', 'pre-conditions'],
    ['the encoding of addresses', 412, 'PreconditionFailed', 'pre-conditions'],
  ])('is refused with %s as S3 refuses it', (name, status, code, message) => {
    expect(work.answers[name]).toMatchObject({ status, Code: code, Message: expect.stringContaining(message) });
  });

  test('that names its object after its file has every letter of that name', () => {
    expect(work.answers['types that all begin as they should']).toMatchObject({ status: 201, Key: NAMED });
  });

  test('that is too large is told the limit', () => {
    expect(work.answers['too large by one']!.MaxSizeAllowed).toBe('5');
  });
});

test('a page of another origin may not ask, and nobody reads without a signature', () => {
  expect(work.pages['own']).toEqual({
    status: 200,
    'access-control-allow-origin': 'http://127.0.0.1:7',
    'access-control-allow-methods': 'POST',
    'access-control-max-age': '60',
  });
  expect(work.pages['foreign']).toMatchObject({ status: 403, 'access-control-allow-origin': null });
  expect(work.pages['unsigned']).toBe(403);
});

test('the queue is told of what was hidden, by the marker that hides it, and of what was deleted for good', () => {
  const [marker, isMarker] = work.marker;
  const removed = work.told.map(({ Records }) => Records[0]).slice(3);
  expect(isMarker).toBe(true);
  expect(
    removed.map(({ eventName, s3: { object } }) => [eventName, object.key, object.size, object.versionId]),
  ).toEqual([
    ['ObjectRemoved:DeleteMarkerCreated', 'incoming/copy', undefined, marker],
    ['ObjectRemoved:Delete', 'incoming/copy', undefined, 'none'],
  ]);
});

test('the queue is told of what was made below its prefix since the start, key encoded as in a form, in order', () => {
  const all = work.told.map(({ Records }) => Records[0]);
  const told = all.slice(0, 3);
  expect(told.map(({ eventName, s3 }) => [eventName, s3.object.key, s3.object.size])).toEqual([
    ['ObjectCreated:Post', 'incoming/%ED%95%9C+%EA%B8%80%2B1.png', 5],
    ['ObjectCreated:Post', 'incoming/%ED%95%9C+%EA%B8%80%2B1.png', 5],
    ['ObjectCreated:Copy', 'incoming/copy', 1],
  ]);
  expect(new Set(told.map(({ s3 }) => s3.object.versionId)).size).toBe(3);
  const sequencers = all.map(({ s3 }) => s3.object.sequencer);
  expect(sequencers).toEqual([...sequencers].sort());
  expect(told[0]).toMatchObject({ awsRegion: 'ap-southeast-2', s3: { bucket: { name: 'up-incoming' } } });
});

test('an object that an earlier start has kept is put back under its version, with its headers', () => {
  expect(work.kept).toEqual({
    ContentType: 'text/x-own',
    ContentDisposition: 'attachment',
    VersionId: 'of-an-earlier-start',
    Metadata: {},
  });
});

describe('a bucket that keeps versions', () => {
  test('has each by its id, the newest without one, and none that never was', () => {
    const { found, first, second } = work.versions;
    expect(found).toEqual({ newest: ['two', second], first: ['one', first], none: 'NoSuchVersion' });
  });

  test('copies the version that is named, with the headers that the copy is given', () => {
    expect(work.versions['copy']).toEqual([['one', null], 'text/x-own', 'max-age=1', 'attachment; filename="a"', {}]);
  });

  test('has the one before when the newest is deleted by its id, and hides them all when the key is deleted', () => {
    const { first, afterVersion, afterDelete, kept } = work.versions;
    expect([afterVersion, afterDelete, kept]).toEqual([['one', first], 'NoSuchKey', ['one', first]]);
  });

  test('has nothing again, and none of those before, when what came after a deletion is deleted by its id', () => {
    expect(work.versions['stillDeleted']).toBe('NoSuchKey');
  });
});
