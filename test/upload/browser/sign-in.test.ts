import type { Page } from 'playwright-core';
import { BrowserVisit, overflowOf } from '../../browser/browser-visit';
import { PageServer } from '../fakes/page-server';
import { picture } from '../fakes/sample-files';

jest.setTimeout(120_000);

let server: PageServer;
let visit: BrowserVisit;

beforeAll(async () => {
  visit = await BrowserVisit.start();
});
afterAll(() => visit?.end());
afterEach(() => server.stop());

const entry = (page: Page, name: string) => page.locator('#entries > li', { hasText: name });

async function signedIn(locale = 'en-US'): Promise<Page> {
  const page = await visit.open(server.origin, locale);
  await page.click('#sign-in');
  await page.waitForSelector('#files:not([hidden])');
  return page;
}

describe('people who sign in', () => {
  beforeEach(async () => {
    server = await PageServer.start({ signIn: 'cognito' });
  });

  test('see their files and upload; nothing of the sign-in stays in the address', async () => {
    const page = await visit.open(server.origin, 'ko-KR');
    await page.locator('#signing-title', { hasText: '로그인하고 파일 올리기' }).waitFor();
    expect(await page.isVisible('#send')).toBe(false);
    await visit.screenshot(page, 'sign-in-ko');
    expect(await visit.barriersOf(page)).toEqual([]);
    await page.click('#sign-in');
    await page.waitForSelector('#files:not([hidden])');
    expect(page.url()).toBe(`${server.origin}/`);
    await page.setInputFiles('#chooser', await picture());
    await entry(page, 'evening.jpg').waitFor();
    await page.reload();
    await entry(page, 'evening.jpg').waitFor();
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("sign-in"))')).toEqual([]);
    await visit.screenshot(page, 'signed-in-ko');
  });

  test('are not asked again while their sign-in can be renewed', async () => {
    // Shorter than the page's reserve, so that each call asks for another token.
    server.signIn.secondsToLive = 30;
    const page = await signedIn();
    await page.setInputFiles('#chooser', await picture());
    await entry(page, 'evening.jpg').waitFor();
    expect(server.signIn.refreshes).toBeGreaterThan(0);
    expect(await page.isVisible('#signing')).toBe(false);
  });

  test('sign in again in a window of its own when it has ended, and the files in the list go on', async () => {
    const page = await signedIn();
    server.signIn.valid.clear();
    await page.setInputFiles('#chooser', [await picture('one.jpg'), await picture('two.jpg')]);
    await page.locator('#signing-title', { hasText: 'Your sign-in has ended.' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('signing-title');
    expect(await page.locator('#queue-items [data-state=line]').count()).toBe(2);
    await visit.screenshot(page, 'sign-in-ended');
    const other = page.waitForEvent('popup');
    await page.click('#sign-in');
    await (await other).waitForEvent('close');
    await entry(page, 'one.jpg').waitFor();
    await entry(page, 'two.jpg').waitFor();
    expect(await page.isVisible('#signing')).toBe(false);
  });

  test('leave nothing behind when they sign out', async () => {
    const page = await signedIn();
    server.checking.close();
    await page.setInputFiles('#chooser', await picture());
    await page.locator('#queue-items [data-state=checking]').waitFor();
    await page.click('#sign-out');
    await page.locator('#signing-title', { hasText: 'Sign in to upload' }).waitFor();
    expect(server.signIn.signOuts).toBe(1);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    expect(await page.isVisible('#files')).toBe(false);
  });

  test.each(['nonce', 'aud'])(
    'are not signed in by a token that is not for this sign-in: another %s',
    async (claim) => {
      server.signIn.wrong[claim] = 'of-another';
      const page = await visit.open(server.origin);
      await page.click('#sign-in');
      await page.locator('#signing-title', { hasText: 'You were not signed in.' }).waitFor();
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
    },
  );

  test('are not signed in by an answer that they did not ask for', async () => {
    const page = await visit.open(`${server.origin}/?code=stolen&state=made-up`);
    await page.locator('#signing-title', { hasText: 'You were not signed in.' }).waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    expect(page.url()).toBe(`${server.origin}/`);
  });
});

describe('where services sign what they ask', () => {
  beforeEach(async () => {
    server = await PageServer.start({ signIn: 'iam' });
  });

  test('the page says so, and shows a picture by its id', async () => {
    const { buffer: body } = await picture();
    const upload = server.uploads.issue('a-service', { fileName: 'a.jpg', contentType: 'image/jpeg', bytes: 1 }, 0);
    Object.assign(upload, { body, status: 'ready' });
    const page = await visit.onTelephone(server.origin, 'ko-KR');
    await page.locator('#signed', { hasText: '서비스가 파일을 올립니다' }).waitFor();
    expect(await page.isVisible('#send')).toBe(false);
    await page.fill('#upload-id', 'no id');
    await page.keyboard.press('Enter');
    await page.locator('#lookup-said', { hasText: '업로드 ID가 아닙니다.' }).waitFor();
    expect(await page.getAttribute('#upload-id', 'aria-invalid')).toBe('true');
    await page.fill('#upload-id', `https://example.com/images/${upload.uploadId}?w=320`);
    await page.keyboard.press('Enter');
    await page.locator('figcaption', { hasText: 'image/avif' }).waitFor();
    await visit.screenshot(page, 'services-ko');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await visit.barriersOf(page)).toEqual([]);
  });
});

test('nothing went wrong in any of the pages', async () => {
  server = await PageServer.start();
  expect(visit.faults).toEqual([]);
});
