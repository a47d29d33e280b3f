import { logger } from '../../../lib/shared/logger';
import { CONTENT_SECURITY_POLICY } from '../../../lib/web/domain/content-security-policy';
import type { Guestbook } from '../../../lib/web/domain/guestbook';
import { MemoryGuestbook } from '../fakes/memory-guestbook';
import { attribute, textOf } from '../fakes/page-reader';
import { STATIC_PATH, servedSite } from '../fakes/served-site';

beforeAll(() => logger.setLogLevel('SILENT'));

const sites: { stop: () => Promise<void> }[] = [];
afterEach(async () => Promise.all(sites.splice(0).map((site) => site.stop())));

async function site(settings: Parameters<typeof servedSite>[1] = {}) {
  const book = new MemoryGuestbook();
  /** What is called instead of the guestbook, while it stands here. */
  const faulty: { -readonly [Port in keyof Guestbook]?: Guestbook[Port] } = {};
  const guestbook: Guestbook = {
    list: (...args) => (faulty.list ?? book.list)(...args),
    find: (...args) => (faulty.find ?? book.find)(...args),
    add: (...args) => (faulty.add ?? book.add)(...args),
    ping: (...args) => (faulty.ping ?? book.ping)(...args),
  };
  const served = await servedSite(guestbook, settings);
  sites.push(served);
  return { ...served, book, faulty };
}

const TYPED = { author: '민지', message: 'Hello,\r\n<b>안녕</b>' };
const KEPT = { author: '민지', message: 'Hello,\n<b>안녕</b>' };
const down = () => Promise.reject(new Error('no database'));

