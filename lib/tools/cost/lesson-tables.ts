import type { Language } from '../../config/sentence';
import { hourly } from './amounts';
import { type Pricer, tableFor } from './asked-table';
import type { CostOfStacks } from './cost-of-stacks';
import type { Spending } from './spending';
import { TEXTS } from './texts';

const MARK = /<!-- cost: (?<words>[^>]+?) -->\n(?<table>[\s\S]*?)<!-- \/cost -->/g;
const IDLE = /<!-- idle: (?<pattern>[a-z]+) -->.*?<!-- \/idle -->/g;

/** A table that stands in a lesson between its marks, and the words that make it. */
export interface LessonTable {
  readonly words: readonly string[];
  readonly table: string;
}

/** Tables in a lesson, in their order. */
export function tablesIn(lesson: string): readonly LessonTable[] {
  return [...lesson.matchAll(MARK)].map(({ groups }) => ({
    words: groups!['words']!.split(' '),
    table: groups!['table']!.trim(),
  }));
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

/** The same page with what each pattern costs while nobody uses it, between the marks that name the pattern. */
export async function withIdleCosts(
  page: string,
  priceOf: (pattern: string) => Promise<CostOfStacks>,
  language: Language,
): Promise<string> {
  const costs: string[] = [];
  for (const { groups } of page.matchAll(IDLE)) costs.push(idleText(await priceOf(groups!['pattern']!), language));
  return page.replace(IDLE, (_, pattern: string) => `<!-- idle: ${pattern} -->${costs.shift()}<!-- /idle -->`);
}

function idleText({ idle, stopped }: CostOfStacks, language: Language): string {
  const whileStopped = idle.perHour - stopped.perHour < LEAST_SHOWN ? undefined : hourly(stopped.perHour);
  return TEXTS[language].idleCell(hourly(idle.perHour), idle.unknown, whileStopped);
}

/** Less than this is the same figure in print. */
const LEAST_SHOWN = 0.0001;
