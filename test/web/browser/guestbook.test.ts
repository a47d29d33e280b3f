import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { logger } from '../../../lib/shared/logger';
import { mediaTypeOf } from '../../../lib/web/domain/static-file';
import { STATIC_DIRECTORY } from '../../../lib/web/static-directory';
import { BrowserVisit, overflowOf } from '../../browser/browser-visit';
import { MemoryGuestbook } from '../fakes/memory-guestbook';
import { STATIC_PATH, servedSite } from '../fakes/served-site';

jest.setTimeout(120_000);

let visit: BrowserVisit;
let book: MemoryGuestbook;
let site: Awaited<ReturnType<typeof servedSite>>;
/** Another site, which would like to post in somebody's name. */
let elsewhere: Server;

const address = () => `http://127.0.0.1:${site.port}`;

/** Static files come from another place than pages, as behind CloudFront. */
async function withStatic(page: Page): Promise<Page> {
  await page.context().route(`**${STATIC_PATH}/*`, (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1)!;
    return route.fulfill({
      body: readFileSync(join(STATIC_DIRECTORY, name)),
      contentType: mediaTypeOf(`x${extname(name)}`),
    });
  });
  await page.goto(address());
  return page;
}

async function post(page: Page, author: string, message: string): Promise<void> {
  await page.fill('#author', author);
  await page.fill('#message', message);
  await page.click('button');
  await page.waitForLoadState();
}

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  visit = await BrowserVisit.start();
  elsewhere = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<form method="post" action="${address()}/entries"><input name="author" value="evil"><input name="message" value="evil"><input name="token" value="x"><button>win</button></form>`,
    );
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, 'localhost', resolve));
});
beforeEach(async () => {
  book = new MemoryGuestbook();
  site = await servedSite(book, { viewerScheme: 'http' });
});
afterEach(() => site.stop());
afterAll(async () => {
  await visit?.end();
  elsewhere?.close();
});

const HARD = [
  ['민지', '안녕하세요!\n오늘도 좋은 하루 👨‍👩‍👧‍👦'],
  ['x'.repeat(40), 'longword'.repeat(120)],
  ['<b>Ada</b>', '<script>document.title = "taken"</script>'],
  ['שלום', `e${'\u0301'.repeat(30)} مرحبا`],
] as const;

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it('nobody is kept out of the page, nor of the page that refuses, on a telephone and a desk', async () => {
    for (const [author, message] of HARD) await book.add({ id: author.slice(0, 22).padEnd(22, '0'), author, message });
    const wide = await withStatic(await visit.open('about:blank', 'en-US', { colorScheme }));
    const narrow = await withStatic(await visit.onTelephone('about:blank', 'ko-KR', { colorScheme }));
    for (const [page, name] of [
      [wide, 'desk'],
      [narrow, 'telephone'],
    ] as const) {
      expect(await visit.barriersOf(page)).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      await visit.screenshot(page, `guestbook-${name}-${colorScheme}`);
      await post(page, '\u200b', 'x'.repeat(1001));
      expect(await page.getAttribute('#author', 'aria-invalid')).toBe('true');
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('author');
      expect(await page.inputValue('#message')).toBe('x'.repeat(1001));
      expect(await visit.barriersOf(page)).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      await visit.screenshot(page, `guestbook-refused-${name}-${colorScheme}`);
    }
    expect(await wide.title()).not.toBe('taken');
    expect(visit.faults).toEqual([]);
  });
});

it('posts with a real browser’s headers and cookie, leads to the entry, and posts it once however often it is reloaded', async () => {
  const page = await withStatic(await visit.open('about:blank'));
  await post(page, 'Ada', 'Hello');
  expect(page.url()).toMatch(/\/#entry-[\w-]{22}$/);
  expect(await page.textContent(':target h3')).toBe('Ada');
  await page.reload();
  await page.goBack();
  await page.waitForLoadState();
  await post(page, 'Ada', 'again');
  expect(book.kept.map(({ message }) => message)).toEqual(['Hello', 'again']);
});

it('counts letters as the server does', async () => {
  const page = await withStatic(await visit.open('about:blank'));
  for (const [text, count] of [
    ['👨‍👩‍👧‍👦한글', '3'],
    ['\u1112\u1161\u11ab', '1'],
    ['x'.repeat(1001), '1,001'],
  ] as const) {
    await page.fill('#message', text);
    expect(await page.textContent('#message ~ .count')).toBe(`${count} / 1,000`);
  }
  expect(await page.getAttribute('#message ~ .count', 'class')).toBe('count over');
});

it('another site posts nothing, whatever its visitor clicks', async () => {
  const page = await visit.open(address());
  await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`);
  await page.click('button');
  await page.waitForURL(/entries/);
  expect(await page.textContent('#problem')).toContain('another site');
  expect(book.kept).toEqual([]);
});
