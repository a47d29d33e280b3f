import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { queuesOf } from '../../../model/queues';
import type { StackModel } from '../../../model/template';
import type { StateKeeper } from '../engine/engine';
import type { LyingMessage } from '../engine/services/queue-and-file-server';
import type { LaptopServices } from '../engine/start-services';

interface KeptObject {
  readonly bucket: string;
  readonly key: string;
  readonly contentType?: string;
  /** Name of the file that holds its bytes. */
  readonly file: string;
}

type KeptMessages = Readonly<Record<string, readonly LyingMessage[]>>;

/** A folder that keeps the objects of the buckets and the messages of the queues, which the embedded server has in memory. */
export class KeptState implements StateKeeper {
  constructor(readonly directory: string) {}

  async save(stack: StackModel, { storage }: LaptopServices): Promise<void> {
    if (!storage) return;
    const folder = join(this.directory, 'objects');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const kept: KeptObject[] = [];
    for (const bucket of storage.buckets) {
      for await (const key of objectKeys(storage.s3, bucket)) {
        const { Body: body, ContentType: contentType } = await storage.s3.send(
          new GetObjectCommand({ Bucket: bucket, Key: key }),
        );
        const file = `${kept.length}.bin`;
        writeFileSync(join(folder, file), await body!.transformToByteArray());
        kept.push({ bucket, key, ...(contentType && { contentType }), file });
      }
    }
    const messages: Record<string, readonly LyingMessage[]> = {};
    for (const { logicalId } of queuesOf(stack)) messages[logicalId] = await storage.queues.all(logicalId);
    this.write('objects.json', kept);
    this.write('messages.json', messages);
  }

  /** Puts back what was saved; what belongs to a bucket or queue that is no longer there is passed over. */
  async restore(stack: StackModel, { storage }: LaptopServices): Promise<void> {
    if (!storage) return;
    for (const { bucket, key, contentType, file } of this.read<KeptObject[]>('objects.json') ?? []) {
      if (!storage.buckets.includes(bucket)) continue;
      await storage.putObject(bucket, key, readFileSync(join(this.directory, 'objects', file)), contentType);
    }
    const kept = this.read<KeptMessages>('messages.json') ?? {};
    for (const { logicalId } of queuesOf(stack)) {
      for (const { body, messageAttributes, messageGroupId, messageDeduplicationId } of kept[logicalId] ?? []) {
        await storage.queues.send(logicalId, {
          MessageBody: body,
          MessageAttributes: { ...messageAttributes },
          ...(messageGroupId && { MessageGroupId: messageGroupId }),
          ...(messageDeduplicationId && { MessageDeduplicationId: messageDeduplicationId }),
        });
      }
    }
  }

  private write(name: string, value: unknown): void {
    writeFileSync(join(this.directory, name), JSON.stringify(value, undefined, 2));
  }

  private read<Value>(name: string): Value | undefined {
    const file = join(this.directory, name);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Value) : undefined;
  }
}

async function* objectKeys(s3: S3Client, bucket: string): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }));
    for (const { Key: key } of page.Contents ?? []) if (key) yield key;
    token = page.NextContinuationToken;
  } while (token);
}
