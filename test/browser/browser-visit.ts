import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';

const DESKTOP = { width: 1440, height: 900 };
const TELEPHONE = { width: 400, height: 850 };

/** A person at a browser: pages by language and size, what went wrong in them, and screenshots that stay, to be looked at. */
export class BrowserVisit {
  /** What pages threw or reported as errors. */
  readonly faults: string[] = [];
  private readonly screenshots = mkdtempSync(join(tmpdir(), 'screenshots-'));

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<BrowserVisit> {
    return new BrowserVisit(await launchChromium());
  }

  open(url: string, locale = 'en-US'): Promise<Page> {
    return this.openAt(url, locale, DESKTOP);
  }

  onTelephone(url: string, locale = 'ko-KR'): Promise<Page> {
    return this.openAt(url, locale, TELEPHONE);
  }

  screenshot(page: Page, name: string): Promise<Buffer> {
    return page.screenshot({ path: join(this.screenshots, `${name}.png`), fullPage: true });
  }

  async end(): Promise<void> {
    await this.browser.close();
    console.info(`Screenshots: ${this.screenshots}`);
  }

  private async openAt(url: string, locale: string, viewport: typeof DESKTOP): Promise<Page> {
    const page = await (await this.browser.newContext({ locale, viewport })).newPage();
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      // A refusal that a test asks for is reported by the browser as a failed load.
      const isRefusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRefusal) this.faults.push(message.text());
    });
    await page.goto(url);
    return page;
  }
}

/** How many pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}
