import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CostOfStacks } from './cost-of-stacks';
import { withIdleCosts, withTables } from './lesson-tables';
import { spendingOf } from './spending';
import type { StatedUse } from './uses';

const PAGES = { en: 'README.md', ko: 'README.ko.md' } as const;

/** Says what a configuration of a pattern costs. */
export type PatternPricer = (
  pattern: string,
  context: Readonly<Record<string, string>>,
  stated?: StatedUse,
) => Promise<CostOfStacks>;

/** A page as it stands, and as the command makes it. */
export interface RewrittenPage {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** The pages that hold what patterns cost, each with its figures made anew: the house's own, and every lesson. */
export async function rewrittenPages(
  root: string,
  patterns: readonly string[],
  price: PatternPricer,
): Promise<readonly RewrittenPage[]> {
  const known = new Map<string, Promise<CostOfStacks>>();
  const once: PatternPricer = (pattern, context, stated) => {
    const key = JSON.stringify([pattern, context, stated]);
    if (!known.has(key)) known.set(key, price(pattern, context, stated));
    return known.get(key)!;
  };
  const pages: RewrittenPage[] = [];
  for (const folder of ['', ...patterns.map((name) => `stacks/${name}/`)]) {
    for (const language of ['en', 'ko'] as const) {
      const file = `${folder}${PAGES[language]}`;
      if (!existsSync(join(root, file))) continue;
      const before = await readFile(join(root, file), 'utf8');
      const [, pattern] = folder.split('/');
      const after =
        pattern === undefined
          ? await withIdleCosts(before, (name, region) => once(name, { region }), language)
          : await withTables(
              before,
              (context, stated) => once(pattern, context, stated),
              language,
              () => spendingOf(pattern),
            );
      pages.push({ file, before, after });
    }
  }
  return pages;
}

/**
 * Writes what patterns cost into the pages anew.
 *
 * @returns files that changed
 */
export async function writeLessons(
  root: string,
  patterns: readonly string[],
  price: PatternPricer,
): Promise<readonly string[]> {
  const changed = (await rewrittenPages(root, patterns, price)).filter(({ before, after }) => before !== after);
  for (const { file, after } of changed) await writeFile(join(root, file), after);
  return changed.map(({ file }) => file);
}
