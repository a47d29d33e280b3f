import type { Page } from 'playwright-core';
import { BrowserVisit, overflowOf } from '../../browser/browser-visit';
import { StartedLaptop } from '../../support/start-laptop';

jest.setTimeout(300_000);

let laptop: StartedLaptop;
let visit: BrowserVisit;
let page: Page;

beforeAll(async () => {
  laptop = await StartedLaptop.start('--pattern', 'rag');
  visit = await BrowserVisit.start();
  page = await visit.open(laptop.page, 'ko-KR');
  await page.waitForSelector('#variant span');
});
afterAll(async () => {
  await visit?.end();
  await StartedLaptop.stopAll();
});

const document = (on: Page, name: string) => on.locator('#documents > li', { hasText: name });
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const NOODLES = file('식당.txt', '구내식당은 월요일에 국수를 냅니다. 금요일에는 비빔밥을 냅니다.');

async function ask(on: Page, question: string): Promise<void> {
  await on.fill('#question', question);
  await on.press('#question', 'Enter');
  await on.locator('#send:not([disabled])').waitFor();
}

test('a document that is dropped is read, and asked by the keyboard alone; its number opens the source', async () => {
  await page.setInputFiles('#files', NOODLES);
  await document(page, '식당.txt').locator('.status', { hasText: '준비됨' }).waitFor();
  await ask(page, '구내식당은 월요일에 무엇을 냅니까?');
  const answer = page.locator('#said.answered', { hasText: '국수를 냅니다. [1]' });
  await answer.waitFor();
  await answer.locator('a').focus();
  await page.keyboard.press('Enter');
  await page.locator('#source-1[open] blockquote', { hasText: '국수' }).waitFor();
  expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY');
  expect(await page.textContent('#announcements')).toContain('국수를 냅니다');
  await visit.screenshot(page, 'rag-answer-ko');
});

test('what no document says is told as an answer, and stand-ins are called so', async () => {
  await ask(page, '2014년 월드컵 우승국은 어디입니까?');
  await page.locator('#said.none', { hasText: '문서에는 그에 대한 답이 없습니다' }).waitFor();
  expect(await page.textContent('.stand-in')).toMatch(/그대로 옮긴.*--semantic/s);
  await visit.screenshot(page, 'rag-none-ko');
});

test('another tenant sees and hears nothing of it', async () => {
  await page.selectOption('#tenant', 'guests');
  await page.locator('#no-documents:not([hidden])').waitFor();
  await ask(page, '구내식당은 월요일에 무엇을 냅니까?');
  await page.locator('#said.none').waitFor();
  await page.selectOption('#tenant', 'team');
  await document(page, '식당.txt').waitFor();
});

test('a document that is refused says why', async () => {
  await page.setInputFiles('#files', file('빈칸.txt', ' \n '));
  await document(page, '빈칸.txt').locator('.reason').waitFor();
  await page.setInputFiles('#files', file('옛날.hwp', 'x'));
  await page.locator('#errors p', { hasText: '옛날.hwp' }).waitFor();
  await visit.screenshot(page, 'rag-refused-ko');
  await page.click('#errors button');
});

test('a deleted document is gone from the list and from answers', async () => {
  await document(page, '식당.txt').getByRole('button', { name: '삭제: 식당.txt' }).click();
  await document(page, '식당.txt').waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.id')).toBe('documents-title');
  await ask(page, '구내식당은 월요일에 무엇을 냅니까?');
  await page.locator('#said.none').waitFor();
});

test.each([
  ['desktop', 'en-US', 'light'],
  ['telephone', 'ko-KR', 'dark'],
] as const)('with the examples there are no barriers: %s', async (size, locale, colorScheme) => {
  const other =
    size === 'desktop'
      ? await visit.open(laptop.page, locale, { colorScheme })
      : await visit.onTelephone(laptop.page, locale, { colorScheme });
  await other.waitForSelector('#variant span');
  expect(await visit.barriersOf(other)).toEqual([]);
  if (size === 'desktop') await other.click('#examples');
  // All that is read one after another takes longer than a page.
  await other.locator('#documents > .ready').nth(28).waitFor({ timeout: 180_000 });
  await other.locator('#questions button').first().click();
  await other.locator('#said.answered a').first().waitFor();
  await other.locator('#send:not([disabled])').waitFor();
  await other.locator('#sources summary').first().click();
  await document(other, 'handbook.md')
    .getByRole('button', { name: /handbook\.md/ })
    .first()
    .click();
  await other.locator('#similar:not([hidden]) summary').first().waitFor();
  await visit.screenshot(other, `rag-full-${size}`);
  expect(await overflowOf(other)).toBeLessThanOrEqual(0);
  expect(await visit.barriersOf(other)).toEqual([]);
});

test('nothing went wrong in any of the pages', () => {
  expect(visit.faults).toEqual([]);
});
