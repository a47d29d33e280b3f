import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ViewerScheme } from './same-site';

/** Bytes of the secret in a browser's cookie and of the key in a form. */
export const TOKEN_BYTES = { secret: 32, key: 16 } as const;

const SECRET = /^[\w-]{43}$/;
const TOKEN = /^([\w-]{22})\.([\w-]{43})$/;

/**
 * A form carries a key and a seal. The key names the one entry that the form can make, so that sending it again makes no
 * other. The seal binds it to a secret in a cookie of the browser that the form was given to: a page of another site can
 * neither read nor set that cookie, and thus make no form. No server keeps either of them, so any of them can check.
 */
export function formToken(secret: string, key: string): string {
  return `${key}.${sealOf(secret, key)}`;
}

/** @returns the key of a token that was given to the browser with this secret */
export function keyOfToken(token: string, secret: string | undefined): string | undefined {
  const [, key, seal] = TOKEN.exec(token) ?? [];
  if (!key || !seal || secret === undefined) return undefined;
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(secret, key))) ? key : undefined;
}

function sealOf(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('base64url');
}

/** A cookie called `__Host-` is of this host alone, and only TLS can set it. Without TLS there is none of that name. */
function cookieName(scheme: ViewerScheme): string {
  return scheme === 'https' ? '__Host-guestbook' : 'guestbook';
}

export function secretCookie(secret: string, scheme: ViewerScheme): string {
  const secure = scheme === 'https' ? ['Secure'] : [];
  return [`${cookieName(scheme)}=${secret}`, 'Path=/', ...secure, 'HttpOnly', 'SameSite=Strict'].join('; ');
}

/** @returns the secret in a request's cookies, when there is one of the right form */
export function secretOf(headers: Readonly<Record<string, string>>, scheme: ViewerScheme): string | undefined {
  const name = `${cookieName(scheme)}=`;
  return (headers['cookie'] ?? '')
    .split(/[;,] */)
    .flatMap((pair) => (pair.startsWith(name) ? [pair.slice(name.length)] : []))
    .find((secret) => SECRET.test(secret));
}
