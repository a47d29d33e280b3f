import { type Called, callSite } from './call-site';
import { PageReader } from './page-reader';

/** A browser that keeps cookies, fills in the form, and follows what a form is answered with. */
export class Browser {
  private cookie = '';

  constructor(
    private readonly port: number,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async open(path = '/'): Promise<Called & { readonly page: PageReader }> {
    return this.read(
      await callSite(this.port, { path, headers: { accept: 'text/html', ...this.headers, ...this.sent() } }),
    );
  }

  /** Sends a form as it is written, `changed` as somebody typed it. */
  async submit(
    page: PageReader,
    changed: Readonly<Record<string, string>>,
    more: Readonly<Record<string, string>> = {},
  ) {
    const host = `127.0.0.1:${this.port}`;
    const called = await callSite(this.port, {
      method: 'POST',
      path: page.all('form')[0]?.attrs.find(({ name }) => name === 'action')?.value ?? '/entries',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        host,
        origin: `https://${host}`,
        'sec-fetch-site': 'same-origin',
        ...this.headers,
        ...this.sent(),
        ...more,
      },
      body: new URLSearchParams({ ...page.fields, ...changed }).toString(),
    });
    return this.read(called);
  }

  /** Forgets its cookies. */
  forget(): void {
    this.cookie = '';
  }

  private sent(): Record<string, string> {
    return this.cookie ? { cookie: `theme=dark; ${this.cookie}` } : {};
  }

  private read(called: Called) {
    const [cookie] = (called.headers['set-cookie'] ?? '').split(';');
    if (cookie) this.cookie = cookie;
    return { ...called, page: new PageReader(called.body) };
  }
}
