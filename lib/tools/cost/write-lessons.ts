import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { README_FILES } from '../../config/readme-files';
import type { Language } from '../../config/sentence';
import { writeChanged } from '../files/write-changed';
import type { Pricer } from './asked-table';
import type { CostOfStacks } from './cost-of-stacks';
import { withFigures } from './lesson-figures';
import { withIdleCosts, withTables } from './lesson-tables';
import { spendingOf } from './spending';
import type { StatedUse } from './uses';

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

/** The pages of one folder, each with its figures made anew: those of a lesson, or the house's own where no pattern is named. */
export async function rewrittenPages(
  root: string,
  pattern: string | undefined,
  price: PatternPricer,
): Promise<readonly RewrittenPage[]> {
  const once = eachOnce(price);
  const pages: RewrittenPage[] = [];
  for (const language of ['en', 'ko'] as const) {
    const file = pattern === undefined ? README_FILES[language] : `stacks/${pattern}/${README_FILES[language]}`;
    if (!existsSync(join(root, file))) continue;
    const before = await readFile(join(root, file), 'utf8');
    const after =
      pattern === undefined
        ? await withIdleCosts(before, (name, region) => once(name, { region }), language)
        : await lessonOf(before, pattern, (context, stated) => once(pattern, context, stated), language);
    pages.push({ file, before, after });
  }
  return pages;
}

async function lessonOf(lesson: string, pattern: string, price: Pricer, language: Language): Promise<string> {
  return withFigures(await withTables(lesson, price, language, () => spendingOf(pattern)), price);
}

/** Both languages ask the same. */
function eachOnce(price: PatternPricer): PatternPricer {
  const known = new Map<string, Promise<CostOfStacks>>();
  return (pattern, context, stated) => {
    const key = JSON.stringify([pattern, context, stated]);
    if (!known.has(key)) known.set(key, price(pattern, context, stated));
    return known.get(key)!;
  };
}

/**
 * Writes what patterns cost into the house's page and every lesson anew.
 *
 * @returns files that changed
 */
export async function writeLessons(
  root: string,
  patterns: readonly string[],
  price: PatternPricer,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const pattern of [undefined, ...patterns]) {
    const pages = await rewrittenPages(root, pattern, price);
    changed.push(
      ...writeChanged(
        root,
        pages.map(({ file, after }) => [file, after] as const),
      ),
    );
  }
  return changed;
}
