import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CostOfStacks } from './cost-of-stacks';
import { withTables } from './lesson-tables';

const LESSONS = { en: 'README.md', ko: 'README.ko.md' } as const;

/**
 * Writes the tables of every lesson anew.
 *
 * @returns files that changed
 */
export async function writeLessons(
  root: string,
  patterns: readonly string[],
  price: (pattern: string, context: Readonly<Record<string, string>>) => Promise<CostOfStacks>,
): Promise<readonly string[]> {
  const known = new Map<string, Promise<CostOfStacks>>();
  const changed: string[] = [];
  for (const pattern of patterns) {
    for (const language of ['en', 'ko'] as const) {
      const file = `stacks/${pattern}/${LESSONS[language]}`;
      if (!existsSync(join(root, file))) continue;
      const lesson = await readFile(join(root, file), 'utf8');
      const once = (context: Readonly<Record<string, string>>) => {
        const key = JSON.stringify([pattern, context]);
        if (!known.has(key)) known.set(key, price(pattern, context));
        return known.get(key)!;
      };
      const anew = await withTables(lesson, once, language);
      if (anew === lesson) continue;
      await writeFile(join(root, file), anew);
      changed.push(file);
    }
  }
  return changed;
}
