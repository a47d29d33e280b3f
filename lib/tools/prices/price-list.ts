import type { Evidence, Unit } from './price-words';
import prices from './prices.json';

/** A price in US dollars without tax, and where it was read. */
export interface Price {
  readonly usd: number;
  /** `use`: for each one that is used up, whenever that is. */
  readonly per: 'hour' | 'month' | 'use';
  /** What one of is paid for, for example `GB`. */
  readonly unit: Unit;
  /** When the source says the price held: a year, a month or a day. @default - it does not say */
  readonly date?: string;
  readonly source: string;
  /** How sure it is; the file explains the words. */
  readonly evidence: Evidence;
}

interface Item {
  readonly what: string;
  readonly unit: string;
  readonly per: string;
  /** By region; `global` holds in every one. */
  readonly in: Readonly<Record<string, (Omit<Price, 'per' | 'unit' | 'evidence'> & { evidence: string }) | undefined>>;
}

/** Every price there is, by its id: the one place where prices stand. */
export const PRICE_ITEMS: Readonly<Record<string, Item | undefined>> = prices.items;

/** Day on which the prices were collected. */
export const PRICES_COLLECTED = prices.collected;

/** How sure a price is that `npm run refresh-prices` read. */
export const PRICE_READ = 'price-list-read' satisfies Evidence;

export const HOURS_A_MONTH = prices.hoursPerMonth;

/** Name of every region together, for prices that are the same in all of them. */
export const GLOBAL = 'global';

/** The price of an item, or undefined where it is not known: never that of another region. */
export function priceOf(id: string, region: string): Price | undefined {
  const item = PRICE_ITEMS[id];
  const found = item?.in[region] ?? item?.in[GLOBAL];
  return (
    item &&
    found && { ...found, per: item.per as Price['per'], unit: item.unit as Unit, evidence: found.evidence as Evidence }
  );
}
