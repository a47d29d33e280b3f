import { type ApiAnswer, StartedLaptop, until } from '../../support/start-laptop';

/** An entry as the guestbook shows it. */
export interface EntryView {
  readonly id: string;
  readonly author: string;
  readonly message: string;
}

export interface SiteState {
  readonly servers: readonly { readonly name: string; readonly answered: number; readonly running: boolean }[];
  readonly lastServer?: string;
  readonly fromBucket: number;
  readonly files: number;
  readonly entries?: number;
  readonly trouble?: { readonly kind: string };
  readonly load?: {
    readonly requests: number;
    readonly servers: Readonly<Record<string, number>>;
    readonly failed: number;
    readonly running: boolean;
  };
}

/** `npm start` with this pattern, and what a reader of the site does. */
export class GuestbookLaptop {
  private constructor(
    private readonly desk: StartedLaptop,
    /** Address of the site, without a slash at its end. */
    readonly site: string,
  ) {}

  static async start(...args: string[]): Promise<GuestbookLaptop> {
    const desk = await StartedLaptop.start('--pattern', 'web', ...args);
    const site = String(desk.about['site']);
    // The laptop is ready when one of the two servers answers.
    const servers = new Set<string | null>();
    await until('an answer of both servers', async () => {
      servers.add((await fetch(`${site}/healthz`)).headers.get('x-served-by'));
      return servers.size === 2 || undefined;
    });
    return new GuestbookLaptop(desk, site);
  }

  get page(): string {
    return this.desk.page;
  }

  get about(): Readonly<Record<string, unknown>> {
    return this.desk.about;
  }

  stop(signal?: NodeJS.Signals): Promise<number | null> {
    return this.desk.stop(signal);
  }

  act(path: string): Promise<ApiAnswer> {
    return this.desk.call('POST', `laptop/${path}`);
  }

  async state(): Promise<SiteState> {
    return (await this.desk.state()) as unknown as SiteState;
  }

  async post(entry: object, key: string): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    return fetch(`${this.site}/api/entries`, { method: 'POST', headers, body: JSON.stringify(entry) });
  }

  /** The form of a page, filled in. @returns what sends it, as often as it is called */
  async form(typed: {
    readonly author: string;
    readonly message: string;
  }): Promise<(origin: string) => Promise<Response>> {
    const page = await fetch(`${this.site}/`);
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const token = /name="token" value="([^"]+)"/.exec(await page.text())![1]!;
    const body = new URLSearchParams({ token, ...typed });
    return (origin) =>
      fetch(`${this.site}/entries`, { method: 'POST', headers: { cookie, origin }, body, redirect: 'manual' });
  }

  /** Every entry there is, by page after page. */
  async entries(): Promise<readonly EntryView[]> {
    const all: EntryView[] = [];
    let before = '';
    do {
      const answer = await fetch(`${this.site}/api/entries?limit=50${before}`);
      const { entries, next } = (await answer.json()) as { entries: readonly EntryView[]; next?: string };
      all.push(...entries);
      before = next ? `&before=${encodeURIComponent(next)}` : '';
    } while (before);
    return all;
  }
}
