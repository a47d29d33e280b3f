import { GLOBAL, HOURS_A_MONTH, type Price, priceOf } from '../prices/price-list';
import type { Pricer } from './asked-table';
import { readSettings } from './settings-words';

const FIGURE = /<!-- usd: (?<sum>[^>]+?) -->(?<text>[^<\n]*)<!-- \/usd -->/g;
const BEGINNING = /<!-- usd: ([^>]+?) -->/g;

/** Figures of a lesson are read, and not reckoned with: the first digits say it. */
const DIGITS = 3;

/** A sum of money in a sentence, between its marks, and what it is the sum of. */
export interface LessonFigure {
  readonly sum: string;
  readonly text: string;
}

/**
 * Figures in a page, in their order.
 *
 * @throws Error for a mark without its end
 */
export function figuresIn(page: string): readonly LessonFigure[] {
  const found = [...page.matchAll(FIGURE)].map(({ groups }) => groups as unknown as LessonFigure);
  const begun = [...page.matchAll(BEGINNING)].map(([, sum]) => sum!);
  const open = begun.find((sum, at) => found[at]?.sum !== sum);
  if (open !== undefined) throw new Error(`${open}: its mark has no end in the line, <!-- /usd -->`);
  return found;
}

/**
 * The same page with every figure made anew.
 *
 * @throws Error for a sum that cannot be told
 */
export async function withFigures(page: string, price: Pricer): Promise<string> {
  const figures: string[] = [];
  for (const { sum } of figuresIn(page)) figures.push(await figureOf(sum, price));
  return page.replace(FIGURE, (_, sum: string) => `<!-- usd: ${sum} -->${figures.shift()}<!-- /usd -->`);
}

/** The page without its figures, for whoever looks for those that stand in it by hand. */
export function withoutFigures(page: string): string {
  return page.replace(FIGURE, '');
}

/**
 * A sum of products, such as `2 x nat-gateway@us-east-1 + 730 x waf/rule`. A factor is a number, a price (of the list, with its region
 * unless it holds in all of them), or settings such as `region=us-east-1`, for what stands there. What is paid for by the month counts
 * for an hour of it, as everywhere; 730 hours are a month.
 */
export async function figureOf(sum: string, price: Pricer): Promise<string> {
  const alone = singlePrice(sum);
  if (alone) return String(alone.usd);
  let usd = 0;
  for (const [, sign, product] of `+ ${sum}`.matchAll(/(?:^|\s)([+-]) (.+?)(?=\s[+-] |$)/g)) {
    let worth = sign === '-' ? -1 : 1;
    for (const factor of product!.split(' x ')) worth *= await worthOf(factor, sum, price);
    usd += worth;
  }
  return String(Number(usd.toPrecision(DIGITS)));
}

async function worthOf(factor: string, sum: string, price: Pricer): Promise<number> {
  if (/^\d+(\.\d+)?$/.test(factor)) return Number(factor);
  if (factor.includes('=')) {
    const read = readSettings(factor);
    if (!('context' in read)) throw new Error(`${sum}: ${factor} says no settings; write key=value, each key once`);
    const { idle } = await price(read.context);
    if (idle.unknown > 0)
      throw new Error(`${sum}: not all prices of ${factor} are known; take a region where they are`);
    return idle.perHour;
  }
  const found = listed(factor);
  if (!found)
    throw new Error(`${sum}: no price is known of ${factor}; write id@region as in lib/tools/prices/prices.json`);
  return found.per === 'month' ? found.usd / HOURS_A_MONTH : found.usd;
}

function listed(factor: string): Price | undefined {
  const [id, region = GLOBAL] = factor.split('@');
  return priceOf(id!, region);
}

/** One price stands as the list has it. */
function singlePrice(sum: string): Price | undefined {
  const found = listed(sum);
  return found?.per === 'month' ? undefined : found;
}
