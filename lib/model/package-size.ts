import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** What a ZIP file holds of each entry beside its name, which it has twice, and its bytes. */
const ENTRY_BYTES = 76;

/**
 * Bytes of the ZIP file that an asset is uploaded as. Files are compressed for it only when they are more than `enough` as they are:
 * compressed they are never more.
 *
 * @param path - of a directory, or of a file that is one already
 */
export function packageBytes(path: string, enough: number): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
  const names = files.reduce((bytes, name) => bytes + ENTRY_BYTES + 2 * Buffer.byteLength(name), 0);
  const raw = files.reduce((bytes, name) => bytes + statSync(join(path, name)).size, names);
  if (raw <= enough) return raw;
  return files.reduce((bytes, name) => bytes + deflateRawSync(readFileSync(join(path, name))).length, names);
}
