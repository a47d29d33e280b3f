import { PRICE_READ } from '../price-list';
import type { SoughtPrice } from './sought-prices';

interface PinnedPrice {
  readonly usd: number;
  readonly evidence: string;
  /** @default - its source does not say */
  readonly date?: string;
  readonly source: string;
}

interface PinnedItem {
  readonly what: string;
  readonly unit: string;
  readonly per: string;
  readonly in: Readonly<Record<string, PinnedPrice | undefined>>;
}

/** The pinned prices as they are kept. */
export interface PriceFile {
  readonly collected: string;
  readonly items: Readonly<Record<string, PinnedItem | undefined>>;
}

/** A price that was read. */
export interface ReadPrice extends Pick<PinnedPrice, 'usd' | 'source'> {
  readonly id: string;
  readonly region: string;
  readonly date: string;
}

/** A price that is another one than before. */
export interface PriceChange {
  readonly id: string;
  readonly region: string;
  /** @default - it was not known */
  readonly before?: number;
  readonly after: number;
}

/** The pinned prices with those that were read in their place. What was not read stays as it is, with its own date and source. */
export function withPrices(
  file: PriceFile,
  read: readonly ReadPrice[],
  sought: Readonly<Record<string, SoughtPrice>>,
  today: string,
): { readonly file: PriceFile; readonly changes: readonly PriceChange[] } {
  const items: Record<string, PinnedItem | undefined> = { ...file.items };
  const changes: PriceChange[] = [];
  for (const { id, region, usd, date, source } of read) {
    const item = items[id] ?? { ...sought[id]!.item, in: {} };
    const before = item.in[region]?.usd;
    if (before !== usd) changes.push({ id, region, ...(before !== undefined && { before }), after: usd });
    items[id] = { ...item, in: { ...item.in, [region]: { usd, evidence: PRICE_READ, date, source } } };
  }
  return { file: { ...file, collected: today, items }, changes };
}

/** The text of the file: a price is a line, so that a change of one is a line of the diff. */
export function textOf({ items, ...about }: PriceFile): string {
  const head = JSON.stringify(about, null, 1).replace(/\n}$/, '');
  const entries = Object.entries(items).map(([id, item]) => {
    const { in: regions, ...rest } = item!;
    const prices = Object.entries(regions).map(([region, price]) => `   ${JSON.stringify(region)}: ${line(price!)}`);
    return `  ${JSON.stringify(id)}: ${line(rest).replace(/}$/, '')}, "in": {\n${prices.join(',\n')}\n  } }`;
  });
  return `${head},\n "items": {\n${entries.join(',\n')}\n }\n}\n`;
}

function line(value: object): string {
  const cells = Object.entries(value).map(([key, cell]) => `${JSON.stringify(key)}: ${JSON.stringify(cell)}`);
  return `{${cells.join(', ')}}`;
}
