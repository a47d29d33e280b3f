import type { Page } from 'playwright-core';
import { BrowserVisit, overflowOf } from '../../browser/browser-visit';
import { StartedLaptop } from '../../support/start-laptop';

let laptop: StartedLaptop;
let visit: BrowserVisit;
let page: Page;

beforeAll(async () => {
  laptop = await StartedLaptop.start('--pattern', 'lab');
  visit = await BrowserVisit.start();
  page = await visit.open(laptop.page);
  await page.waitForSelector('#usual button');
});
afterAll(async () => {
  await visit?.end();
  await StartedLaptop.stopAll();
});

const pressed = (name: string) => page.getByRole('button', { name }).click();
const verdict = (form: string) => page.textContent(`#${form}-answer .verdict`);

test('a question to begin with is put into the form and answered with the statement that decides', async () => {
  await pressed('May a member without MFA start the server?');
  await page.waitForSelector('#may-answer.denied');
  expect(await verdict('may')).toBe('No, denied');
  expect(await page.inputValue('[name="mfa"]')).toBe('no');
  expect(await page.textContent('#may-answer')).toContain('PeopleMemberRules (AWS::IAM::ManagedPolicy');
  expect(await page.textContent('#may-answer pre')).toContain('"Sid": "DenyWithoutMfa"');
  await visit.screenshot(page, 'lab-en');
});

test('a form is filled in and sent by the keyboard alone, and the next question starts from there', async () => {
  await page.selectOption('[name="mfa"]', 'yes');
  await page.focus('[name="from"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#may-answer.allowed');
  expect(await verdict('may')).toBe('Yes, allowed');
});

test('a wrong field is named, marked and given the cursor', async () => {
  await page.fill('[name="action"]', 'ec2:StartInstance');
  await page.keyboard.press('Enter');
  await page.locator('#may-error', { hasText: 'near to it are ec2:StartInstances' }).waitFor();
  expect(await page.getAttribute('[name="action"]', 'aria-invalid')).toBe('true');
  expect(await page.evaluate<string>('document.activeElement.name')).toBe('action');
  expect(await page.textContent('#may-answer')).toBe('');
});

test('who reaches a port is a table, and nobody is said in words', async () => {
  await pressed('Who reaches the web page (port 80)?');
  await page.waitForSelector('#reach-answer tbody tr');
  expect(await page.locator('#reach-answer tbody tr').first().textContent()).toContain('0.0.0.0/0');
  await pressed('Who reaches remote desktop (port 3389)?');
  await page.locator('#reach-answer', { hasText: 'Nobody' }).waitFor();
});

test('answers follow the language, and nothing stays untranslated', async () => {
  await page.click('#language');
  await page.locator('#reach-answer', { hasText: '아무도 없습니다' }).waitFor();
  await page.locator('#may-error', { hasText: 'AWS에 없는 작업입니다' }).waitFor();
  expect(await page.locator('[data-text]:empty').count()).toBe(0);
  await visit.screenshot(page, 'lab-ko');
});

test('fits a telephone without scrolling sideways', async () => {
  const narrow = await visit.onTelephone(laptop.page);
  await narrow.locator('#usual button').first().click();
  await narrow.waitForSelector('#may-answer pre');
  await visit.screenshot(narrow, 'lab-telephone-ko');
  expect(await overflowOf(narrow)).toBeLessThanOrEqual(0);
  expect(visit.faults).toEqual([]);
});
