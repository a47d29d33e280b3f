/**
 * What a page may load and do: style, script and picture of this site, and its own form. Nothing in a page is run because it
 * stands there, so an entry that got through every other check would still be text. CloudFront and the application both say it.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
