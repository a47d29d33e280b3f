import type { Page } from 'playwright-core';
import { StartedLaptop, until } from '../support/start-laptop';
import { BrowserVisit, overflowOf, STORAGE_BLOCKED } from './browser-visit';

let laptop: StartedLaptop;
let visit: BrowserVisit;
let page: Page;
let patterns: readonly string[];

beforeAll(async () => {
  laptop = await StartedLaptop.start();
  patterns = laptop.about['patterns'] as string[];
  visit = await BrowserVisit.start();
  page = await visit.open(laptop.page);
  await page
    .locator('#patterns li')
    .nth(patterns.length - 1)
    .waitFor();
});
afterAll(async () => {
  await visit?.end();
  await StartedLaptop.stopAll();
});

test('every pattern is there with a picture whose words are filled in, and none is started', async () => {
  const cards = page.locator('#patterns li');
  expect(await cards.locator('code').allTextContents()).toEqual(patterns);
  expect(await cards.locator('svg').count()).toBe(patterns.length);
  expect(await page.locator('[data-text]:empty').count()).toBe(0);
  expect(new Set(await cards.locator('.status').allTextContents())).toEqual(new Set(['starts when opened']));
  await visit.screenshot(page, 'first-en');
});

test('the language is changed by the keyboard, words in pictures too', async () => {
  const words = await page.locator('svg text').allTextContents();
  await page.focus('#language');
  await page.keyboard.press('Enter');
  expect(await page.getAttribute('html', 'lang')).toBe('ko');
  // A picture in the other language is another file, which the page fetches first.
  await until('other words in pictures', async () =>
    String(await page.locator('svg text').allTextContents()) === String(words) ? undefined : true,
  );
  await visit.screenshot(page, 'first-ko');
});

test('fits a telephone without scrolling sideways', async () => {
  const narrow = await visit.onTelephone(laptop.page);
  await narrow.waitForSelector('#patterns li');
  expect(await overflowOf(narrow)).toBeLessThanOrEqual(0);
});

test.each(['light', 'dark'] as const)('has no barriers in %s', async (colorScheme) => {
  const coloured = await visit.open(laptop.page, 'en-US', { colorScheme });
  await coloured.waitForSelector('#patterns li');
  expect(await visit.barriersOf(coloured)).toEqual([]);
  await visit.screenshot(coloured, `first-${colorScheme}`);
});

test('is dark where the system is, and as it was chosen afterwards', async () => {
  const dark = await visit.open(laptop.page, 'en-US', { colorScheme: 'dark' });
  const ground = () => dark.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const night = await ground();
  await dark.click('#theme');
  expect(await dark.getAttribute('#theme', 'aria-pressed')).toBe('false');
  const day = await ground();
  expect(day).not.toBe(night);
  await dark.reload();
  expect(await ground()).toBe(day);
});

test('where cookies are blocked, language and theme are chosen all the same', async () => {
  const blocked = await visit.open('about:blank', 'ko-KR');
  await blocked.addInitScript(STORAGE_BLOCKED);
  await blocked.goto(laptop.page);
  await blocked.waitForSelector('#patterns li');
  await blocked.click('#language');
  await blocked.click('#theme');
  expect(await blocked.getAttribute('html', 'lang')).toBe('en');
  expect(await blocked.getAttribute('#theme', 'aria-pressed')).toBe('true');
});

test('a card leads to the page of its pattern, which starts it', async () => {
  await page.locator('#patterns a').first().click();
  await page.waitForURL(`**/${patterns[0]}/`);
  await until('the page to be at work', async () => ((await page.isVisible('#starting')) ? undefined : true));
  expect(await page.isVisible('#failed')).toBe(false);
  await page.locator('.steps summary').click();
  const numbers = await page.locator('#picture .step').evaluateAll((all) => all.map(({ dataset }) => dataset.step));
  const said = await page.locator('.steps li').filter({ visible: true }).allTextContents();
  expect(said.map((_, at) => String(at + 1))).toEqual([...new Set(numbers)].sort((a, b) => Number(a) - Number(b)));
  expect(visit.faults).toEqual([]);
});
