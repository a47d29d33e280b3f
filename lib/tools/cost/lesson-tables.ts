import { REGIONS } from '../../config/regions';
import type { Language } from '../../config/sentence';
import type { CostOfStacks } from './cost-of-stacks';
import { readSettings } from './settings-words';
import { tableOfLines, tableOfRegions } from './tables-of-lines';

const MARK = /<!-- cost: (?<words>[^>]+?) -->\n(?<table>[\s\S]*?)<!-- \/cost -->/g;
const EVERY_REGION = '--every-region';

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

/** Says what a configuration costs. */
export type Pricer = (context: Readonly<Record<string, string>>) => Promise<CostOfStacks>;

/**
 * The table that words ask for.
 *
 * @throws Error for a word that is no setting
 */
export async function tableFor(words: readonly string[], price: Pricer, language: Language): Promise<string> {
  const settings = words.filter((word) => word !== EVERY_REGION);
  if (!words.includes(EVERY_REGION)) {
    const columns: { heading: string; cost: CostOfStacks }[] = [];
    for (const heading of settings) columns.push({ heading, cost: await price(contextIn(heading)) });
    return tableOfLines(columns, language);
  }
  const rows: { heading: string; inRegion: CostOfStacks[] }[] = [];
  for (const heading of settings) {
    const inRegion: CostOfStacks[] = [];
    for (const region of REGIONS) inRegion.push(await price({ ...contextIn(heading), region }));
    rows.push({ heading, inRegion });
  }
  return tableOfRegions(rows, language);
}

/** The same lesson with every table made anew. */
export async function withTables(lesson: string, price: Pricer, language: Language): Promise<string> {
  const tables: string[] = [];
  for (const { words } of tablesIn(lesson)) tables.push(await tableFor(words, price, language));
  return lesson.replace(MARK, (_, words: string) => `<!-- cost: ${words} -->\n${tables.shift()}\n<!-- /cost -->`);
}

function contextIn(word: string): Readonly<Record<string, string>> {
  const read = readSettings(word);
  if (read.malformed !== undefined) throw new Error(`${read.malformed}: a setting is key=value`);
  return read.context;
}
