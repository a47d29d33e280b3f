import { isUploadId } from './image-request';
import { PREFIXES } from './prefixes';

/** One upload, and whose it is. */
export interface UploadKey {
  readonly owner: string;
  readonly uploadId: string;
}

/** A hash in base64url. Nothing in it needs escaping, nor in an upload's id. */
const OWNER = /^[\w-]{43}$/;

export function incomingKey({ owner, uploadId }: UploadKey): string {
  return `${PREFIXES.incoming}${owner}/${uploadId}`;
}

/** @returns undefined for a key that no upload was ever issued with */
export function parseIncomingKey(key: string): UploadKey | undefined {
  const [prefix, owner = '', uploadId = '', ...rest] = key.split('/');
  if (`${prefix}/` !== PREFIXES.incoming || rest.length > 0) return undefined;
  return OWNER.test(owner) && isUploadId(uploadId) ? { owner, uploadId } : undefined;
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
