import type { Page } from 'playwright-core';
import { BrowserVisit, overflowOf } from '../../browser/browser-visit';
import { PageServer } from '../fakes/page-server';
import { document, picture, type SampleFile } from '../fakes/sample-files';

jest.setTimeout(120_000);

let server: PageServer;
let visit: BrowserVisit;

beforeAll(async () => {
  visit = await BrowserVisit.start();
});
afterAll(() => visit?.end());
beforeEach(async () => {
  server = await PageServer.start();
});
afterEach(() => server.stop());

async function visitor(locale = 'en-US', settings = {}): Promise<Page> {
  const page = await visit.open(server.origin, locale, settings);
  await page.waitForSelector('#files:not([hidden])');
  return page;
}

function choose(page: Page, ...files: SampleFile[]): Promise<void> {
  return page.setInputFiles('#chooser', files);
}

const entry = (page: Page, name: string) => page.locator('#entries > li', { hasText: name });
const queued = (page: Page, name: string) => page.locator('#queue-items > li', { hasText: name });

describe('a picture', () => {
  test('is sent, checked and shown in its sizes, each with its address', async () => {
    const page = await visitor();
    expect(await page.isVisible('#empty')).toBe(true);
    await choose(page, await picture());
    await entry(page, 'evening.jpg').waitFor();
    await page.locator('figcaption', { hasText: /^image\/avif · [\d.]+ kB$/ }).waitFor();
    await page.getByRole('button', { name: '1280 px, JPEG' }).click();
    await page.locator('figcaption', { hasText: 'image/jpeg' }).waitFor();
    expect(await page.textContent('.address')).toMatch(/\/images\/[\w-]{36}\?w=1280&format=jpeg$/);
    await page.getByRole('button', { name: 'Measure all' }).click();
    await page.locator('#announcements', { hasText: 'All sizes are measured.' }).waitFor();
    expect((await page.locator('.cell').allTextContents()).every((weight) => /^[\d.]+ kB$/.test(weight))).toBe(true);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy address' }).click();
    await page.locator('.hint', { hasText: 'Copied.' }).waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(await page.textContent('.address'));
    await visit.screenshot(page, 'sizes');
  });

  test('that is pasted is sent like one that was chosen', async () => {
    const page = await visitor();
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    }`);
    await entry(page, 'image.png').waitFor();
  });
});

describe('several files', () => {
  test('are sent three at once, and each is read out when it is ready', async () => {
    server.bucket.sending.close();
    const page = await visitor();
    await choose(page, ...Array.from({ length: 5 }, (_, index) => document(`report-${index}.pdf`)));
    await page.locator('#queue-items [data-state=sending]').nth(2).waitFor();
    await page.locator('#queue-items [data-state=line]').nth(1).waitFor();
    await visit.screenshot(page, 'queue');
    server.bucket.sending.open();
    await page.locator('#entries > li').nth(4).waitFor();
    expect(server.bucket.mostAtOnce).toBe(3);
    expect(await page.isVisible('#queue')).toBe(false);
    const said = await page.locator('#announcements p').allTextContents();
    expect(said.filter((sentence) => sentence.endsWith('is ready.'))).toHaveLength(5);
  });

  test('dropped anywhere are taken, and a page full of them is shown in parts', async () => {
    const page = await visitor();
    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      for (let n = 0; n < 55; n++) dataTransfer.items.add(new File(['text'], 'note-' + n + '.txt', { type: 'text/plain' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }`);
    await page.locator('#entries > li').nth(54).waitFor();
    await page.reload();
    await page.locator('#entries > li').nth(19).waitFor();
    expect(await page.locator('#entries > li').count()).toBe(20);
    await page.click('#more');
    await page.locator('#entries > li').nth(39).waitFor();
    expect(
      await page.evaluate('document.activeElement.closest("li") === document.querySelectorAll("#entries > li")[20]'),
    ).toBe(true);
    await page.click('#more');
    await page.locator('#entries > li').nth(54).waitFor();
    expect(await page.isVisible('#more')).toBe(false);
    expect(new Set(await page.locator('#entries .name').allTextContents()).size).toBe(55);
  });

  test('of others are not in the list', async () => {
    await choose(await visitor(), await picture());
    const other = await visitor();
    expect(await other.isVisible('#empty')).toBe(true);
    expect(await other.locator('#entries > li').count()).toBe(0);
  });
});

