import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium';

const DESKTOP = { width: 1280, height: 800 };
const TELEPHONE = { width: 390, height: 844 };

/** Other steps of the CI run beside this one: a slow machine is no failure. */
const PATIENCE_MS = 55_000;

/** How a person has set the system. */
type Settings = Pick<BrowserContextOptions, 'colorScheme' | 'reducedMotion' | 'javaScriptEnabled'>;

/** A person at a browser: pages by language and size, what went wrong in them, and screenshots that stay, to be looked at. */
export class BrowserVisit {
  /** What pages threw or reported as errors. */
  readonly faults: string[] = [];
  /** Pages that axe-core was in: it brings styles of its own, which the pages' policy refuses, and reads theirs, which no file may. */
  private readonly examined = new WeakSet<Page>();
  private readonly screenshots = mkdtempSync(join(tmpdir(), 'screenshots-'));

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<BrowserVisit> {
    return new BrowserVisit(await launchChromium());
  }

  open(url: string, locale = 'en-US', settings: Settings = {}): Promise<Page> {
    return this.openAt(url, { locale, viewport: DESKTOP, ...settings });
  }

  onTelephone(url: string, locale = 'ko-KR', settings: Settings = {}): Promise<Page> {
    return this.openAt(url, { locale, viewport: TELEPHONE, ...settings });
  }

  /** What axe-core finds wrong with a page for people who see, hear or move differently: WCAG 2.2 A and AA. */
  async barriersOf(page: Page): Promise<readonly string[]> {
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    this.examined.add(page);
    const { violations } = await page.evaluate<{ readonly violations: readonly AxeViolation[] }>(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
    );
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary}`),
    );
  }

  screenshot(page: Page, name: string): Promise<Buffer> {
    return page.screenshot({ path: join(this.screenshots, `${name}.png`), fullPage: true });
  }

  async end(): Promise<void> {
    await this.browser.close();
    console.info(`Screenshots: ${this.screenshots}`);
  }

  private async openAt(url: string, options: BrowserContextOptions): Promise<Page> {
    const page = await (await this.browser.newContext(options)).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      // A refusal that a test asks for is reported by the browser as a failed load.
      const isRefusal = message.text().startsWith('Failed to load resource');
      const isOfAxe =
        this.examined.has(page) && /^(Applying inline style|Access to XMLHttpRequest)/.test(message.text());
      if (message.type() === 'error' && !isRefusal && !isOfAxe) this.faults.push(message.text());
    });
    await page.goto(url);
    return page;
  }
}

/** How many pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}

/** A script that makes a page find its storage as it is where somebody blocks all cookies. */
export const STORAGE_BLOCKED = `Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
})`;

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}
