import { extname } from 'node:path';

/** Media types by the ending of a file's name. A file of another kind is not published. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The addresses stay from one release to the next, so whoever has a file asks whether it is still the one. */
export const ASK_ALWAYS = 'no-cache';

/** What the page reads first: written at deploy, and no file of the release. */
export const CONFIG_FILE = 'config.json';

/**
 * @returns what a browser is told the file is
 * @throws Error naming the file when its kind is not known
 */
export function mediaTypeOf(name: string): string {
  const type = MEDIA_TYPES[extname(name)];
  if (type === undefined) throw new Error(`${name}: files of the page end in ${Object.keys(MEDIA_TYPES).join(', ')}`);
  return type;
}
