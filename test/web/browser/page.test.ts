import type { Page } from 'playwright-core';
import { BrowserVisit, overflowOf } from '../../browser/browser-visit';
import { StartedLaptop, until } from '../../support/start-laptop';

jest.setTimeout(120_000);

let laptop: StartedLaptop;
let site: string;
let visit: BrowserVisit;
let page: Page;

beforeAll(async () => {
  laptop = await StartedLaptop.start('--pattern', 'web');
  site = String(laptop.about['site']);
  visit = await BrowserVisit.start();
  page = await visit.open(laptop.page);
  await page.waitForSelector('#servers .node');
});
afterAll(async () => {
  await visit?.end();
  await StartedLaptop.stopAll();
});

describe('the guestbook', () => {
  test.each([
    ['with its script', true],
    ['without scripts', false],
  ])('is signed %s', async (how, javaScriptEnabled) => {
    const reader = await visit.open(`${site}/?lang=ko`, 'ko-KR', { javaScriptEnabled });
    await reader.fill('#author', '김민지');
    await reader.fill('#message', `안녕하세요, ${how} 👋`);
    await reader.click('button[type=submit]');
    await reader.locator('article', { hasText: how }).waitFor();
    expect(await reader.textContent('article h3')).toBe('김민지');
    expect(await reader.getAttribute('html', 'lang')).toBe('ko');
    expect(await reader.locator('.count').count()).toBe(javaScriptEnabled ? 2 : 0);
    await visit.screenshot(reader, `guestbook-${javaScriptEnabled ? 'script' : 'plain'}`);
  });

  test('refuses what cannot be kept, and leaves what was typed', async () => {
    const reader = await visit.open(`${site}/?lang=en`);
    await reader.fill('#author', 'x'.repeat(41));
    await reader.fill('#message', 'kept in the form');
    await reader.click('button[type=submit]');
    await reader.waitForSelector('[role=alert]');
    expect(await reader.inputValue('#message')).toBe('kept in the form');
    expect(await visit.barriersOf(reader)).toEqual([]);
    await visit.screenshot(reader, 'guestbook-refused');
  });

  test.each(['light', 'dark'] as const)('has no barriers and fits every window, in %s', async (colorScheme) => {
    for (const reader of [
      await visit.open(`${site}/?lang=en`, 'en-US', { colorScheme }),
      await visit.onTelephone(`${site}/?lang=ko`, 'ko-KR', { colorScheme }),
    ]) {
      const name = `guestbook-${colorScheme}-${reader.viewportSize()!.width}`;
      await visit.screenshot(reader, name);
      expect(await overflowOf(reader)).toBeLessThanOrEqual(0);
      expect(await visit.barriersOf(reader)).toEqual([]);
    }
  });
});

describe('the page of the laptop', () => {
  test('leads to the guestbook in its own language', async () => {
    expect(await page.getAttribute('#open', 'href')).toBe(`${site}/?lang=en`);
    const countOf = async () => Number(await page.textContent('#count-entries'));
    await until('the entries to be counted', async () => ((await countOf()) === 2 ? true : undefined));
    expect(Number(await page.textContent('#count-static'))).toBeGreaterThan(0);
  });

  test('signs the guestbook, and the same sent again is the same entry', async () => {
    await page.click('#sign button');
    await page.locator('#signed', { hasText: '201: kept as' }).waitFor();
    await page.click('#again');
    await page.locator('#signed', { hasText: 'the same entry as before' }).waitFor();
    expect(await page.textContent('#servers .last')).toBe('answered last');
  });

  test('shows a server that was killed, and that it comes back', async () => {
    await page.click('#kill');
    await page.waitForSelector('#servers .gone');
    await visit.screenshot(page, 'killed');
    await until('it to be back', async () => ((await page.locator('#servers .gone').count()) === 0 ? true : undefined));
  });

  test('shows how a load spreads over the servers', async () => {
    await page.click('#load');
    await page.locator('#load-said', { hasText: '300 requests, 0 failed' }).waitFor();
    expect(await page.locator('#load-rows tr').count()).toBe(2);
    await visit.screenshot(page, 'load-en');
  });

  test('shows trouble with the database while it lasts', async () => {
    await page.click('[data-trouble=refused]');
    await page.locator('#trouble', { hasText: 'refuses every token' }).waitFor();
    await page.click('#sign button');
    await page.locator('#signed', { hasText: '503' }).waitFor();
    await visit.screenshot(page, 'refused');
    expect(await visit.barriersOf(page)).toEqual([]);
    await until('it to be over', async () => ((await page.textContent('#trouble')) === '' ? true : undefined));
  });

  test.each(['light', 'dark'] as const)('has no barriers and fits every window, in %s', async (colorScheme) => {
    for (const coloured of [
      await visit.open(laptop.page, 'en-US', { colorScheme }),
      await visit.onTelephone(laptop.page, 'ko-KR', { colorScheme }),
    ]) {
      await coloured.waitForSelector('#load-rows tr');
      await visit.screenshot(coloured, `${colorScheme}-${coloured.viewportSize()!.width}`);
      expect(await overflowOf(coloured)).toBeLessThanOrEqual(0);
      expect(await visit.barriersOf(coloured)).toEqual([]);
      await coloured.click('[data-part=site]');
      await coloured.locator('#part-resource', { hasText: 'AWS::CloudFront::Distribution' }).waitFor();
      expect(await visit.barriersOf(coloured)).toEqual([]);
    }
  });

  test('nothing went wrong in any of the pages', () => {
    expect(visit.faults).toEqual([]);
  });
});
