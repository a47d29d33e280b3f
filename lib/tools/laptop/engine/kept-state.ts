import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { LyingMessage } from './services/queue-and-file-server';

interface KeptObject {
  readonly bucket: string;
  readonly key: string;
  readonly contentType?: string;
  /** Name of the file that holds its bytes. */
  readonly file: string;
}

type KeptMessages = Readonly<Record<string, readonly LyingMessage[]>>;

/** Writes the objects of the buckets and the messages of the queues to a folder: what the embedded server only has in memory. */
export async function saveState(
  directory: string,
  s3: S3Client,
  buckets: readonly string[],
  messages: KeptMessages,
): Promise<void> {
  const folder = join(directory, 'objects');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const kept: KeptObject[] = [];
  for (const bucket of buckets) {
    for await (const key of objectKeys(s3, bucket)) {
      const { Body: body, ContentType: contentType } = await s3.send(
        new GetObjectCommand({ Bucket: bucket, Key: key }),
      );
      const file = `${kept.length}.bin`;
      writeFileSync(join(folder, file), await body!.transformToByteArray());
      kept.push({ bucket, key, ...(contentType && { contentType }), file });
    }
  }
  writeFileSync(join(directory, 'objects.json'), JSON.stringify(kept, undefined, 2));
  writeFileSync(join(directory, 'messages.json'), JSON.stringify(messages, undefined, 2));
}

/** Puts back what saveState wrote; what belongs to a bucket or queue that is no longer there is passed over. */
export async function restoreState(
  directory: string,
  s3: S3Client,
  buckets: readonly string[],
  sqs: SQSClient,
  queueUrls: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { bucket, key, contentType, file } of readKept<KeptObject[]>(join(directory, 'objects.json')) ?? []) {
    if (!buckets.includes(bucket)) continue;
    const body = readFileSync(join(directory, 'objects', file));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }));
  }
  const messages = readKept<KeptMessages>(join(directory, 'messages.json')) ?? {};
  for (const [queue, lying] of Object.entries(messages)) {
    const url = queueUrls.get(queue);
    for (const { body, messageAttributes } of url ? lying : []) {
      await sqs.send(
        new SendMessageCommand({ QueueUrl: url, MessageBody: body, MessageAttributes: { ...messageAttributes } }),
      );
    }
  }
}

export async function* objectKeys(s3: S3Client, bucket: string, prefix = ''): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }));
    for (const { Key: key } of page.Contents ?? []) if (key) yield key;
    token = page.NextContinuationToken;
  } while (token);
}

function readKept<Value>(file: string): Value | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Value) : undefined;
}
