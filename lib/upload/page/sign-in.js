import { Problem } from './problem.js';
import { lasting, passing } from './storage.js';
import { base64url } from './visitor.js';

/** Before a token ends, so that it still holds when it arrives. */
const EARLY_MS = 60_000;
const KEPT_AS = 'tokens';
const WINDOW = 'popup,width=520,height=760';

/**
 * A person who signs in at Cognito, by the code flow with PKCE: the page never sees a password, and a code that somebody else
 * caught is worth nothing without the verifier, which does not leave this browser.
 */
export class SignIn {
  /** @param onChange - called when somebody is signed in, or no longer is */
  constructor({ domain, clientId }, onChange) {
    Object.assign(this, { domain, clientId, onChange });
    this.tokens = JSON.parse(passing.read(KEPT_AS) ?? 'null');
  }

  get isSignedIn() {
    return this.tokens !== null;
  }

  /** @param inWindow - of its own, so that this page stays with all it holds */
  async start({ inWindow }) {
    // Opened before anything is waited for: a browser opens windows for whoever just pressed a button.
    const other = inWindow ? window.open('', '', WINDOW) : null;
    const [state, nonce, verifier] = [random(), random(), random()];
    // Not in the session's storage, which a window of its own has not.
    lasting.write(flowKey(state), JSON.stringify({ nonce, verifier, inWindow: other !== null }));
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    const address = `${this.domain}/oauth2/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: this.clientId,
      redirect_uri: here(),
      scope: 'openid',
      state,
      nonce,
      code_challenge: base64url(new Uint8Array(digest)),
      code_challenge_method: 'S256',
    })}`;
    if (!other) return location.assign(address);
    const channel = new BroadcastChannel(flowKey(state));
    channel.addEventListener('message', ({ data }) => {
      channel.close();
      this.keep(data);
    });
    other.location.assign(address);
  }

  /**
   * Ends a sign-in that this address is the answer to.
   *
   * @returns whether this is the window of another page, which now goes on
   * @throws Problem when the sign-in was not begun here, or was refused
   */
  async finish() {
    const answer = new URLSearchParams(location.search);
    const state = answer.get('state');
    if (!state) return false;
    // Neither reloaded nor left in the history.
    history.replaceState(null, '', here());
    const flow = JSON.parse(lasting.read(flowKey(state)) ?? 'null');
    lasting.remove(flowKey(state));
    const code = answer.get('code');
    if (!flow || !code) throw Problem.of('signInRefused');
    const tokens = await this.exchange({
      grant_type: 'authorization_code',
      code,
      code_verifier: flow.verifier,
      redirect_uri: here(),
    });
    const { nonce, aud } = claimsOf(tokens.id_token);
    if (nonce !== flow.nonce || aud !== this.clientId) throw Problem.of('signInRefused');
    if (!flow.inWindow) {
      this.keep(tokens);
      return false;
    }
    const channel = new BroadcastChannel(flowKey(state));
    channel.postMessage(tokens);
    channel.close();
    window.close();
    return true;
  }

  /** @throws Problem `signedOut` when there is no token that can be used */
  async headers() {
    if (this.tokens && this.tokens.endsAt - EARLY_MS < Date.now()) {
      this.refreshing ??= this.refresh().finally(() => {
        this.refreshing = undefined;
      });
      await this.refreshing;
    }
    if (!this.tokens) throw Problem.of('signedOut');
    return { authorization: `Bearer ${this.tokens.access}` };
  }

  /** The API takes the token no longer. */
  expired() {
    this.forget();
    return true;
  }

  signOut() {
    this.forget();
    location.assign(`${this.domain}/logout?${new URLSearchParams({ client_id: this.clientId, logout_uri: here() })}`);
  }

  async refresh() {
    try {
      this.keep(await this.exchange({ grant_type: 'refresh_token', refresh_token: this.tokens.refresh }));
    } catch (error) {
      if (error.code === 'network') throw error;
      this.forget();
    }
  }

  async exchange(fields) {
    const body = new URLSearchParams({ client_id: this.clientId, ...fields });
    const answer = await fetch(`${this.domain}/oauth2/token`, { method: 'POST', body }).catch(() => {
      throw Problem.of('network');
    });
    if (!answer.ok) throw Problem.of('signInRefused');
    return answer.json();
  }

  keep({ access_token: access, refresh_token: refresh = this.tokens?.refresh, expires_in: seconds }) {
    const wasSignedIn = this.isSignedIn;
    this.tokens = { access, refresh, endsAt: Date.now() + seconds * 1000 };
    passing.write(KEPT_AS, JSON.stringify(this.tokens));
    if (!wasSignedIn) this.onChange();
  }

  forget() {
    if (!this.tokens) return;
    this.tokens = null;
    passing.remove(KEPT_AS);
    this.onChange();
  }
}

/** Where this page is, without anything behind it: what Cognito knows as the place to come back to. */
function here() {
  return new URL('./', location.href).href;
}

function flowKey(state) {
  return `sign-in ${state}`;
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** It came from Cognito itself over TLS, so its signature need not be looked at. */
function claimsOf(token) {
  return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
}
