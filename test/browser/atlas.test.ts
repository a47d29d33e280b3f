import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { writeSite } from '../../lib/tools/atlas/write-site';
import { PATTERNS } from '../patterns';
import { siteOf } from '../tools/atlas/traced-site';
import { BrowserVisit, overflowOf, STORAGE_BLOCKED } from './browser-visit';

const PATTERN = PATTERNS[0]!.stack.pattern.name;
const LANGUAGES = [
  ['en', 'en-US'],
  ['ko', 'ko-KR'],
] as const;

let folder: string;
let visit: BrowserVisit;
/** What pages asked for that does not lie in their folder. */
const outside: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-'));
  writeSite(folder, await siteOf([PATTERN]));
  visit = await BrowserVisit.start();
}, 120_000);
afterAll(async () => {
  await visit?.end();
  rmSync(folder, { recursive: true, force: true });
});

function at(name: string): string {
  return pathToFileURL(join(folder, name)).href;
}

async function open(
  name: string,
  locale: string,
  settings: Pick<BrowserContextOptions, 'colorScheme'> = {},
): Promise<Page> {
  const page = await visit.open('about:blank', locale, settings);
  const base = pathToFileURL(folder).href;
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) outside.push(request.url());
  });
  await page.goto(at(name));
  return page;
}

const PAGE = `${PATTERN}-classroom.html`;

describe.each(LANGUAGES)('in %s', (language, locale) => {
  let page: Page;
  beforeAll(async () => {
    page = await open('index.html', locale);
  });

  test('the first page leads to a page in the language of the browser', async () => {
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    await page.locator(`a[href="${PAGE}"]`).first().click();
    await page.waitForURL(`**/${PAGE}`);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    const hidden = page.locator(`h2 [lang]:not([lang="${language}"])`);
    expect(await hidden.count()).toBeGreaterThan(0);
    expect(await hidden.filter({ visible: true }).count()).toBe(0);
    await visit.screenshot(page, `atlas-${language}`);
  });

  test('a resource lights its line, its part of the template and why it is there', async () => {
    const { key, line, file } = await page.evaluate<{ key: string; line: number; file: string }>(`(() => {
      const { resources } = JSON.parse(document.getElementById('page-data').textContent);
      const [key, { lines: [[file, line]] }] = Object.entries(resources).at(-1);
      return { key, file, line };
    })()`);
    const button = page.locator(`.resource[data-key="${key}"]`);
    await page.locator('details.group', { has: button }).locator('summary').click();
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('#source .lit .number').textContent()).toBe(String(line));
    expect(await page.locator('#frames [aria-pressed="true"]').textContent()).toContain(file.split('/').at(-1));
    expect(await page.locator('#template div').first().textContent()).toBe(`${key.split('.')[1]}:`);
    expect(await button.locator('.why').filter({ visible: true }).textContent()).not.toBe('');
    expect(await page.locator('#lesson-paragraph').textContent()).not.toBe('');
  });

  test('a number beside a line shows what that line makes, and a tile what belongs to it; nothing else is left', async () => {
    const all = await page.locator('.resource').count();
    const shown = () => page.locator('#resources li:not(.out)').count();
    await page.locator('#source .lit .margin button').click();
    const made = await shown();
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(all);
    await page.locator('#only button').click();
    expect(await shown()).toBe(all);
    const tile = page.locator(`#tiles [lang="${language}"] [role="button"]`).first();
    await tile.focus();
    await page.keyboard.press('Enter');
    expect(await tile.getAttribute('aria-pressed')).toBe('true');
    expect(await shown()).toBeLessThan(all);
    await page.keyboard.press('Enter');
    expect(await shown()).toBe(all);
  });

  test('slides go through every step by the keyboard alone, and end', async () => {
    const sentences = await page.locator(`ol.flow > li [lang="${language}"]`).allTextContents();
    await page.focus('#slides');
    await page.keyboard.press('Enter');
    const told: string[] = [];
    for (const _ of sentences) {
      told.push((await page.locator(`#slide .said [lang="${language}"]`).textContent())!);
      await page.keyboard.press('ArrowRight');
    }
    expect(told).toEqual(sentences);
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('#slide .count').textContent()).toBe(`${sentences.length - 1} / ${sentences.length}`);
    await visit.screenshot(page, `atlas-slide-${language}`);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('#slide')).toBe(false);
  });

  test('a handout has the picture, the way, the cost and what stays, and is one sheet', async () => {
    await page.emulateMedia({ media: 'print' });
    const visible = await page
      .locator('main > section')
      .filter({ visible: true })
      .evaluateAll((all) => all.map(({ id }) => id));
    expect(visible).toEqual(['picture', 'flow', 'cost', 'leftovers']);
    expect(await page.locator('nav, .aside, .fine').filter({ visible: true }).count()).toBe(0);
    const tiles = page.locator('#picture [data-node]').filter({ visible: true });
    const shown = await tiles.evaluateAll((all) => all.map(({ dataset }) => dataset.node));
    const steps = await page.locator('ol.flow > li').evaluateAll((all) => all.map(({ dataset }) => dataset.nodes));
    expect(shown.sort()).toEqual([...new Set(steps.flatMap((nodes) => JSON.parse(nodes!)))].sort());
    const sheet = await page.pdf({ preferCSSPageSize: true });
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.emulateMedia({ media: 'screen' });
  });

  test('the language is changed, and stays so on the next page', async () => {
    await page.focus('#language');
    await page.keyboard.press('Enter');
    const other = LANGUAGES.find(([each]) => each !== language)![0];
    expect(await page.getAttribute('html', 'lang')).toBe(other);
    await page.locator('.back').click();
    await page.waitForURL('**/index.html');
    expect(await page.getAttribute('html', 'lang')).toBe(other);
  });
});

describe.each(['index.html', PAGE])('%s', (name) => {
  test.each([
    ['light', 'en-US'],
    ['dark', 'ko-KR'],
  ] as const)('has no barriers in %s, for %s', async (colorScheme, locale) => {
    const page = await open(name, locale, { colorScheme });
    expect(await visit.barriersOf(page)).toEqual([]);
  });

  test('fits a telephone, and so do the pictures, large enough to read; what is wider scrolls in its own box', async () => {
    const page = await visit.onTelephone(at(name), 'en-US');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const pictures = page.locator('.picture, .thumbnail');
    const wider = await pictures.evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
    expect(Math.max(...wider)).toBe(0);
    const letters = await pictures.locator('.name').filter({ visible: true }).all();
    const heights = await Promise.all(letters.map(async (each) => (await each.boundingBox())!.height));
    expect(Math.min(...heights)).toBeGreaterThan(11);
    await visit.screenshot(page, `atlas-telephone-${name}`);
  });
});

// As many sites that only wanted to know the theme: AnswerOverflow/AnswerOverflow#326, tomayac/SVGcode#86.
test('where cookies are blocked, language and theme are chosen all the same', async () => {
  const page = await visit.open('about:blank', 'ko-KR');
  await page.addInitScript(STORAGE_BLOCKED);
  await page.goto(at('index.html'));
  expect(await page.getAttribute('html', 'lang')).toBe('ko');
  await page.click('#language');
  await page.click('#theme');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await page.getAttribute('#theme', 'aria-pressed')).toBe('true');
});

test('no page asked for anything beside itself, or threw', () => {
  expect(outside).toEqual([]);
  expect(visit.faults).toEqual([]);
});
