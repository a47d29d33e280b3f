export type ViewerScheme = 'https' | 'http';

/**
 * Whether a browser says that a request was made by a page of another site. Browsers write these headers themselves, a page
 * cannot. What sends neither is no browser that another site could use: it still has to know the token of the form.
 */
export function isFromElsewhere(headers: Readonly<Record<string, string>>, scheme: ViewerScheme): boolean {
  const { 'sec-fetch-site': site, origin, host } = headers;
  // none: a person did it, in the address bar or by a bookmark.
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && origin.toLowerCase() !== `${scheme}://${host}`.toLowerCase();
}
