import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { readTemplate } from '../../../../lib/model/template';
import { Closers } from '../../../../lib/tools/laptop/engine/closers';
import { startServices } from '../../../../lib/tools/laptop/engine/start-services';

/** Buckets of a template at work, as a program of its own: Jest does not load the ES module that the server is. */
const TEMPLATE = {
  Resources: {
    Told: { Type: 'AWS::SQS::Queue' },
    Incoming: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        CorsConfiguration: {
          CorsRules: [{ AllowedOrigins: ['https://127.0.0.1:7'], AllowedMethods: ['POST'], MaxAge: 60 }],
        },
        NotificationConfiguration: {
          QueueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((Event) => ({
            Event,
            Queue: { 'Fn::GetAtt': ['Told', 'Arn'] },
            Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
          })),
        },
      },
    },
    Other: { Type: 'AWS::S3::Bucket' },
  },
};

/** With what a replacement in a text would take for an instruction. */
const FILE_NAME = '파일 $& 1+1.png';
const OWN_PAGE = 'http://127.0.0.1:7';
const KEY = 'incoming/한 글+1.png';

type Fields = readonly (readonly [name: string, value: string])[];

async function main() {
  const directory = mkdtempSync(join(tmpdir(), 'buckets-at-work-'));
  const closers = new Closers();
  const stack = readTemplate(TEMPLATE, { name: 'Up', region: 'ap-southeast-2' });
  const services = await startServices({
    stack,
    report: () => undefined,
    closers,
    directory,
    onChange: async () => {},
  });
  const { s3, queues, url, buckets } = services.storage!;
  const [Bucket, other] = buckets as [string, string];
  await s3.send(new PutObjectCommand({ Bucket, Key: 'incoming/before', Body: 'x' }));
  services.storage!.openBuckets();

  const signed = await createPresignedPost(s3, {
    Bucket,
    Key: KEY,
    Expires: 60,
    Fields: { 'Content-Type': 'image/png', success_action_status: '201' },
    Conditions: [['content-length-range', 2, 5]],
  });
  const late = await createPresignedPost(s3, { Bucket, Key: KEY, Expires: -1 });
  const open = await createPresignedPost(s3, {
    Bucket,
    Key: 'named/${filename}',
    Expires: 60,
    Fields: { success_action_status: '201' },
    Conditions: [['starts-with', '$Content-Type', 'image/']],
  });
  const fields: Fields = Object.entries(signed.fields);
  const send = (given: Fields, file: string | undefined, to = Bucket, more: Fields = []) =>
    post(`${url}/${to}`, given, file, more);
  const changed = (name: string, value: string): Fields =>
    fields.map(([each, was]) => [each, each === name ? value : was]);

  const typed = (contentType: string): Fields => [...Object.entries(open.fields), ['Content-Type', contentType]];

  const answers = {
    good: await send(fields, 'bytes'),
    'too large by one': await send(fields, 'bytes1'),
    'too small by one': await send(fields, 'b'),
    'another key': await send(changed('key', 'incoming/other'), 'bytes'),
    'another type': await send(changed('Content-Type', 'text/html'), 'bytes'),
    'a field beside those of the policy': await send([...fields, ['x-amz-meta-a', '1']], 'bytes'),
    'a field behind the file': await send(fields, 'bytes', Bucket, [['x-amz-meta-a', '1']]),
    'another bucket': await send(fields, 'bytes', other),
    'a changed policy': await send(changed('Policy', widened(signed.fields['Policy']!)), 'bytes'),
    'another signer': await send(changed('X-Amz-Credential', 'other/20260101/ap-southeast-2/s3/aws4_request'), 'bytes'),
    'types that all begin as they should': await send(typed('image/png,image/webp'), 'bytes'),
    'one type of several that begins otherwise': await send(typed('image/png,text/html'), 'bytes'),
    late: await send(Object.entries(late.fields), 'bytes'),
    'no policy': await send([['key', KEY]], 'bytes'),
    'no key': await send(
      fields.filter(([name]) => name !== 'key'),
      'bytes',
    ),
    'no signature': await send(
      fields.filter(([name]) => name !== 'X-Amz-Signature'),
      'bytes',
    ),
    'no file': await send(fields, undefined),
    'no form': await post(`${url}/${Bucket}`, [], undefined, [], 'multipart/form-data; boundary=x'),
    'JSON for a form': await post(`${url}/${Bucket}`, [], undefined, [], 'application/json'),
    'the encoding of addresses': await post(`${url}/${Bucket}`, [], undefined, [], 'application/x-www-form-urlencoded'),
  };
  await s3.send(new PutObjectCommand({ Bucket, Key: 'elsewhere/a', Body: 'x' }));
  await s3.send(new CopyObjectCommand({ Bucket, Key: 'incoming/copy', CopySource: `${Bucket}/elsewhere/a` }));
  const Key = 'incoming/copy';
  const { VersionId: marker, DeleteMarker: isMarker } = await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId: 'none' }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'elsewhere/a' }));
  const preflight = (origin: string) =>
    fetch(`${url}/${Bucket}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const pages = {
    own: headersOf(await preflight(OWN_PAGE)),
    foreign: headersOf(await preflight('http://127.0.0.1:8')),
    unsigned: (await fetch(`${url}/${Bucket}/elsewhere/a`)).status,
  };
  const { putObject } = services.storage!;
  const about = { ContentType: 'text/x-own', ContentDisposition: 'attachment', versionId: 'of-an-earlier-start' };
  await putObject(Bucket, 'elsewhere/kept', Buffer.from('x'), about);
  const { ContentType, ContentDisposition, VersionId, Metadata } = await s3.send(
    new HeadObjectCommand({ Bucket, Key: 'elsewhere/kept' }),
  );
  const kept = { ContentType, ContentDisposition, VersionId, Metadata };
  const told = queues.all('Told').map(({ body }) => JSON.parse(body) as unknown);
  process.stdout.write(
    JSON.stringify({
      answers,
      pages,
      told,
      marker: [marker, isMarker],
      kept,
      versions: await versions(s3, Bucket, other),
    }),
  );
  await closers.close();
  rmSync(directory, { recursive: true });
}

async function versions(s3: S3Client, Bucket: string, other: string) {
  const put = async (Body: string) => (await s3.send(new PutObjectCommand({ Bucket, Key: 'a b', Body }))).VersionId;
  const read = (VersionId?: string, from = Bucket) =>
    s3.send(new GetObjectCommand({ Bucket: from, Key: 'a b', VersionId })).then(
      async ({ Body, VersionId: id }) => [await Body!.transformToString(), id],
      (error: Error) => error.name,
    );
  const first = await put('one');
  const second = await put('two');
  const found = { newest: await read(), first: await read(first), none: await read('none') };
  await s3.send(
    new CopyObjectCommand({
      Bucket: other,
      Key: 'a b',
      CopySource: `${Bucket}/a%20b?versionId=${first}`,
      MetadataDirective: 'REPLACE',
      ContentType: 'text/x-own',
      CacheControl: 'max-age=1',
      ContentDisposition: 'attachment; filename="a"',
    }),
  );
  const { ContentType, CacheControl, ContentDisposition, Metadata } = await s3.send(
    new HeadObjectCommand({ Bucket: other, Key: 'a b' }),
  );
  const copy = [await read(undefined, other), ContentType, CacheControl, ContentDisposition, Metadata];
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a b', VersionId: second }));
  const afterVersion = await read();
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a b' }));
  const afterDelete = await read();
  const third = await put('three');
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a b', VersionId: third }));
  const stillDeleted = await read();
  return { first, second, found, copy, afterVersion, afterDelete, stillDeleted, kept: await read(first) };
}

async function post(
  url: string,
  before: Fields,
  file: string | undefined,
  after: Fields,
  contentType?: string,
): Promise<object> {
  const form = new FormData();
  for (const [name, value] of before) form.append(name, value);
  if (file !== undefined) form.append('file', new Blob([file]), FILE_NAME);
  for (const [name, value] of after) form.append(name, value);
  const headers = { origin: OWN_PAGE, ...(contentType && { 'content-type': contentType }) };
  const answer = await fetch(url, { method: 'POST', headers, body: contentType ? 'nothing' : form });
  const xml = await answer.text();
  const element = (name: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(xml)?.[1];
  return {
    status: answer.status,
    allowed: answer.headers.get('access-control-allow-origin'),
    ...Object.fromEntries(['Code', 'Message', 'MaxSizeAllowed', 'Key'].map((name) => [name, element(name)])),
  };
}

/** A policy that lets more bytes through than was signed. */
function widened(policy: string): string {
  const text = Buffer.from(policy, 'base64').toString('utf8');
  return Buffer.from(text.replace('"content-length-range",2,5', '"content-length-range",2,9')).toString('base64');
}

function headersOf({ status, headers }: Response): object {
  const names = ['allow-origin', 'allow-methods', 'max-age'].map((name) => `access-control-${name}`);
  return { status, ...Object.fromEntries(names.map((name) => [name, headers.get(name)])) };
}

void main().then(() => process.exit(0));
