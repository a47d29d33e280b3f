import { REGIONS } from '../../config/regions';
import type { Language } from '../../config/sentence';
import type { CostOfStacks } from './cost-of-stacks';
import { readSettings } from './settings-words';
import { type Spending, useOfClass } from './spending';
import { type Column, tableOfLines, tableOfRegions } from './tables-of-lines';
import { tableOfClass, tableOfUses } from './tables-of-uses';
import type { StatedUse } from './uses';

const EVERY_REGION = '--every-region';
const PRICES = '--prices';
const CLASS = /^--class=(\d+)$/;

/** Says what a configuration costs. */
export type Pricer = (context: Readonly<Record<string, string>>, stated?: StatedUse) => Promise<CostOfStacks>;

/**
 * The table that words ask for: settings are columns beside one another; with `--every-region` they are rows, and regions the columns;
 * `--prices` asks for what a use costs, and `--class=20` for what so many people use up in a lesson.
 *
 * @throws Error for a word that is no setting
 */
export async function tableFor(
  words: readonly string[],
  price: Pricer,
  language: Language,
  spending?: () => Spending,
): Promise<string> {
  const settings = words.filter((word) => !word.startsWith('--'));
  if (words.includes(EVERY_REGION)) {
    const rows: { heading: string; inRegion: CostOfStacks[] }[] = [];
    for (const heading of settings) {
      const inRegion: CostOfStacks[] = [];
      for (const region of REGIONS) inRegion.push(await price({ ...contextIn(heading), region }));
      rows.push({ heading, inRegion });
    }
    return tableOfRegions(rows, language);
  }
  const people = words.map((word) => CLASS.exec(word)?.[1]).find((found) => found !== undefined);
  const stated = people === undefined ? undefined : useOfClass(spending!(), Number(people));
  const columns: Column[] = [];
  for (const heading of settings) columns.push({ heading, cost: await price(contextIn(heading), stated) });
  if (people !== undefined) return tableOfClass(columns, spending!(), language);
  return words.includes(PRICES) ? tableOfUses(columns, language) : tableOfLines(columns, language);
}

function contextIn(word: string): Readonly<Record<string, string>> {
  const read = readSettings(word);
  if (!('context' in read)) throw new Error(`${word}: settings are key=value, each key once`);
  return read.context;
}
