import { randomBytes } from 'node:crypto';

/** An object as fauxqs 1.9.2 has it, and what is kept of it here besides. */
export interface StoredObject {
  readonly key: string;
  readonly body: Buffer;
  contentType: string;
  readonly etag: string;
  readonly metadata: Record<string, string>;
  versionId?: string;
  /** Headers of every answer with the object. */
  headers?: Readonly<Record<string, string>>;
}

/** What fauxqs exports from a file of its own alone. */
export interface StoreClass {
  new (): FauxqsStore;
}

interface FauxqsStore {
  readonly buckets: Map<string, Map<string, StoredObject>>;
  readonly multipartUploads: ReadonlyMap<string, { readonly bucket: string }>;
  putObject(
    bucket: string,
    key: string,
    body: Buffer,
    contentType?: string,
    metadata?: Record<string, string>,
  ): StoredObject;
  getObject(bucket: string, key: string): StoredObject;
  deleteObject(bucket: string, key: string): void;
  completeMultipartUpload(uploadId: string, parts: readonly unknown[]): StoredObject;
}

/** Makes an error that fauxqs answers as S3 would. */
export type MakeS3Error = new (code: string, message: string, status: number) => Error;

export interface ObjectStore extends FauxqsStore {
  keepVersions(bucket: string): void;
  /** @returns undefined when there is none */
  find(bucket: string, keyAndVersion: string): StoredObject | undefined;
}

/** Headers that fauxqs forgets, or keeps from the source of a copy. They come to the store as metadata. */
export const KEPT_HEADERS = ['cache-control', 'content-disposition', 'content-type'];

/** Stands between key and version where fauxqs has room for a key alone; no key has it in it. */
const MARK = '\0';

/** Stands among the versions of a key where it was deleted by its name alone: S3's delete marker. */
const HIDDEN = 'hidden';

export function keyOfVersion(key: string, versionId: string | undefined): string {
  return versionId === undefined ? key : key + MARK + versionId;
}

export function withoutVersion(key: string): string {
  return key.split(MARK)[0]!;
}

/** Puts it into the address of a source. */
export function markVersion(address: string): string {
  return address.replace('?versionId=', encodeURIComponent(MARK));
}

export function newVersionId(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * The objects of fauxqs with their versions: a bucket that keeps them has every one of them until it is deleted by its own id, and a
 * key without a version is the newest that was not deleted since.
 */
export function makeObjectStore(Store: StoreClass, S3Error: MakeS3Error): ObjectStore {
  class VersionedStore extends Store {
    private readonly versioned = new Map<string, Map<string, (StoredObject | typeof HIDDEN)[]>>();

    keepVersions(bucket: string): void {
      this.versioned.set(bucket, new Map());
    }

    find(bucket: string, keyAndVersion: string): StoredObject | undefined {
      try {
        return this.getObject(bucket, keyAndVersion);
      } catch {
        return undefined;
      }
    }

    override putObject(
      bucket: string,
      keyAndVersion: string,
      body: Buffer,
      contentType?: string,
      given: Record<string, string> = {},
    ): StoredObject {
      const [key, versionId] = keyAndVersion.split(MARK) as [string, string?];
      return this.remember(bucket, super.putObject(bucket, key, body, contentType, { ...given }), versionId);
    }

    override completeMultipartUpload(uploadId: string, parts: readonly unknown[]): StoredObject {
      const { bucket } = this.multipartUploads.get(uploadId) ?? {};
      const stored = super.completeMultipartUpload(uploadId, parts);
      return bucket === undefined ? stored : this.remember(bucket, stored);
    }

    override getObject(bucket: string, keyAndVersion: string): StoredObject {
      const [key, versionId] = keyAndVersion.split(MARK) as [string, string?];
      if (versionId === undefined) return super.getObject(bucket, key);
      const found = this.versionsOf(bucket, key).find((each) => each !== HIDDEN && each.versionId === versionId);
      if (!found || found === HIDDEN) throw new S3Error('NoSuchVersion', 'The specified version does not exist.', 404);
      return found;
    }

    override deleteObject(bucket: string, keyAndVersion: string): void {
      const [key, versionId] = keyAndVersion.split(MARK) as [string, string?];
      const current = this.find(bucket, key);
      if (versionId === undefined) {
        super.deleteObject(bucket, key);
        if (current) this.versioned.get(bucket)?.set(key, [...this.versionsOf(bucket, key), HIDDEN]);
        return;
      }
      const left = this.versionsOf(bucket, key).filter((each) => each === HIDDEN || each.versionId !== versionId);
      this.versioned.get(bucket)?.set(key, left);
      if (current?.versionId !== versionId) return;
      super.deleteObject(bucket, key);
      const newest = left.at(-1);
      if (newest && newest !== HIDDEN) this.buckets.get(bucket)!.set(key, newest);
    }

    private versionsOf(bucket: string, key: string): readonly (StoredObject | typeof HIDDEN)[] {
      return this.versioned.get(bucket)?.get(key) ?? [];
    }

    private remember(bucket: string, stored: StoredObject, versionId = newVersionId()): StoredObject {
      const { 'content-type': contentType = stored.contentType, ...headers } = takeKeptHeaders(stored.metadata);
      stored.contentType = contentType;
      stored.headers = headers;
      const versions = this.versioned.get(bucket);
      if (!versions) return stored;
      stored.versionId = versionId;
      versions.set(stored.key, [...(versions.get(stored.key) ?? []), stored]);
      return stored;
    }
  }
  return new VersionedStore();
}

function takeKeptHeaders(metadata: Record<string, string>): Record<string, string> {
  const kept = KEPT_HEADERS.flatMap((name) => (metadata[name] === undefined ? [] : [[name, metadata[name]]]));
  for (const name of KEPT_HEADERS) delete metadata[name];
  return Object.fromEntries(kept);
}
