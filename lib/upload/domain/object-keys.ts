import { PREFIXES } from './prefixes';

/** One upload, and whose it is. */
export interface UploadKey {
  readonly owner: string;
  readonly uploadId: string;
}

/** An owner is a hash in base64url, an upload a UUID of version 7: nothing in a key needs escaping, and no key holds a slash too many. */
const INCOMING = new RegExp(
  `^${PREFIXES.incoming}(?<owner>[\\w-]{43})/(?<uploadId>[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$`,
);

export function incomingKey({ owner, uploadId }: UploadKey): string {
  return `${PREFIXES.incoming}${owner}/${uploadId}`;
}

/** @returns undefined for a key that no upload was ever issued with */
export function parseIncomingKey(key: string): UploadKey | undefined {
  const { owner, uploadId } = INCOMING.exec(key)?.groups ?? {};
  return owner && uploadId ? { owner, uploadId } : undefined;
}

export function rejectedKey({ owner, uploadId }: UploadKey): string {
  return `${PREFIXES.rejected}${owner}/${uploadId}`;
}

/** An image as it was made anew. */
export function originalKey(uploadId: string): string {
  return `${PREFIXES.originals}${uploadId}`;
}

/** A file of another kind than an image. */
export function fileKey(uploadId: string): string {
  return `${PREFIXES.files}${uploadId}`;
}
