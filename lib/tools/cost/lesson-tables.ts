import type { Language } from '../../config/sentence';
import { hourly } from './amounts';
import { type Pricer, tableFor } from './asked-table';
import type { CostOfStacks } from './cost-of-stacks';
import type { Spending } from './spending';
import { TEXTS } from './texts';

const MARK = /<!-- cost: (?<words>[^>]+?) -->\n(?<table>[\s\S]*?)<!-- \/cost -->/g;
const IDLE = /<!-- idle: (?<pattern>[a-z]+) (?<region>[a-z0-9-]+) -->.*?<!-- \/idle -->/g;

/** A table that stands in a lesson between its marks, and the words that make it. */
export interface LessonTable {
  readonly words: readonly string[];
  readonly table: string;
}

/**
 * Tables in a lesson, in their order.
 *
 * @throws Error for a mark that has no end, for all up to the next one would be taken for its table
 */
export function tablesIn(lesson: string): readonly LessonTable[] {
  return [...lesson.matchAll(MARK)].map(({ groups }) => {
    const { words, table } = groups as { readonly words: string; readonly table: string };
    if (table.includes('<!-- cost: ')) throw new Error(`${words}: its mark has no end, <!-- /cost -->`);
    return { words: words.split(' '), table: table.trim() };
  });
}

/** The same lesson with every table made anew. */
export async function withTables(
  lesson: string,
  price: Pricer,
  language: Language,
  spending?: () => Spending,
): Promise<string> {
  const tables: string[] = [];
  for (const { words } of tablesIn(lesson)) tables.push(await tableFor(words, price, language, spending));
  return lesson.replace(MARK, (_, words: string) => `<!-- cost: ${words} -->\n${tables.shift()}\n<!-- /cost -->`);
}

/** The same page with what each pattern costs while nobody uses it, between the marks that name the pattern and the region. */
export async function withIdleCosts(
  page: string,
  priceIn: (pattern: string, region: string) => Promise<CostOfStacks>,
  language: Language,
): Promise<string> {
  const costs: string[] = [];
  for (const { groups } of page.matchAll(IDLE)) {
    const { pattern, region } = groups as { readonly pattern: string; readonly region: string };
    costs.push(idleText(await priceIn(pattern, region), language));
  }
  return page.replace(
    IDLE,
    (_, pattern: string, region: string) => `<!-- idle: ${pattern} ${region} -->${costs.shift()}<!-- /idle -->`,
  );
}

function idleText({ idle, stopped }: CostOfStacks, language: Language): string {
  const texts = TEXTS[language];
  const [running, whileStopped] = [idle, stopped].map(({ perHour, unknown }) => texts.least(hourly(perHour), unknown));
  return texts.idleCell(
    running!,
    idle.unknown,
    idle.perHour - stopped.perHour < LEAST_SHOWN ? undefined : whileStopped,
  );
}

/** Less than this is the same figure in print. */
const LEAST_SHOWN = 0.0001;
