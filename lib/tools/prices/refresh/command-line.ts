import { REGIONS, type Region } from '../../../config/regions';
import { PROGRESS_WORDS } from '../../terminal/progress-words';
import { readCommand } from '../../terminal/read-command';
import { offerUrl } from './fetch-offer';
import { type PriceChange, type PriceFile, type ReadPrice, textOf, withPrices } from './price-file';
import { readOffer } from './read-offer';
import { SOUGHT_PRICES, type SoughtPrice } from './sought-prices';
import { TEXTS, type Texts } from './texts';

const OPTIONS = {
  region: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
} as const;

/** Where the pinned prices are, from the root of the repository. */
export const PRICE_FILE = 'lib/tools/prices/prices.json';

export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

export interface Surroundings {
  /** The rows of the file at an address. */
  readonly rows: (url: string) => AsyncIterable<readonly string[]>;
  readonly pinned: PriceFile;
  /** Every price that is asked for somewhere, known or not. */
  readonly asked: readonly string[];
  readonly write: (text: string) => Promise<void>;
  readonly progress: (line: string) => void;
  readonly now: Date;
}

/** `npm run refresh-prices`, from its arguments to what it prints. */
export async function refreshPricesCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { rows, pinned, asked, write, progress, now }: Surroundings,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS, true);
  if ('told' in command) return command.told;
  const { values, positionals, language, refused } = command;
  const texts = TEXTS[language];
  if (positionals[0] !== undefined) return refused(texts.noArguments(positionals[0]));
  const regions = values.region ?? REGIONS;
  const strange = regions.find((region) => !(REGIONS as readonly string[]).includes(region));
  if (strange !== undefined) return refused(texts.noRegion(strange, REGIONS.join(', ')));

  const read: ReadPrice[] = [];
  const ambiguous: string[] = [];
  for (const region of new Set(regions as readonly Region[])) {
    for (const [service, sought] of byService()) {
      const url = offerUrl(service, region);
      progress(PROGRESS_WORDS.reading(`${service}, ${region}`)[language]);
      try {
        const offer = await readOffer(rows(url), service, region, sought);
        for (const [id, usd] of offer.prices) read.push({ id, region, usd, date: offer.published, source: url });
        ambiguous.push(...offer.ambiguous.map((id) => `${id}, ${region}`));
      } catch (error) {
        return { exitCode: 2, text: texts.unread(url, reasonOf(error)) };
      }
    }
  }
  const { file, changes } = withPrices(pinned, read, SOUGHT_PRICES, now.toISOString().slice(0, 10));
  const found = new Set(read.map(({ id, region }) => `${id}, ${region}`));
  const missing = [...new Set(regions)].flatMap((region) =>
    Object.keys(SOUGHT_PRICES)
      .map((id) => `${id}, ${region}`)
      .filter((name) => !found.has(name) && !ambiguous.includes(name)),
  );
  const notSought = [...new Set([...Object.keys(pinned.items), ...asked])].filter(
    (id) => !Object.hasOwn(SOUGHT_PRICES, id),
  );
  const writes = !values['dry-run'] && !values.check;
  if (writes) await write(textOf(file));
  const text = [
    ...changesIn(changes, texts),
    ...listed(texts.ambiguous, ambiguous),
    ...listed(texts.missing, missing),
    ...listed(texts.notSought, notSought),
    writes ? texts.written(PRICE_FILE) : texts.notWritten,
  ].join('\n');
  return { exitCode: values.check && changes.length > 0 ? 1 : 0, text };
}

/** What is sought in one file is sought in one go. */
function byService(): ReadonlyMap<string, Readonly<Record<string, SoughtPrice>>> {
  const services = new Map<string, Record<string, SoughtPrice>>();
  for (const [id, price] of Object.entries(SOUGHT_PRICES)) {
    if (!services.has(price.service)) services.set(price.service, {});
    services.get(price.service)![id] = price;
  }
  return services;
}

function changesIn(changes: readonly PriceChange[], texts: Texts): string[] {
  if (changes.length === 0) return [texts.same];
  return [
    texts.changed(changes.length),
    ...changes.map(({ id, region, before, after }) => {
      const was = before === undefined ? texts.unknownBefore : `${before}`;
      const by = before === undefined ? '' : ` (${after > before ? '+' : ''}${percent(after / before - 1)} %)`;
      return `  ${id}, ${region}: ${was} -> ${after}${by}`;
    }),
  ];
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

function listed(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [title, ...names.map((name) => `  ${name}`)];
}

/** What `fetch` says of a failure is in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const { code, message: deeper } = (cause ?? {}) as { readonly code?: string; readonly message?: string };
  return [message, code ?? deeper].filter((part) => part !== undefined && part !== '').join(': ');
}
