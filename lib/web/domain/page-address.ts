import type { Language } from '../../config/sentence';

/** What the address of a page says besides its path. */
export interface PagePlace {
  /** @default - the browser's headers say it */
  readonly chosen?: Language | undefined;
  /** @default - the newest entries */
  readonly before?: string | undefined;
}

/** An address within the site. */
export function addressOf(path: '/' | '/entries', { chosen, before }: PagePlace, fragment = ''): string {
  const query = new URLSearchParams({ ...(chosen && { lang: chosen }), ...(before && { before }) }).toString();
  return `${path}${query && `?${query}`}${fragment && `#${fragment}`}`;
}
