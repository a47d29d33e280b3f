import { lasting } from './storage.js';

const SECRET_BYTES = 24;

/** Who this browser is, where nobody signs in: a secret that it made up once, and that its list of files hangs on. */
export function visitor() {
  const kept = lasting.read('visitor-secret');
  const secret = kept ?? base64url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  if (!kept) lasting.write('visitor-secret', secret);
  return { headers: async () => ({ 'x-visitor-secret': secret }), expired: () => false };
}

export function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