describe('the page', () => {
  it('posts an entry and shows it, without a script', async () => {
    const { browser } = await site();
    const visitor = browser();
    const { page, status } = await visitor.open();
    expect([status, page.entries]).toEqual([200, []]);
    const posted = await visitor.submit(page, TYPED);
    expect(posted.status).toBe(303);
    expect(posted.headers['location']).toMatch(/^\/#entry-[\w-]{22}$/);
    const after = await visitor.open('/');
    expect(after.page.entries).toEqual([KEPT]);
    expect(after.page.byId(posted.headers['location']!.slice(2))).toBeDefined();
  });

  it('speaks the language of its address, else that of the browser, and keeps to it', async () => {
    const { browser } = await site();
    const korean = browser({ 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' });
    const language = async (path: string) => attribute((await korean.open(path)).page.all('html')[0]!, 'lang');
    expect(await language('/')).toBe('ko');
    expect(await language('/?lang=en')).toBe('en');
    expect(await language('/?lang=xx')).toBe('ko');
    const { page } = await korean.open('/?lang=en');
    expect((await korean.submit(page, TYPED)).headers['location']).toMatch(/^\/\?lang=en#entry-/);
    expect((await korean.submit((await korean.open('/?lang=en')).page, {})).body).toContain('Write something.');
  });

  it('shows twenty entries and leads to older ones, which stay where they are', async () => {
    const { browser, book } = await site();
    for (let number = 1; number <= 45; number++) {
      await book.add({ id: `${number}`.padStart(22, '0'), author: `${number}`, message: 'm' });
    }
    const visitor = browser();
    const seen: string[] = [];
    let path: string | undefined = '/?lang=ko';
    while (path !== undefined) {
      const { page } = await visitor.open(path.split('#')[0]);
      seen.push(...page.entries.map(({ author }) => author));
      await book.add({ id: `later${seen.length}`.padStart(22, '0'), author: 'later', message: 'm' });
      path = attribute(page.all('a').find((link) => attribute(link, 'rel') === 'next') ?? page.all('html')[0]!, 'href');
      if (path) expect(path).toContain('lang=ko');
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `${45 - index}`));
  });

  it('is kept nowhere, runs nothing that stands in it, and takes style and script from the static path alone', async () => {
    const { browser } = await site();
    const { headers, page } = await browser().open();
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-served-by': 'i-0123456789abcdef0',
    });
    expect(page.all('style')).toEqual([]);
    expect(page.everything.flatMap(({ attrs }) => attrs).filter(({ name }) => /^(style|on\w+)$/.test(name))).toEqual(
      [],
    );
    const sources = [...page.all('script'), ...page.all('link')];
    for (const source of sources) {
      expect(attribute(source, 'src') ?? attribute(source, 'href')).toMatch(new RegExp(`^${STATIC_PATH}/[a-z.]+$`));
      expect(textOf(source)).toBe('');
    }
  });

  it('gives each field a label and a hint, and each part a heading', async () => {
    const { browser } = await site();
    const visitor = browser();
    const { page } = await visitor.submit((await visitor.open()).page, { author: '', message: '가'.repeat(1001) });
    for (const field of ['author', 'message']) {
      const input = page.byId(field)!;
      expect(page.all('label').some((label) => attribute(label, 'for') === field)).toBe(true);
      expect(attribute(input, 'aria-invalid')).toBe('true');
      const texts = attribute(input, 'aria-describedby')!
        .split(' ')
        .map((id) => textOf(page.byId(id)));
      expect(texts.every((text) => text.length > 0)).toBe(true);
      expect(page.all('a').some((link) => attribute(link, 'href') === `#${field}`)).toBe(true);
    }
    expect(attribute(page.byId('author')!, 'autofocus')).toBe('');
    const { page: usual } = await visitor.open();
    for (const each of [page, usual]) {
      const ids = each.everything.flatMap((element) => attribute(element, 'id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const element of each.everything) {
        for (const name of ['aria-labelledby', 'aria-describedby']) {
          for (const id of attribute(element, name)?.split(' ') ?? []) expect(ids).toContain(id);
        }
      }
      const levels = each.tags.flatMap((tag) => (/^h\d$/.test(tag) ? [Number(tag[1])] : []));
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
      expect(each.tags.filter((tag) => tag === 'main')).toHaveLength(1);
    }
  });

  it('tells a browser in a page, and a program in JSON, what it has not', async () => {
    const { browser, call } = await site();
    const lost = await browser().open('/nothing');
    expect([lost.status, textOf(lost.page.all('h2')[0])]).toEqual([404, 'There is no such page.']);
    const refused = await call({ method: 'DELETE', path: '/api/entries' });
    expect([refused.status, refused.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'method-not-allowed' });
    expect((await browser().open('/?before=x')).status).toBe(400);
    const [got, head] = [await call({}), await call({ method: 'HEAD' })];
    expect([head.status, head.body, got.status]).toEqual([200, '', 200]);
  });
});

describe('a form', () => {
  it('that is refused comes back with everything that was typed, and makes its entry when it is mended', async () => {
    const { browser, book } = await site();
    const visitor = browser();
    const typed = { author: ' <"민지\'> ', message: '\n\n  a & b &amp; </textarea><script>1</script>\u0007\n' };
    const refused = await visitor.submit((await visitor.open()).page, typed);
    expect(refused.status).toBe(422);
    expect(refused.page.fields).toMatchObject(typed);
    expect((await visitor.submit(refused.page, { message: 'fine' })).status).toBe(303);
    expect(book.kept).toMatchObject([{ author: `<"민지'>`, message: 'fine' }]);
  });

  it('makes one entry, however often it is sent: twice at once, again after an answer, again after none', async () => {
    const { browser, book, faulty } = await site();
    const visitor = browser();
    const { page } = await visitor.open();
    const both = await Promise.all([visitor.submit(page, TYPED), visitor.submit(page, TYPED)]);
    const again = await visitor.submit(page, TYPED);
    expect([...both, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set([...both, again].map(({ headers }) => headers['location'])).size).toBe(1);
    expect(book.kept).toHaveLength(1);

    const { page: next } = await visitor.open();
    faulty.add = async (entry) => {
      await book.add(entry);
      return down();
    };
    const unheard = await visitor.submit(next, TYPED);
    expect([unheard.status, unheard.headers['retry-after']]).toEqual([503, '5']);
    expect(unheard.page.fields).toMatchObject({ author: '민지', message: KEPT.message });
    faulty.add = undefined;
    // A reload of the answer sends the same; so does the form in it.
    expect((await visitor.submit(next, TYPED)).status).toBe(303);
    expect((await visitor.submit(unheard.page, {})).status).toBe(303);
    expect(book.kept).toHaveLength(2);
  });

  it('that has made an entry makes no other: another text comes back in a new form', async () => {
    const { browser, book } = await site();
    const visitor = browser();
    const { page } = await visitor.open();
    await visitor.submit(page, TYPED);
    const other = await visitor.submit(page, { ...TYPED, message: 'another' });
    expect(other.status).toBe(409);
    expect(other.page.fields).toMatchObject({ author: '민지', message: 'another' });
    expect((await visitor.submit(other.page, {})).status).toBe(303);
    expect(book.kept.map(({ message }) => message)).toEqual([KEPT.message, 'another']);
  });

  it('of one browser is of no use in another, in none, or on another site', async () => {
    const { browser, book } = await site();
    const [visitor, attacker] = [browser(), browser()];
    const { page } = await visitor.open();
    const { page: stolen } = await attacker.open();
    expect((await visitor.submit(stolen, TYPED)).status).toBe(403);
    for (const token of ['', 'x', `${'A'.repeat(22)}.${'A'.repeat(43)}`, `${page.fields['token']}A`]) {
      expect((await visitor.submit(page, { ...TYPED, token })).status).toBe(403);
    }
    for (const headers of <Record<string, string>[]>[
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'anything' },
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
    ]) {
      expect((await visitor.submit(page, TYPED, headers)).status).toBe(403);
    }
    expect(book.kept).toEqual([]);
    visitor.forget();
    const stale = await visitor.submit(page, TYPED);
    expect(stale.status).toBe(403);
    expect(stale.page.fields).toMatchObject({ author: '민지', message: KEPT.message });
    // The new form in that answer, with the new cookie, is good.
    expect((await visitor.submit(stale.page, {})).status).toBe(303);
  });

  it('is judged by its origin where a browser says no more, and by its token alone where it says nothing', async () => {
    const { browser, call } = await site();
    const opened = await browser().open();
    const cookie = opened.headers['set-cookie']!.split(';')[0]!;
    const send = (headers: Record<string, string>) =>
      call({
        method: 'POST',
        path: '/entries',
        headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'book.example', cookie, ...headers },
        body: new URLSearchParams({ ...opened.page.fields, ...TYPED }).toString(),
      }).then(({ status }) => status);
    expect(await send({ origin: 'https://evil.example' })).toBe(403);
    expect(await send({ origin: 'http://book.example' })).toBe(403);
    expect(await send({ origin: 'null' })).toBe(403);
    expect(await send({ origin: 'https://book.example:8443' })).toBe(403);
    expect(await send({ 'content-type': 'text/plain' })).toBe(415);
    expect(await send({ origin: 'https://Book.example' })).toBe(303);
    expect(await send({})).toBe(303);
  });

  it('is bound by a cookie that only this host can set and no script can read', async () => {
    const { browser, call } = await site();
    const visitor = browser();
    expect((await visitor.open()).headers['set-cookie']).toMatch(
      /^__Host-guestbook=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    expect((await visitor.open()).headers['set-cookie']).toBeUndefined();
    const injected = await call({ headers: { cookie: '__Host-guestbook=short' } });
    expect(injected.headers['set-cookie']).toMatch(/^__Host-guestbook=/);
    const plain = await site({ viewerScheme: 'http' });
    expect((await plain.browser().open()).headers['set-cookie']).toMatch(/^guestbook=[\w-]{43}; Path=\/; HttpOnly;/);
  });

  it('larger than any entry is refused in words', async () => {
    const { browser } = await site();
    const visitor = browser();
    const sent = await visitor.submit((await visitor.open()).page, { author: 'a', message: 'x'.repeat(200_000) });
    expect(sent.status).toBe(413);
  });
});

describe('while the database is away', () => {
  it('the page says when to come again, and the form that was open posts once it is back', async () => {
    const { browser, faulty, book } = await site();
    const visitor = browser();
    const { page } = await visitor.open();
    faulty.list = down;
    faulty.add = down;
    const opened = await visitor.open();
    expect([opened.status, opened.headers['retry-after']]).toEqual([503, '5']);
    const sent = await visitor.submit(page, TYPED);
    expect(sent.status).toBe(503);
    faulty.add = undefined;
    expect((await visitor.submit(sent.page, {})).status).toBe(303);
    expect(book.kept).toMatchObject([KEPT]);
  });

  it('and with whatever else is wrong, an answer to GET that a cache might keep is nobody’s own', async () => {
    const { browser, faulty } = await site();
    faulty.list = down;
    for (const path of ['/', '/nothing', '/?before=x']) {
      const { status, headers, page } = await browser().open(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers['set-cookie']).toBeUndefined();
      expect(page.all('form')).toEqual([]);
    }
  });

  it('health is of this server alone, readiness is not', async () => {
    const { call, faulty } = await site();
    expect((await call({ path: '/readyz' })).status).toBe(200);
    for (const port of ['list', 'find', 'add', 'ping'] as const) faulty[port] = down;
    expect((await call({ path: '/healthz' })).status).toBe(200);
    expect((await call({ path: '/readyz' })).status).toBe(503);
    expect((await call({ path: '/api/entries' })).status).toBe(503);
  });
});

describe('the API', () => {
  const json = { 'content-type': 'application/json' };
  const entry = JSON.stringify({ author: 'Ada', message: 'Hello' });

  it('posts, reads and lists entries', async () => {
    const { call, book } = await site();
    const posted = await call({ method: 'POST', path: '/api/entries', headers: json, body: entry });
    expect(posted.status).toBe(201);
    const read = await call({ path: posted.headers['location']! });
    expect(JSON.parse(read.body)).toEqual(JSON.parse(posted.body));
    expect(Object.keys(JSON.parse(read.body))).toEqual(['id', 'author', 'message', 'createdAt']);
    await book.add({ id: 'x'.repeat(22), author: 'b', message: 'm' });
    const first = JSON.parse((await call({ path: '/api/entries?limit=1' })).body);
    expect(first).toMatchObject({ entries: [{ author: 'b' }], next: '2' });
    const second = JSON.parse((await call({ path: `/api/entries?limit=1&before=${first.next}` })).body);
    expect(second).toEqual({ entries: [JSON.parse(posted.body)] });
  });

  it('posts once for a key, and says that it did before', async () => {
    const { call, book } = await site();
    const headers = { ...json, 'idempotency-key': 'order-0001' };
    const send = (body: string) => call({ method: 'POST', path: '/api/entries', headers, body });
    const [one, other] = [await send(entry), await send(entry)];
    expect([one.body, one.headers['idempotency-replayed'], other.headers['idempotency-replayed']]).toEqual([
      other.body,
      undefined,
      'true',
    ]);
    expect((await send(JSON.stringify({ author: 'Ada', message: 'other' }))).status).toBe(409);
    expect(book.kept).toHaveLength(1);
  });

  it.each([
    [415, { headers: {}, body: entry }],
    [415, { headers: { 'content-type': 'text/plain' }, body: entry }],
    [403, { headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: entry }],
    [400, { headers: json, body: '{' }],
    [400, { headers: json, body: `\ufeff${entry}` }],
    [422, { headers: json, body: '[]' }],
    [422, { headers: json, body: '{"author":"a","message":1}' }],
    [422, { headers: json, body: '{"author":"a","message":"m","id":"mine"}' }],
    [422, { headers: json, body: '{"author":"a","message":"\\ud800"}' }],
    [413, { headers: json, body: JSON.stringify({ author: 'a', message: 'x'.repeat(140_000) }) }],
    [400, { headers: { ...json, 'idempotency-key': 'short' }, body: entry }],
  ])('refuses with %i', async (status, { headers, body }) => {
    const { call, book } = await site();
    const refused = await call({ method: 'POST', path: '/api/entries', headers: headers as never, body });
    expect(refused.status).toBe(status);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(book.kept).toEqual([]);
  });

  it('names what it cannot find or read', async () => {
    const { call } = await site();
    const code = async (path: string) => JSON.parse((await call({ path })).body).code;
    expect(await code('/api/entries/short')).toBe('invalid-entry-id');
    expect(await code(`/api/entries/${'x'.repeat(22)}`)).toBe('entry-not-found');
    for (const limit of ['0', '101', 'x', '1e2', '-1', '']) {
      expect(await code(`/api/entries?limit=${limit}`)).toBe('invalid-limit');
    }
    for (const before of ['0', '-1', '9223372036854775808', '1,2', 'x']) {
      expect(await code(`/api/entries?before=${before}`)).toBe('invalid-cursor');
    }
  });
});
