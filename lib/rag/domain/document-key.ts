import { createHash } from 'node:crypto';
import { DOCUMENTS_PREFIX } from './prefixes';

/** S3 takes no longer keys. */
const KEY_BYTES = 1024;

/** Where a document lies, and whose it is. */
export interface DocumentKey {
  readonly tenant: string;
  /** The same for every version of the document. */
  readonly documentId: string;
  /** Key of the object, as S3 has it. */
  readonly key: string;
  /** Name for people to read, in composed form: a Mac writes Hangul letter by letter. */
  readonly name: string;
}

/**
 * Reads whose document a key is.
 *
 * @param tenants - those that there are: what lies in the folder of another is nobody's
 * @returns undefined for what is no document: a folder, or a key of somebody else
 */
export function parseDocumentKey(key: string, tenants: readonly string[]): DocumentKey | undefined {
  if (!key.startsWith(DOCUMENTS_PREFIX)) return undefined;
  const below = key.slice(DOCUMENTS_PREFIX.length);
  const slash = below.indexOf('/');
  const tenant = below.slice(0, Math.max(0, slash));
  const name = below.slice(slash + 1);
  if (!tenants.includes(tenant) || name === '' || name.endsWith('/')) return undefined;
  return { tenant, documentId: documentIdOf(key), key, name: name.normalize('NFC') };
}

/** @returns undefined where the key would be longer than S3 takes */
export function documentKey(tenant: string, name: string): DocumentKey | undefined {
  const key = `${DOCUMENTS_PREFIX}${tenant}/${name.normalize('NFC')}`;
  if (Buffer.byteLength(key) > KEY_BYTES) return undefined;
  return { tenant, documentId: documentIdOf(key), key, name: name.normalize('NFC') };
}

function documentIdOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 20);
}

/** Whether something can be the id of a document. */
export function isDocumentId(text: string): boolean {
  return /^[0-9a-f]{20}$/.test(text);
}
