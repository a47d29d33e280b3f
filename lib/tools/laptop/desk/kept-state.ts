import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { Language } from '../../../config/sentence';
import { queuesOf } from '../../../model/queues';
import type { StackModel } from '../../../model/template';
import type { StateKeeper } from '../engine/engine';
import type { OnChange, QueuedMessage } from '../engine/services/queue-and-file-server';
import type { LaptopServices, PutAbout, Storage } from '../engine/start-services';
import { coalesced } from './coalesced';
import { FolderClaim } from './folder-claim';
import { KeptFile, writeWhole } from './kept-file';

interface KeptObject {
  readonly bucket: string;
  readonly key: string;
  readonly about: PutAbout;
  /** Name of the file that holds its bytes. */
  readonly file: string;
}

/** Puts right what workers of an earlier start have left half-way: they are all gone. Called before anything works. */
export type Recover = (stack: StackModel, services: LaptopServices) => Promise<void>;

/** Names of the files that this class makes, whole or half written; what else lies in the folder is somebody's. */
const OWN_FILE = /^[0-9a-f]{32}\.bin(\.new)?$/;

type KeptMessages = Readonly<Record<string, readonly QueuedMessage[]>>;

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

  private constructor(
    readonly directory: string,
    private readonly claim: FolderClaim,
    private readonly recover: Recover | undefined,
  ) {
    this.objects = new KeptFile(join(directory, 'objects.json'));
    this.messages = new KeptFile(join(directory, 'messages.json'));
    mkdirSync(join(directory, 'objects'), { recursive: true });
  }

  /**
   * @param recover - what else has to be put right before anything works
   * @throws LaptopError when another start has the folder
   */
  static async open(directory: string, language: Language, recover?: Recover): Promise<KeptState> {
    return new KeptState(directory, await FolderClaim.take(directory, language), recover);
  }

  readonly changed: OnChange = async (what) => this.writers?.[what]();

  /** Lets another start have the folder. */
  close(): Promise<void> {
    return this.claim.release();
  }

  /** Puts back what was kept; what belongs to a bucket or queue that is no longer there is passed over. */
  async restore(stack: StackModel, services: LaptopServices): Promise<void> {
    await this.recover?.(stack, services);
    const { storage } = services;
    if (!storage) return;
    for (const { bucket, key, about, file } of this.objects.read() ?? []) {
      const isThere = OWN_FILE.test(file) && existsSync(this.bytesOf(file));
      if (!storage.buckets.includes(bucket) || !isThere) continue;
      await storage.putObject(bucket, key, readFileSync(this.bytesOf(file)), about);
    }
    const kept = this.messages.read() ?? {};
    for (const { logicalId } of queuesOf(stack)) {
      for (const message of kept[logicalId] ?? []) storage.queues.putBack(logicalId, message);
    }
    this.writers = {
      objects: coalesced(() => this.writeObjects(storage)),
      messages: coalesced(() => this.writeMessages(stack, storage)),
    };
    await Promise.all([this.changed('objects'), this.changed('messages')]);
    // Of a start that was killed before it had written the list.
    const listed = new Set([...this.written.values()].map(({ object }) => object.file));
    for (const file of readdirSync(join(this.directory, 'objects'))) {
      if (OWN_FILE.test(file) && !listed.has(file)) rmSync(this.bytesOf(file));
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
    const { ContentType, CacheControl, ContentDisposition, VersionId: versionId } = found;
    return { bucket, key, about: { ContentType, CacheControl, ContentDisposition, versionId }, file };
  }

  private async writeMessages(stack: StackModel, { queues }: Storage): Promise<void> {
    const ids = queuesOf(stack).map(({ logicalId }) => logicalId);
    this.messages.write(Object.fromEntries(ids.map((id) => [id, queues.all(id)])));
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
