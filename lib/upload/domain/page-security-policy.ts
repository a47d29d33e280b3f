/**
 * What the page may load and do. Nothing in it is run because it stands there, and no text can become a part of it: trusted types
 * without a maker of any close every door for HTML, so a file's name that got through every other check would still be text.
 *
 * @param connections - origins that the page talks to beside its own: where files are sent, and where people sign in
 */
export function pageSecurityPolicy(connections: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    `connect-src ${["'self'", ...connections].join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
