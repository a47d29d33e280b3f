import { randomBytes } from 'node:crypto';
import type { HandlerServer } from '../../../lib/shared/handler-server';
import type { Guestbook } from '../../../lib/web/domain/guestbook';
import type { SiteSettings } from '../../../lib/web/site/site-parts';
import { siteServer } from '../../../lib/web/site/site-server';
import { Browser } from './browser';
import { type Call, callSite } from './call-site';

export const STATIC_PATH = '/static/0123456789abcdef';

/** The site on a free port of loopback, over any guestbook. */
export async function servedSite(guestbook: Guestbook, settings: Partial<SiteSettings> = {}) {
  const server: HandlerServer = siteServer(
    { guestbook, randomText: (bytes) => randomBytes(bytes).toString('base64url'), nowMs: Date.now },
    { staticPath: STATIC_PATH, servedBy: 'i-0123456789abcdef0', viewerScheme: 'https', ...settings },
  );
  const port = await server.listen(0, '127.0.0.1');
  return {
    port,
    server,
    call: (call: Call) => callSite(port, call),
    browser: (headers: Readonly<Record<string, string>> = {}) => new Browser(port, headers),
    stop: () => server.drain(0),
  };
}
