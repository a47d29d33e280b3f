import type { Guestbook } from '../domain/guestbook';
import type { ViewerScheme } from '../domain/same-site';

/** What the site calls. */
export interface SiteDeps {
  readonly guestbook: Guestbook;
  /** Text that nobody can guess, of so many bytes, in base64url. */
  readonly randomText: (bytes: number) => string;
  readonly nowMs: () => number;
}

export interface SiteSettings {
  /** Path of the static files, without a slash at its end. */
  readonly staticPath: string;
  /** Name of this server, told with every answer. */
  readonly servedBy: string;
  readonly viewerScheme: ViewerScheme;
}

/** Bytes of a body that are kept: the longest message there can be, with every byte of it written as three. */
export const KEPT_BODY_BYTES = 128 * 1024;
