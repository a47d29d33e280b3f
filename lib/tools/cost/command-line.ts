import { MODE_VARIANTS } from '../../config/mode-variants';
import { noPattern } from '../../config/no-pattern';
import { PATTERNS } from '../../config/patterns';
import { REGIONS } from '../../config/regions';
import type { Sentence } from '../../config/sentence';
import { nearest } from '../../config/spelling';
import { UndecidableError } from '../../model/undecidable-error';
import { PRICES_COLLECTED } from '../prices/price-list';
import { SynthesisError } from '../synth/synthesis-error';
import { REPOSITORY } from '../synth/synthesize-app';
import { PROGRESS_WORDS } from '../terminal/progress-words';
import { DATA, readCommand } from '../terminal/read-command';
import { readContext } from '../terminal/read-context';
import { tableFor } from './asked-table';
import type { CostOfStacks } from './cost-of-stacks';
import { readPeople, readUse } from './read-use';
import { reportOf } from './report';
import { readSettings } from './settings-words';
import { spendingOf, useOfClass } from './spending';
import { TEXTS } from './texts';
import { type StatedUse, USES } from './uses';
import { writeLessons } from './write-lessons';

const OPTIONS = {
  ...DATA,
  context: { type: 'string', short: 'c', multiple: true },
  use: { type: 'string' },
  class: { type: 'string' },
  format: { type: 'string' },
  'every-region': { type: 'boolean', default: false },
  prices: { type: 'boolean', default: false },
  'write-lessons': { type: 'boolean', default: false },
} as const;

const FORMATS = ['text', 'md', 'json'];

/** What may stand beside `--write-lessons`, which is of every pattern. */
const WRITES_ALL = /^--(write-lessons|lang(=.*)?)$/;
const DAY = 86_400_000;

/** Form of `--json`. What is in it stays; whatever changes its meaning gets the next number. */
const JSON_VERSION = 1;

export interface Printed {
  readonly exitCode: 0 | 2;
  readonly text: string;
}

export interface Surroundings {
  /** What a pattern costs under a configuration. */
  readonly price: (
    pattern: string,
    context: Readonly<Record<string, string>>,
    language: 'en' | 'ko',
    stated?: StatedUse,
  ) => Promise<CostOfStacks>;
  readonly progress: (line: string) => void;
  readonly now: Date;
  /** Columns of the terminal that is printed to. @default - none is */
  readonly width?: number | undefined;
}

