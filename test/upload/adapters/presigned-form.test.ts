import { S3Client } from '@aws-sdk/client-s3';
import { presignedForm } from '../../../lib/upload/adapters/presigned-form';
import { FORM_SECONDS, uploadForm } from '../../../lib/upload/domain/upload-form';

const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token-of-the-role' };
const upload = { owner: 'o'.repeat(43), uploadId: '0190a000-0000-7000-8000-000000000001' };

async function signed(region: string) {
  const sign = presignedForm(new S3Client({ region, credentials }), 'quarantine');
  const { url, fields } = await sign(uploadForm(upload, 'image/png', 1000));
  const policy = JSON.parse(Buffer.from(fields['Policy']!, 'base64').toString('utf8')) as {
    expiration: string;
    conditions: unknown[];
  };
  return { url, fields, policy };
}

describe('a form', () => {
  it('is for one key, one type, one bucket and a size, and for no field beside those that it has', async () => {
    const { fields, policy } = await signed('ap-southeast-2');
    const { Policy: _, 'X-Amz-Signature': __, ...conditioned } = fields;
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 1, 1000],
        ...Object.entries(conditioned).map(([name, value]) => ({ [name]: value })),
      ]),
    );
    expect(policy.conditions).toHaveLength(1 + Object.keys(conditioned).length);
    expect(conditioned).toMatchObject({
      key: `incoming/${upload.owner}/${upload.uploadId}`,
      bucket: 'quarantine',
      'Content-Type': 'image/png',
      success_action_status: '201',
      // Without it S3 knows no such key: the credentials of a role are three.
      'X-Amz-Security-Token': 'token-of-the-role',
    });
  });

  it('ends five minutes later', async () => {
    const { policy, fields } = await signed('ap-southeast-2');
    const [, year, month, day, hour, minute, second] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(fields['X-Amz-Date']!)!;
    const begun = Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second!);
    expect(Date.parse(policy.expiration) - begun).toBe(300_000);
  });

  it.each(['us-east-1', 'ap-northeast-2'])(
    'is sent to the bucket’s own name in %s: elsewhere S3 answers with a redirect, which no browser follows',
    async (region) => {
      expect((await signed(region)).url).toBe(`https://quarantine.s3.${region}.amazonaws.com/`);
    },
  );

  it('is never signed by a session that ends before the form does: the next session is asked for first', async () => {
    const sessions = [FORM_SECONDS - 5, 3_600].map((seconds, index) => ({
      ...credentials,
      sessionToken: `session-${index}`,
      expiration: new Date(Date.now() + seconds * 1000),
    }));
    const provider = async () => (sessions.length > 1 ? sessions.shift()! : sessions[0]!);
    const sign = presignedForm(new S3Client({ region: 'us-east-1', credentials: provider }), 'quarantine');
    const form = uploadForm(upload, 'image/png', 1000);
    await sign(form);
    expect((await sign(form)).fields['X-Amz-Security-Token']).toBe('session-1');
  });
});