describe('what is not taken', () => {
  test('is said in Korean, with what to do, by the API and by the page', async () => {
    const page = await visitor('ko-KR');
    await choose(page, await picture('damaged.jpg'), { name: '아이폰.HEIC', mimeType: '', buffer: Buffer.from('x') });
    await queued(page, 'damaged.jpg')
      .locator('.reason', { hasText: '사진이 손상되었습니다. 사진 프로그램에서' })
      .waitFor();
    await queued(page, '아이폰.HEIC').locator('.reason', { hasText: '높은 호환성' }).waitFor();
    expect(server.uploads.count()).toBe(1);
    expect(await page.getAttribute('html', 'lang')).toBe('ko');
    await visit.screenshot(page, 'refused-ko');
    expect(await visit.barriersOf(page)).toEqual([]);
    await queued(page, 'damaged.jpg').getByRole('button', { name: '목록에서 빼기' }).click();
    expect(await queued(page, 'damaged.jpg').count()).toBe(0);
    expect(server.uploads.count()).toBe(0);
  });

  test('is said in the other language when that is chosen, after a reload too', async () => {
    const page = await visitor('ko-KR');
    await choose(page, await picture('damaged.jpg'));
    await queued(page, 'damaged.jpg').locator('.reason').waitFor();
    await page.reload();
    await entry(page, 'damaged.jpg').locator('.reason', { hasText: '사진이 손상되었습니다.' }).waitFor();
    await page.click('#language');
    await entry(page, 'damaged.jpg').locator('.reason', { hasText: 'The picture is damaged.' }).waitFor();
    await page.reload();
    await page.locator('#choose', { hasText: 'Choose files' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });

  test.each([
    ['drawing.svg', 'image/svg+xml', 'Export the drawing as PNG.'],
    ['scan.tif', 'image/tiff', 'Export the picture as JPEG'],
    ['page.html', 'text/html', 'Print the page as PDF'],
    ['program.exe', 'application/x-msdownload', 'pack anything else into a ZIP file'],
    ['empty.png', 'image/png', 'Choose one that has something in it.'],
  ])('is not even asked for: %s', async (name, mimeType, remedy) => {
    const page = await visitor();
    await choose(page, { name, mimeType, buffer: Buffer.from(name === 'empty.png' ? '' : 'x') });
    await queued(page, name).locator('.reason', { hasText: remedy }).waitFor();
    expect(server.uploads.count()).toBe(0);
  });

  test('is what is larger than the limit of its kind', async () => {
    await server.stop();
    server = await PageServer.start({ maxImageBytes: 2 ** 20, maxFileBytes: 3 * 2 ** 20 });
    const page = await visitor();
    await choose(
      page,
      { ...document('large.png', 2_000_000), mimeType: 'image/png' },
      document('large.pdf', 2_000_000),
    );
    await queued(page, 'large.png').locator('.reason', { hasText: 'too large: 2 MB. At most 1 MiB' }).waitFor();
    await entry(page, 'large.pdf').waitFor();
  });
});

describe('trouble', () => {
  test('a file that is cancelled makes room for the next, and can be sent after all', async () => {
    server.bucket.sending.close();
    const page = await visitor();
    await choose(page, ...['a', 'b', 'c', 'd'].map((name) => document(`${name}.pdf`)));
    await page.locator('#queue-items [data-state=sending]').nth(2).waitFor();
    await queued(page, 'b.pdf').getByRole('button', { name: 'Cancel: b.pdf' }).click();
    await queued(page, 'b.pdf').getByRole('button', { name: 'Try again: b.pdf' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Try again');
    await queued(page, 'd.pdf').and(page.locator('[data-state=sending]')).waitFor();
    expect(server.uploads.count()).toBe(3);
    server.bucket.sending.open();
    await entry(page, 'd.pdf').waitFor();
    await queued(page, 'b.pdf').getByRole('button', { name: 'Try again' }).click();
    await entry(page, 'b.pdf').waitFor();
    expect(server.uploads.count('ready')).toBe(4);
  });

  test.each(['cut', 'unavailable'] as const)('a send that is %s is tried again with another form', async (fault) => {
    server.bucket.faults.push(fault);
    const page = await visitor();
    await choose(page, await picture());
    await queued(page, 'evening.jpg').getByRole('button', { name: 'Try again' }).waitFor();
    if (fault === 'cut') await visit.screenshot(page, 'failed');
    await queued(page, 'evening.jpg').getByRole('button', { name: 'Try again' }).click();
    await entry(page, 'evening.jpg').waitFor();
    expect(server.uploads.count()).toBe(1);
  });

  test.each(['expired', 'session-ended'] as const)(
    'a form that ended is replaced without a word, also when its signer ended first: %s',
    async (fault) => {
      server.bucket.faults.push(fault);
      const page = await visitor();
      await choose(page, await picture());
      await entry(page, 'evening.jpg').waitFor();
      expect(server.uploads.count()).toBe(1);
    },
  );

  test('an API that is busy is asked again when somebody says so', async () => {
    const page = await visitor();
    server.apiFaults.push(503);
    await choose(page, await picture());
    await queued(page, 'evening.jpg')
      .locator('.reason', { hasText: 'The service is busy. Try again in a minute.' })
      .waitFor();
    await queued(page, 'evening.jpg').getByRole('button', { name: 'Try again' }).click();
    await entry(page, 'evening.jpg').waitFor();
  });

  test('an API that has too much to do is asked on about a file that was sent, and says so of one that was not', async () => {
    const page = await visitor();
    server.checking.close();
    await choose(page, await picture());
    await page.locator('#queue-items [data-state=checking]').waitFor();
    server.apiFaults.push(429, 503);
    while (server.apiFaults.length > 0) await page.waitForTimeout(100);
    server.checking.open();
    await entry(page, 'evening.jpg').waitFor();
    server.apiFaults.push(429);
    await choose(page, await picture());
    await queued(page, 'evening.jpg').locator('.reason', { hasText: 'Try again in a few seconds.' }).waitFor();
  });

  test('a check that does not end is asked about less and less, then no more, until somebody wants to know', async () => {
    const page = await visitor();
    await page.clock.install();
    server.checking.close();
    await choose(page, await picture());
    await page.locator('#queue-items [data-state=checking]').waitFor();
    const slow = queued(page, 'evening.jpg').locator('.reason', { hasText: 'takes longer than it should' });
    for (let seconds = 0; seconds < 300 && (await slow.count()) === 0; seconds += 5) await page.clock.runFor(5_000);
    await slow.waitFor();
    expect(server.reads).toBeLessThan(40);
    server.checking.open();
    await queued(page, 'evening.jpg').getByRole('button', { name: 'Try again' }).click();
    await entry(page, 'evening.jpg').waitFor();
    expect(server.uploads.count()).toBe(1);
  });

  test('nothing is lost when the page is left in the middle', async () => {
    const page = await visitor();
    server.checking.close();
    await choose(page, await picture('sent.jpg'));
    await page.locator('#queue-items [data-state=checking]').waitFor();
    server.bucket.sending.close();
    await choose(page, await picture('half.jpg'));
    await page.locator('#queue-items [data-state=sending]').waitFor();
    page.on('dialog', (asked) => asked.accept());
    await page.reload();
    await queued(page, 'half.jpg').locator('.facts', { hasText: 'Choose it again' }).waitFor();
    await visit.screenshot(page, 'left');
    server.checking.open();
    server.bucket.sending.open();
    await entry(page, 'sent.jpg').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await queued(page, 'half.jpg').getByRole('button', { name: 'Choose again' }).click();
    await (await chooser).setFiles(await picture('half.jpg'));
    await entry(page, 'half.jpg').waitFor();
    expect(await page.isVisible('#queue')).toBe(false);
    expect(server.uploads.count()).toBe(2);
  });
});

describe('a page that does not find all of its own', () => {
  test.each([
    ['config.json', '페이지를 새로 고치세요.'],
    ['texts.ko.json', 'The page could not be started. 페이지를 시작하지 못했습니다.'],
  ])('says so, in words that it has: %s', async (name, said) => {
    const page = await visit.open('about:blank', 'ko-KR');
    await page.route(`**/${name}`, (route) => route.fulfill({ status: 403, body: '<Error/>' }));
    const thrown = visit.faults.length;
    await page.goto(server.origin);
    await page.locator('#failed', { hasText: said }).waitFor();
    // It stands in the console of whoever looks into it, and is meant to.
    visit.faults.splice(thrown);
  });
});

describe('by the keyboard alone', () => {
  test('a file is chosen, sent, looked at and deleted by a second press', async () => {
    const page = await visitor();
    const chooser = page.waitForEvent('filechooser');
    await page.focus('#language');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(await picture());
    await entry(page, 'evening.jpg').waitFor();
    const deletion = page.getByRole('button', { name: /^Delete/ });
    await deletion.focus();
    await page.keyboard.press('Enter');
    expect(await deletion.textContent()).toBe('Delete for good');
    await page.keyboard.press('Escape');
    expect(await deletion.textContent()).toBe('Delete');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await deletion.textContent()).toBe('Delete');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#empty:not([hidden])');
    expect(server.uploads.count()).toBe(0);
    expect(await page.evaluate('document.activeElement.id')).toBe('files-title');
  });
});

describe('names', () => {
  test('are text, whatever they look like, and break rather than widen the page', async () => {
    const names = ['<img src=x onerror=alert(1)>.pdf', `${'한글이름'.repeat(20)}.pdf`, `${'x'.repeat(250)}.pdf`];
    const page = await visit.onTelephone(server.origin);
    await page.waitForSelector('#files:not([hidden])');
    await choose(page, ...names.map((name) => document(name)));
    await page.locator('#entries > li').nth(2).waitFor();
    expect((await page.locator('#entries .name').allTextContents()).sort()).toEqual([...names].sort());
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      entry(page, names[1]!).getByRole('link', { name: '내려받기' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(names[1]);
    await visit.screenshot(page, 'names');
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    ['en-US', 'open'],
    ['ko-KR', 'onTelephone'],
  ] as const)('there are no barriers, empty and full (%s)', async (locale, how) => {
    const page = await visit[how](server.origin, locale, { colorScheme });
    await page.waitForSelector('#empty:not([hidden])');
    await visit.screenshot(page, `empty-${colorScheme}-${locale}`);
    expect(await visit.barriersOf(page)).toEqual([]);
    await choose(page, await picture(), document('보고서.pdf'), await picture('damaged.jpg'));
    await page.locator('figcaption', { hasText: 'image/avif' }).waitFor();
    await entry(page, '보고서.pdf').waitFor();
    await queued(page, 'damaged.jpg').locator('.reason').waitFor();
    server.bucket.sending.close();
    await choose(page, document('next.pdf'));
    await page.locator('[data-state=sending]').waitFor();
    await visit.screenshot(page, `full-${colorScheme}-${locale}`);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await visit.barriersOf(page)).toEqual([]);
  });
});

test('nothing went wrong in any of the pages', () => {
  expect(visit.faults).toEqual([]);
});
