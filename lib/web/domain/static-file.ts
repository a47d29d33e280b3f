import { extname } from 'node:path';

/** Media types by the ending of a file's name. A file of another kind is not published. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Nothing under a path ever changes: what changes gets another path. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * @returns what a browser is told the file is
 * @throws Error naming the file when its kind is not known
 */
export function mediaTypeOf(name: string): string {
  const type = MEDIA_TYPES[extname(name)];
  if (type === undefined) throw new Error(`${name}: static files end in ${Object.keys(MEDIA_TYPES).join(', ')}`);
  return type;
}
