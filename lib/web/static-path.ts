import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The style sheet, the script and the picture of the page. */
export const STATIC_DIRECTORY = join(__dirname, 'static');

/** Characters of the hash in the path: enough that no two versions ever share one. */
const HASH_CHARACTERS = 16;

export interface StaticFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * The path that files are served under. It says what is in all of them, so a page names the files it was made with: they can be
 * kept for a year wherever they pass, and a new page never meets an old style sheet.
 */
export function pathOfFiles(files: readonly StaticFile[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of [...files].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    // With their lengths, so that no end of one file reads as the beginning of another.
    hash.update(`${Buffer.byteLength(name)}:${name}${content.byteLength}:`).update(content);
  }
  return `/static/${hash.digest('hex').slice(0, HASH_CHARACTERS)}`;
}

/** The path of the files in the folder, as they are now. */
export function staticPath(directory: string = STATIC_DIRECTORY): string {
  return pathOfFiles(readdirSync(directory).map((name) => ({ name, content: readFileSync(join(directory, name)) })));
}