/** `npm run cost`, from its arguments to what it prints. */
export async function costCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { price, progress, now, width }: Surroundings,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS, true);
  if ('told' in command) return command.told;
  const { values, positionals, language, refused } = command;
  const texts = TEXTS[language];
  const patterns = PATTERNS.map(({ name }) => name as string);
  const [pattern, ...words] = positionals;

  const told = (name: string, context: Readonly<Record<string, string>>, stated?: StatedUse) => {
    const said = Object.entries(context).map(([key, value]) => `${key}=${value}`);
    progress(PROGRESS_WORDS.synthesizing([name, ...said].join(' '))[language]);
    return price(name, context, language, stated);
  };
  if (values['write-lessons']) {
    const besides = args.find((word, at) => !WRITES_ALL.test(word) && !/^--lang$/.test(args[at - 1] ?? ''));
    if (besides !== undefined) return refused(texts.writesAll(besides));
    const changed = await writeLessons(REPOSITORY, patterns, told);
    return { exitCode: 0, text: texts.written(changed.join(', ') || '-') };
  }
  if (pattern === undefined) return refused(texts.missingPattern(patterns.join(', ')));
  if (!patterns.includes(pattern)) return refused(texts.noPattern(noPattern(pattern)[language], patterns.join(', ')));
  const asksTable = words.length > 0 || values['every-region'] || values.prices;
  const format = values.json ? 'json' : (values.format ?? (asksTable ? 'md' : 'text'));
  if (!FORMATS.includes(format)) return refused(texts.noFormat(format));
  if (values.json && values.format !== undefined && values.format !== 'json')
    return refused(texts.twoFormats(values.format));
  if (asksTable && format !== 'md') return refused(texts.onlyTable(format));
  const given = readContext(values.context ?? [], '-c');
  if (given.fault) return refused(given.fault);
  const keys = Object.keys(given.context);
  for (const word of words) {
    const settings = readSettings(word);
    if (settings.fault) return refused(settings.fault);
  }
  const shows = ['every-region', 'prices', 'class'].filter((name) => values[name as 'prices']);
  if (values['every-region'] && (shows.length > 1 || values.use !== undefined)) return refused(texts.sumsAlone);
  if (values['every-region'] && [...keys, ...words].some((word) => /(^|,)region(=|$)/.test(word)))
    return refused(texts.regionsAll);
  if (values.prices && values.use !== undefined) return refused(texts.oneTable('--prices, --use'));
  if (shows.length > 1) return refused(texts.oneTable(shows.map((name) => `--${name}`).join(', ')));
  if (values.use !== undefined && values.class !== undefined) return refused(texts.useOrClass);
  const use = values.use === undefined ? undefined : readUse(values.use);
  if (use && 'fault' in use) return refused(texts.noUse[use.fault](use.word, namesNear(use.word)));
  const people = values.class === undefined ? undefined : readPeople(values.class);
  if (values.class !== undefined && people === undefined) return refused(texts.noClass(values.class));
  const spending = spendingOf(pattern);
  const stated = people === undefined ? use?.stated : useOfClass(spending, people);
  /** A use that is stated and that nothing is paid for by, in none of the configurations. */
  const notUsed = (costs: readonly CostOfStacks[]): string | undefined => {
    const names = [...new Set(costs.flatMap(({ uses }) => uses.map((line): string => line.use)))];
    const strange = Object.keys(use?.stated ?? {}).find((name) => !names.includes(name));
    return strange === undefined ? undefined : texts.notUsed(pattern, strange, names.join(', '));
  };

  try {
    if (format === 'md') {
      const shown = words.length > 0 ? words : [headingOf(given.context, values['every-region'])];
      const asked = [
        ...(values['every-region'] ? ['--every-region'] : []),
        ...(values.prices ? ['--prices'] : []),
        ...(people === undefined ? [] : [`--class=${people}`]),
        ...shown,
      ];
      const costs: CostOfStacks[] = [];
      const merged = async (context: Readonly<Record<string, string>>) => {
        const cost = await told(pattern, { ...given.context, ...context }, stated);
        costs.push(cost);
        return cost;
      };
      const table = await tableFor(asked, merged, language, () => spending);
      const problem = notUsed(costs);
      return problem === undefined ? { exitCode: 0, text: table } : refused(problem);
    }
    const cost = await told(pattern, given.context, stated);
    const problem = notUsed([cost]);
    if (problem !== undefined) return refused(problem);
    const daysOld = Math.floor((now.getTime() - Date.parse(PRICES_COLLECTED)) / DAY);
    if (format === 'json') {
      const prices = { currency: 'USD', tax: 'excluded', collected: PRICES_COLLECTED, daysOld };
      const ofClass = people === undefined ? {} : { class: { people, does: spending.does } };
      const about = {
        version: JSON_VERSION,
        pattern,
        settings: given.context,
        ...ofClass,
        use: stated ?? {},
        mostPerHour: spending.mostPerHour,
        prices,
      };
      return { exitCode: 0, text: JSON.stringify({ ...about, ...cost }, formulasInEnglish, 2) };
    }
    const ofClass = people === undefined ? undefined : { people, does: spending.does };
    return { exitCode: 0, text: reportOf(cost, language, { use: use !== undefined, ofClass, daysOld, width }) };
  } catch (error) {
    if (error instanceof UndecidableError) return { exitCode: 2, text: texts.undecided(error.message) };
    if (!(error instanceof SynthesisError)) throw error;
    return { exitCode: 2, text: `${texts.refused([pattern, ...words].join(' '))}\n${error.message}` };
  }
}

/** A program reads one formula, that of version 1. */
function formulasInEnglish(key: string, value: unknown): unknown {
  return key === 'formula' ? (value as Sentence).en : value;
}

/** The name that was meant, or all there are. */
function namesNear(word: string): string {
  const names = Object.keys(USES);
  return nearest(word.split('=')[0]!, names) ?? names.join(', ');
}

/** A column has words even where nobody gave any, and so has a row that goes through the regions. */
function headingOf(context: Readonly<Record<string, string>>, everyRegion: boolean): string {
  const words = Object.entries(context).map(([key, value]) => `${key}=${value}`);
  if (words.length > 0) return words.join(',');
  return everyRegion ? `mode=${MODE_VARIANTS[0]!.name}` : `region=${REGIONS[0]}`;
}
