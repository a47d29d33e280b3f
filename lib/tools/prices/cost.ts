import { HOURS_A_MONTH, type Price, priceOf } from './price-list';

/** So many of an item of the price list. */
export type CostPart = readonly [item: string, quantity: number];

/** What something costs while nobody uses it. */
export interface Cost {
  /** US dollars a month without tax: what is known of it. Of what is paid for by use, the quantity is that of a month. */
  readonly perMonth: number;
  /** Whether all of it is paid by the hour. */
  readonly hourly: boolean;
  /** Items whose price in the region is not known, or whose quantity is not. */
  readonly unknown: readonly string[];
  readonly prices: readonly Price[];
}

/** Adds up parts. A quantity that nobody knows is NaN, and its price is as unknown as one that is not in the list. */
export function costOf(parts: readonly CostPart[], region: string): Cost {
  const found = parts.map(([item, quantity]) => ({ item, quantity, price: priceOf(item, region) }));
  const known = found.filter(({ quantity, price }) => quantity === 0 || (price && Number.isFinite(quantity)));
  const prices = known.flatMap(({ price, quantity }) => (price && quantity !== 0 ? [price] : []));
  return {
    perMonth: known.reduce((sum, { quantity, price }) => sum + (price ? monthly(price) * quantity : 0), 0),
    hourly: prices.length > 0 && prices.every(({ per }) => per === 'hour'),
    unknown: found.filter((part) => !known.includes(part)).map(({ item }) => item),
    prices,
  };
}

function monthly({ usd, per }: Price): number {
  return per === 'hour' ? usd * HOURS_A_MONTH : usd;
}
