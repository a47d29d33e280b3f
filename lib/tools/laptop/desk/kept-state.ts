import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { queuesOf } from '../../../model/queues';
import type { StackModel } from '../../../model/template';
import type { StateKeeper } from '../engine/engine';
import type { LyingMessage, OnChange } from '../engine/services/queue-and-file-server';
import type { LaptopServices, Storage } from '../engine/start-services';
import { coalesced } from './coalesced';
import { KeptFile, writeWhole } from './kept-file';

interface KeptObject {
  readonly bucket: string;
  readonly key: string;
  readonly contentType?: string;
  /** Name of the file that holds its bytes. */
  readonly file: string;
}

type KeptMessages = Readonly<Record<string, readonly LyingMessage[]>>;

/**
 * A folder that keeps the objects of the buckets and the messages of the queues, which the embedded server has in memory.
 * It is written as they change, before the call that changed them is answered: what a client was told survives a kill.
 */
export class KeptState implements StateKeeper {
  private readonly objects: KeptFile<readonly KeptObject[]>;
  private readonly messages: KeptFile<KeptMessages>;
  /** What is in the folder, by bucket and key, with what tells one version of an object from another. */
  private readonly written = new Map<string, { readonly version: string; readonly object: KeptObject }>();
  private writers: Readonly<Record<Parameters<OnChange>[0], () => Promise<void>>> | undefined;

  constructor(readonly directory: string) {
    this.objects = new KeptFile(join(directory, 'objects.json'));
    this.messages = new KeptFile(join(directory, 'messages.json'));
    mkdirSync(join(directory, 'objects'), { recursive: true });
  }

  readonly changed: OnChange = async (what) => this.writers?.[what]();

  /** Puts back what was kept; what belongs to a bucket or queue that is no longer there is passed over. */
  async restore(stack: StackModel, { storage }: LaptopServices): Promise<void> {
    if (!storage) return;
    for (const { bucket, key, contentType, file } of this.objects.read() ?? []) {
      if (!storage.buckets.includes(bucket)) continue;
      await storage.putObject(bucket, key, readFileSync(this.bytesOf(file)), contentType);
    }
    const kept = this.messages.read() ?? {};
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
    this.writers = {
      objects: coalesced(() => this.writeObjects(storage)),
      messages: coalesced(() => this.writeMessages(stack, storage)),
    };
    await Promise.all([this.changed('objects'), this.changed('messages')]);
    // Of a start that was killed before it had written the list.
    const listed = new Set([...this.written.values()].map(({ object }) => object.file));
    for (const file of readdirSync(join(this.directory, 'objects'))) {
      if (!listed.has(file)) rmSync(this.bytesOf(file));
    }
  }

  /** Writes the objects that are new or others than before, then the list, and only then removes what is not in it. */
  private async writeObjects(storage: Storage): Promise<void> {
    const there = new Set<string>();
    for (const bucket of storage.buckets) {
      for await (const { key, version } of objectsOf(storage.s3, bucket)) {
        const name = `${bucket}/${key}`;
        there.add(name);
        if (this.written.get(name)?.version === version) continue;
        const object = await this.writeObject(storage.s3, bucket, key);
        if (object) this.written.set(name, { version, object });
      }
    }
    const gone = [...this.written].filter(([name]) => !there.has(name));
    for (const [name] of gone) this.written.delete(name);
    this.objects.write([...this.written.values()].map(({ object }) => object));
    for (const [, { object }] of gone) rmSync(this.bytesOf(object.file), { force: true });
  }

  /** @returns undefined for an object that was deleted meanwhile */
  private async writeObject(s3: S3Client, bucket: string, key: string): Promise<KeptObject | undefined> {
    const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch((error: Error) => {
      if (error.name !== 'NoSuchKey') throw error;
    });
    if (!found) return undefined;
    const file = `${createHash('sha256').update(`${bucket}/${key}`).digest('hex').slice(0, 32)}.bin`;
    writeWhole(this.bytesOf(file), await found.Body!.transformToByteArray());
    return { bucket, key, ...(found.ContentType && { contentType: found.ContentType }), file };
  }

  private async writeMessages(stack: StackModel, { queues }: Storage): Promise<void> {
    const ids = queuesOf(stack).map(({ logicalId }) => logicalId);
    this.messages.write(Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await queues.all(id)]))));
  }

  private bytesOf(file: string): string {
    return join(this.directory, 'objects', file);
  }
}

async function* objectsOf(s3: S3Client, bucket: string): AsyncGenerator<{ key: string; version: string }> {
  let token: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }));
    for (const { Key: key, ETag: tag, LastModified: at } of page.Contents ?? []) {
      if (key) yield { key, version: `${tag} ${at?.getTime()}` };
    }
    token = page.NextContinuationToken;
  } while (token);
}
