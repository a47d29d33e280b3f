import type { Region } from '../../../config/regions';
import type { SoughtPrice } from './sought-prices';

/** The file of one service in one region, as far as it was asked for. */
export interface Offer {
  /** Day on which AWS published it. */
  readonly published: string;
  /** US dollars of what was sought and found, by its id. */
  readonly prices: ReadonlyMap<string, number>;
  /** What several lines that fit have different prices for: none of them is taken. */
  readonly ambiguous: readonly string[];
}

/** What is wrong with a file that is no price list, or not all of one. */
export class OfferError extends Error {}

/** What names a region in a usage type. In N. Virginia most have none. */
const PREFIXES: Readonly<Record<Region, string>> = {
  'ap-southeast-2': 'APS2-',
  'ap-northeast-2': 'APN2-',
  'us-east-1': 'USE1-',
};

const COLUMNS = ['TermType', 'StartingRange', 'PricePerUnit', 'Currency', 'usageType'] as const;

interface Found {
  readonly from: number;
  readonly usd: number;
}

/**
 * Reads the rows of a price list one after the other, however many there are: five that describe the file, one with the names of the
 * columns, and a price in each further one. Of a price in steps it takes the first step that costs something.
 *
 * @param sought - prices of this service, by their ids
 * @throws OfferError when the rows are not those of a price list, or of another service
 */
export async function readOffer(
  rows: AsyncIterable<readonly string[]>,
  service: string,
  region: Region,
  sought: Readonly<Record<string, SoughtPrice>>,
): Promise<Offer> {
  const about = new Map<string, string>();
  const found = new Map<string, Found[]>();
  let columns: ReadonlyMap<string, number> | undefined;
  let read = 0;
  for await (const row of rows) {
    if (!columns) {
      if (row[0] === 'SKU') columns = columnsOf(row);
      else if (about.size < 10) about.set(row[0] ?? '', row[1] ?? '');
      else throw new OfferError('no row begins with SKU');
      continue;
    }
    read += 1;
    for (const [id, price] of matching(row, columns, region, sought)) {
      if (!found.has(id)) found.set(id, []);
      found.get(id)!.push(price);
    }
  }
  if (!columns || read === 0) throw new OfferError('it has no prices');
  if (about.get('OfferCode') !== service) {
    throw new OfferError(`it is the list of ${about.get('OfferCode') ?? 'no service'}`);
  }
  const published = /^\d{4}-\d{2}-\d{2}/.exec(about.get('Publication Date') ?? '')?.[0];
  if (!published) throw new OfferError('it does not say when it was published');
  const prices = new Map<string, number>();
  const ambiguous: string[] = [];
  for (const [id, steps] of found) {
    const first = Math.min(...steps.map(({ from }) => from));
    const different = [...new Set(steps.filter(({ from }) => from === first).map(({ usd }) => usd))];
    if (different.length > 1) ambiguous.push(id);
    else prices.set(id, round(different[0]! * (sought[id]!.times ?? 1)));
  }
  return { published, prices, ambiguous };
}

function columnsOf(row: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map(row.map((name, at) => [name, at]));
  const missing = COLUMNS.filter((name) => !columns.has(name));
  if (missing.length > 0) throw new OfferError(`it has no column ${missing.join(', ')}`);
  return columns;
}

function matching(
  row: readonly string[],
  columns: ReadonlyMap<string, number>,
  region: Region,
  sought: Readonly<Record<string, SoughtPrice>>,
): [string, Found][] {
  const cell = (name: string) => row[columns.get(name) ?? -1] ?? '';
  const [usd, from] = [Number(cell('PricePerUnit')), Number(cell('StartingRange'))];
  if (cell('TermType') !== 'OnDemand' || cell('Currency') !== 'USD' || !(usd > 0) || !Number.isFinite(from)) return [];
  const usage = withoutRegion(cell('usageType'), region);
  return Object.entries(sought)
    .filter(
      ([, price]) =>
        price.usage === usage && Object.entries(price.where ?? {}).every(([name, value]) => cell(name) === value),
    )
    .map(([id]) => [id, { from, usd }]);
}

function withoutRegion(usageType: string, region: Region): string {
  const prefix = [PREFIXES[region], `${region}-`].find((each) => usageType.startsWith(each)) ?? '';
  return usageType.slice(prefix.length);
}

/** A million times a price of the list is not to end in the dust of binary fractions. */
function round(usd: number): number {
  return Number(usd.toPrecision(10));
}
