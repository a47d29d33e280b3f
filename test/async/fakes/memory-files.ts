import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Files } from '../../../lib/async/domain/files';

/** A bucket in memory that also counts how often each key was written with which content. */
export class MemoryFiles implements Files {
  readonly objects = new Map<string, Buffer>();
  /** Contents written to each key, in order: effects of which a job may have only one. */
  readonly writes = new Map<string, Set<string>>();

  put(key: string, body: Buffer | string): void {
    this.objects.set(key, Buffer.from(body));
  }

  readonly read: Files['read'] = async (key, maxBytes) => {
    const bytes = this.objects.get(key);
    if (bytes === undefined) return { ok: false, reason: 'missing' };
    return bytes.length > maxBytes ? { ok: false, reason: 'too-large' } : { ok: true, bytes };
  };

  readonly stream: Files['stream'] = async (key, fromByte, etag) => {
    const bytes = this.objects.get(key);
    if (bytes === undefined) return { ok: false, reason: 'missing' };
    if (etag !== undefined && etag !== etagOf(bytes)) return { ok: false, reason: 'changed' };
    const body = Readable.from(pieces(bytes.subarray(fromByte)), { objectMode: false });
    return { ok: true, body, etag: etagOf(bytes), totalBytes: bytes.length };
  };

  readonly write: Files['write'] = async (key, body) => {
    this.put(key, body);
    const contents = this.writes.get(key) ?? new Set();
    this.writes.set(key, contents.add(etagOf(Buffer.from(body))));
  };

  readonly download: Files['download'] = async (key, path, maxBytes) => {
    const read = await this.read(key, maxBytes);
    if (!read.ok) return read;
    await writeFile(path, read.bytes);
    return { ok: true };
  };

  readonly upload: Files['upload'] = async (path, key, contentType) => {
    const bytes = await readFile(path);
    await this.write(key, bytes, contentType);
    return bytes.length;
  };
}

/** Odd pieces, so that characters and rows are cut in the middle as a network does. */
function pieces(bytes: Buffer): Buffer[] {
  const size = 997;
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

function etagOf(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}
