import type { Readable } from 'node:stream';

/** The files bucket, as the jobs see it. */
export interface Files {
  /** The whole object, refused before it is read when it is larger than `maxBytes`. */
  readonly read: (key: string, maxBytes: number, signal?: AbortSignal) => Promise<ReadResult>;
  /** The object from a byte on. With `etag`, only if it is still the object that had it. */
  readonly stream: (
    key: string,
    fromByte: number,
    etag: string | undefined,
    signal?: AbortSignal,
  ) => Promise<StreamResult>;
  readonly write: (key: string, body: Buffer | string, contentType: string, signal?: AbortSignal) => Promise<void>;
  /** Copies an object to a file on disk. */
  readonly download: (key: string, path: string, maxBytes: number, signal?: AbortSignal) => Promise<DownloadResult>;
  /** Copies a file on disk to an object and tells its size. */
  readonly upload: (path: string, key: string, contentType: string, signal?: AbortSignal) => Promise<number>;
}

/** A link with which a browser may fetch one object until it expires. */
export type LinkTo = (key: string, seconds: number) => Promise<string>;

export type ReadResult = { readonly ok: true; readonly bytes: Buffer } | UnusableFile;
export type DownloadResult = { readonly ok: true } | UnusableFile;

/** Nothing that trying again would change. */
export interface UnusableFile {
  readonly ok: false;
  readonly reason: 'missing' | 'too-large';
}

export type StreamResult =
  | ({ readonly ok: true } & ByteStream)
  | { readonly ok: false; readonly reason: 'missing' | 'changed' };

export interface ByteStream {
  readonly body: Readable;
  readonly etag: string;
  /** Bytes of the whole object, however late the stream starts. */
  readonly totalBytes: number;
}
