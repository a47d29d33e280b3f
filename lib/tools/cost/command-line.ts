import { noPattern } from '../../config/no-pattern';
import { PATTERNS } from '../../config/patterns';
import { REGIONS } from '../../config/regions';
import { PRICES_COLLECTED } from '../prices/price-list';
import { SynthesisError } from '../synth/synthesis-error';
import { REPOSITORY } from '../synth/synthesize-app';
import { readCommand } from '../terminal/read-command';
import { readContext } from '../terminal/read-context';
import type { CostOfStacks } from './cost-of-stacks';
import { tableFor } from './lesson-tables';
import { reportOf } from './report';
import { readSettings } from './settings-words';
import { TEXTS } from './texts';
import { type StatedUse, USES } from './uses';
import { writeLessons } from './write-lessons';

const OPTIONS = {
  context: { type: 'string', short: 'c', multiple: true },
  use: { type: 'string' },
  format: { type: 'string' },
  'every-region': { type: 'boolean', default: false },
  'write-lessons': { type: 'boolean', default: false },
} as const;

const FORMATS = ['text', 'md', 'json'];
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
}

/** `npm run cost`, from its arguments to what it prints. */
export async function costCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { price, progress, now }: Surroundings,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS, true);
  if ('told' in command) return command.told;
  const { values, positionals, language, refused } = command;
  const texts = TEXTS[language];
  const patterns = PATTERNS.map(({ name }) => name as string);
  const [pattern, ...words] = positionals;
  const format = values.json ? 'json' : (values.format ?? (words.length > 0 || values['every-region'] ? 'md' : 'text'));

  const told = (name: string, context: Readonly<Record<string, string>>, stated?: StatedUse) => {
    const said = Object.entries(context).map(([key, value]) => `${key}=${value}`);
    progress(texts.synthesizing([name, ...said].join(' ')));
    return price(name, context, language, stated);
  };
  if (values['write-lessons']) {
    const changed = await writeLessons(REPOSITORY, patterns, told);
    return { exitCode: 0, text: texts.written(changed.join(', ') || '-') };
  }
  if (pattern === undefined) return refused(texts.missingPattern(patterns.join(', ')));
  if (!patterns.includes(pattern)) return refused(texts.noPattern(noPattern(pattern)[language], patterns.join(', ')));
  if (!FORMATS.includes(format)) return refused(texts.noFormat(format));
  const given = readContext(values.context ?? []);
  if (given.malformed !== undefined) return refused(texts.malformed(given.malformed));
  const wrong = words.map((word) => readSettings(word).malformed).find((word) => word !== undefined);
  if (wrong !== undefined) return refused(texts.malformed(wrong));
  const use = readUse(values.use);
  if (typeof use === 'string') return refused(texts.noUse(use, Object.keys(USES).join(', ')));

  try {
    if (words.length > 0 || values['every-region'] || format === 'md') {
      const shown = words.length > 0 ? words : [headingOf(given.context)];
      const asked = [...(values['every-region'] ? ['--every-region'] : []), ...shown];
      const merged = (context: Readonly<Record<string, string>>) =>
        told(pattern, { ...given.context, ...context }, use);
      return { exitCode: 0, text: await tableFor(asked, merged, language) };
    }
    const cost = await told(pattern, given.context, use);
    const daysOld = Math.floor((now.getTime() - Date.parse(PRICES_COLLECTED)) / DAY);
    if (format === 'json') {
      const prices = { currency: 'USD', tax: 'excluded', collected: PRICES_COLLECTED, daysOld };
      const about = { version: JSON_VERSION, pattern, settings: given.context, use: use ?? {}, prices };
      return { exitCode: 0, text: JSON.stringify({ ...about, ...cost }, null, 2) };
    }
    return { exitCode: 0, text: reportOf(cost, language, use !== undefined, daysOld) };
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    return { exitCode: 2, text: `${texts.refused([pattern, ...words].join(' '))}\n${error.message}` };
  }
}

/** A column has words even where nobody gave any. */
function headingOf(context: Readonly<Record<string, string>>): string {
  const words = Object.entries(context).map(([key, value]) => `${key}=${value}`);
  return words.length > 0 ? words.join(',') : `region=${REGIONS[0]}`;
}

/** @returns the first part that is no use, if there is one */
function readUse(text: string | undefined): StatedUse | undefined | string {
  if (text === undefined) return undefined;
  const stated: Record<string, number> = {};
  for (const part of text.split(',')) {
    const [, name = '', quantity] = /^([\w-]+)=(\d+(?:\.\d+)?)$/.exec(part.trim()) ?? [];
    if (!Object.hasOwn(USES, name)) return part;
    stated[name] = Number(quantity);
  }
  return stated;
}
