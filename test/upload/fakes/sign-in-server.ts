import { randomBytes } from 'node:crypto';
import { type Answer, bodyOf, sendJson } from './loopback';

interface Begun {
  readonly nonce: string;
  readonly challenge: string;
}

/** A user pool's sign-in that asks nobody anything: who comes is signed in as the same person, and its tokens can be ended. */
export class SignInServer {
  /** Access tokens that the API takes. */
  readonly valid = new Set<string>();
  refreshes = 0;
  /** Whether a refresh token is worth anything. */
  takesRefresh = true;
  secondsToLive = 3600;
  /** Claims of its tokens that are not as they should be. */
  readonly wrong: Record<string, string> = {};
  signOuts = 0;
  private readonly codes = new Map<string, Begun>();

  constructor(readonly clientId: string) {}

  readonly answer: Answer = async (request, response, url) => {
    const asked = url.searchParams;
    if (url.pathname === '/oauth2/authorize') {
      const code = randomBytes(9).toString('hex');
      this.codes.set(code, { nonce: asked.get('nonce')!, challenge: asked.get('code_challenge')! });
      const back = new URL(asked.get('redirect_uri')!);
      back.search = String(new URLSearchParams({ code, state: asked.get('state')! }));
      response.writeHead(302, { location: back.href }).end();
    } else if (url.pathname === '/logout') {
      this.signOuts++;
      response.writeHead(302, { location: asked.get('logout_uri')! }).end();
    } else {
      response.setHeader('access-control-allow-origin', '*');
      const fields = new URLSearchParams((await bodyOf(request)).toString());
      const tokens = await this.exchange(fields);
      sendJson(response, tokens ? 200 : 400, tokens ?? { error: 'invalid_grant' });
    }
  };

  private async exchange(fields: URLSearchParams): Promise<Record<string, unknown> | undefined> {
    if (fields.get('client_id') !== this.clientId) return undefined;
    if (fields.get('grant_type') === 'refresh_token') {
      this.refreshes++;
      return this.takesRefresh ? this.tokens('') : undefined;
    }
    const begun = this.codes.get(fields.get('code')!);
    this.codes.delete(fields.get('code')!);
    const verifier = new TextEncoder().encode(fields.get('code_verifier') ?? '');
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', verifier)).toString('base64url');
    return begun?.challenge === digest ? { ...this.tokens(begun.nonce), refresh_token: 'refresh' } : undefined;
  }

  private tokens(nonce: string) {
    const access = randomBytes(12).toString('hex');
    this.valid.add(access);
    const claims = Buffer.from(JSON.stringify({ nonce, aud: this.clientId, ...this.wrong })).toString('base64url');
    return { access_token: access, id_token: `e30.${claims}.x`, expires_in: this.secondsToLive };
  }
}
