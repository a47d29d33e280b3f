import { S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { type PostedForm, refusePostedForm } from '../../lib/tools/laptop/buckets/post-policy';
import { presignedForm } from '../../lib/upload/adapters/presigned-form';
import { FORM_SECONDS, uploadForm } from '../../lib/upload/domain/upload-form';

const MOST_BYTES = 1000;
const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token-of-the-role' };
const upload = { owner: 'o'.repeat(43), uploadId: '0190a000-0000-7000-8000-000000000001' };
const secretOf = (id: string) => (id === credentials.accessKeyId ? credentials.secretAccessKey : undefined);

let form: PostedForm;
let issued: number;

beforeAll(async () => {
  const sign = presignedForm(new S3Client({ region: 'ap-southeast-2', credentials }), 'quarantine');
  issued = Date.now();
  const { fields } = await sign(uploadForm(upload, 'image/png', MOST_BYTES));
  form = {
    bucket: 'quarantine',
    fields: new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value])),
    fileBytes: MOST_BYTES,
  };
});

const refusal = (changed: Partial<PostedForm>, seconds = 0) =>
  refusePostedForm({ ...form, ...changed }, { now: new Date(issued + seconds * 1000), secretOf });

/** Fields that say nothing, by S3's own rule. */
const SAYS_NOTHING = /^(awsaccesskeyid|signature|file|x-ignore-)/;

describe('a form that was given out', () => {
  it('is taken as it is, at the limit and until it ends', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({}, FORM_SECONDS - 2)).toBeUndefined();
  });

  it.each([
    ['a byte more', { fileBytes: MOST_BYTES + 1 }, 0, 'EntityTooLarge'],
    ['no byte at all', { fileBytes: 0 }, 0, 'EntityTooSmall'],
    ['another bucket', { bucket: 'files' }, 0, 'AccessDenied'],
    ['five minutes later', {}, FORM_SECONDS + 1, 'AccessDenied'],
  ])('is refused with %s', (_, changed, seconds, code) => {
    expect(refusal(changed, seconds)).toMatchObject({ code });
  });

  it('is refused with any field left out, of another value, or beside those that it has', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('set' as const), at: fc.nat(), value: fc.string({ unit: 'grapheme' }) }),
      fc.record({
        kind: fc.constant('add' as const),
        name: fc.oneof(
          fc.constantFrom('acl', 'tagging', 'x-amz-meta-name', 'x-amz-storage-class', 'content-disposition'),
          fc.string({ minLength: 1 }),
        ),
        value: fc.string(),
      }),
    );
    fc.assert(
      fc.property(change, (changed) => {
        const fields = new Map(form.fields);
        // Which bucket it is for, its address says.
        const names = [...fields.keys()].filter((name) => name !== 'bucket');
        if (changed.kind === 'drop') fields.delete(names[changed.at % names.length]!);
        if (changed.kind === 'set') {
          const name = names[changed.at % names.length]!;
          fc.pre(fields.get(name) !== changed.value);
          fields.set(name, changed.value);
        }
        if (changed.kind === 'add') {
          const name = changed.name.toLowerCase();
          fc.pre(!fields.has(name) && !SAYS_NOTHING.test(name));
          fields.set(name, changed.value);
        }
        return refusal({ fields }) !== undefined;
      }),
      { numRuns: 2000 },
    );
  });
});
