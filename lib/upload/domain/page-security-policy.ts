/**
 * What the page may load and do. Nothing in it is run because it stands there, and no text can become a part of it: trusted types
 * without a maker of any close every door for HTML, so a file's name that got through every other check would still be text.
 *
 * Without what it may talk to, which differs from one deployment to the next.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Begins the list of what the page may talk to: the API is at its own address. */
export const PAGE_CONNECTIONS = "connect-src 'self'";

/** What a file may do that somebody sent, should a browser show it after all: nothing, in an origin of its own (U11). */
export const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";
