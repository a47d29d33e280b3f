import { createHash } from 'node:crypto';
import type { CheckedRecord, ServedResult } from '../../../lib/upload/domain/checked-record';
import type { Look } from '../../../lib/upload/domain/looks';
import { fileKey, incomingKey, originalKey, rejectedKey, type UploadKey } from '../../../lib/upload/domain/object-keys';
import type { RejectionReason } from '../../../lib/upload/domain/rejections';
import type { Arrival } from '../../../lib/upload/domain/s3-event';
import type { CheckedRecords, Quarantine, ServedFiles } from '../../../lib/upload/domain/validate-deps';

interface MemoryRecord extends CheckedRecord {
  readonly result?: ServedResult;
  readonly reason?: RejectionReason;
  readonly looksLike?: Look;
  readonly expiresAt?: number | undefined;
}

export interface ServedObject {
  readonly body: Buffer;
  readonly contentType: string;
  readonly fileName?: string;
}

/** The table and both buckets, with every version that is in the quarantine and all that was ever written to be served. */
export class CheckedUploads {
  readonly items = new Map<string, MemoryRecord>();
  readonly versions = new Map<string, Buffer>();
  readonly rejected = new Map<string, Buffer>();
  readonly objects = new Map<string, ServedObject>();
  /** Distinct contents that were written to each key: effects, of which an upload may have only one. */
  readonly effects = new Map<string, Set<string>>();
  /** Bytes that left the quarantine. */
  bytesRead = 0;

  issue(upload: UploadKey, contentType: string, fileName = 'file'): void {
    this.items.set(incomingKey(upload), { status: 'waiting', contentType, fileName });
  }

  /** A browser sends its form. */
  receive(upload: UploadKey, versionId: string, body: Buffer): Arrival {
    this.versions.set(versionKey(upload, versionId), body);
    return { ...upload, versionId, bytes: body.length };
  }

  /** What an owner does who deletes an upload: takes away what is served, and forgets it unless it was settled in between. */
  async delete(upload: UploadKey, interfere: <Step>(step: () => Step) => Promise<Step>): Promise<void> {
    for (;;) {
      const status = await interfere(() => this.record(upload)?.status);
      if (status === undefined) return;
      await interfere(() => this.served.remove(upload.uploadId));
      await interfere(() => {
        if (this.record(upload)?.status === status) this.items.delete(incomingKey(upload));
      });
    }
  }

  record(upload: UploadKey): MemoryRecord | undefined {
    return this.items.get(incomingKey(upload));
  }

  readonly records: CheckedRecords = {
    claim: async (upload, versionId) => {
      const record = this.record(upload);
      if (record?.status === 'waiting' && record.versionId === undefined) {
        this.items.set(incomingKey(upload), { ...record, versionId });
      }
      return this.record(upload);
    },
    settle: async (upload, versionId, settlement, expiresAt) => {
      const record = this.record(upload);
      if (record?.status === 'waiting' && record.versionId === versionId) {
        this.items.set(incomingKey(upload), { ...record, ...settlement, expiresAt });
      }
      return this.record(upload);
    },
  };

  readonly quarantine: Quarantine = {
    readPart: async (arrival, fromByte, length) => {
      const part = this.version(arrival)?.subarray(fromByte, fromByte + length);
      this.bytesRead += part?.length ?? 0;
      return part;
    },
    readPieces: async (arrival) => {
      const body = this.version(arrival);
      return body && this.pieces(body);
    },
    keepRejected: async (arrival) => {
      const body = this.version(arrival);
      if (body) this.rejected.set(rejectedKey(arrival), body);
      return body !== undefined;
    },
    remove: async (arrival) => void this.versions.delete(versionKey(arrival, arrival.versionId)),
  };

  readonly served: ServedFiles = {
    writeImage: async (uploadId, body, contentType) => {
      this.write(originalKey(uploadId), { body: Buffer.from(body), contentType });
    },
    copyFile: async (arrival, contentType, fileName) => {
      const body = this.version(arrival);
      if (body) this.write(fileKey(arrival.uploadId), { body, contentType, fileName });
      return body !== undefined;
    },
    remove: async (uploadId) => {
      this.objects.delete(originalKey(uploadId));
      this.objects.delete(fileKey(uploadId));
    },
  };

  private write(key: string, object: ServedObject): void {
    this.objects.set(key, object);
    const contents = this.effects.get(key) ?? new Set();
    this.effects.set(key, contents.add(createHash('sha256').update(object.body).digest('hex')));
  }

  private version(arrival: Arrival): Buffer | undefined {
    return this.versions.get(versionKey(arrival, arrival.versionId));
  }

  /** Odd pieces, so that characters are cut in the middle as a network does. */
  private async *pieces(body: Buffer): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < body.length; at += 997) {
      const piece = body.subarray(at, at + 997);
      this.bytesRead += piece.length;
      yield piece;
    }
  }
}

function versionKey(upload: UploadKey, versionId: string): string {
  return `${incomingKey(upload)} ${versionId}`;
}
