import { noPattern } from '../../../config/no-pattern';
import type { Language } from '../../../config/sentence';
import { faultInWords } from '../../terminal/argument-fault';
import { readContext } from '../../terminal/read-context';
import { type Options, type Parsed, readOptions } from '../../terminal/read-options';
import { systemLanguage } from '../../terminal/system-language';
import { MESSAGES, type Messages } from './messages';
import type { GivenOptions, OnceArguments, PatternPage } from './pattern-page';
import { UsageError } from './usage-error';

export interface StartArguments {
  readonly help: boolean;
  readonly language: Language;
  /** @default - the first page, and no pattern is started */
  readonly pattern?: PatternPage;
  /** Values of `-c`. */
  readonly context: Readonly<Record<string, string>>;
  /** @default - 8020, or a free one */
  readonly port?: number;
  readonly open: boolean;
  readonly json: boolean;
  /** @default - nothing is kept */
  readonly keepDirectory?: string;
  /** Options of pages. @default - none was given */
  readonly options?: GivenOptions;
  /** @default - runs until it is stopped */
  readonly once?: OnceArguments;
}

type Environment = Readonly<Record<string, string | undefined>>;

const OWN_OPTIONS = {
  context: { type: 'string', short: 'c', multiple: true },
  pattern: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  keep: { type: 'string' },
  once: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options;

/** @throws UsageError */
export function parseStartArguments(
  args: readonly string[],
  environment: Environment,
  pages: readonly PatternPage[],
): StartArguments {
  const { values, positionals, language } = parse(args, environment, optionsOf(pages, environment));
  const text = MESSAGES[language];

  if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535)) {
    throw new UsageError(text.badPort(values.port));
  }
  const context = contextOf(values.context ?? [], language);
  // Several patterns are what the first page shows.
  const [named, ...others] = context['pattern']?.split(',') ?? [];
  const chosen =
    values.once ??
    values.pattern ??
    (others.length === 0 ? named : undefined) ??
    onlyPatternOf(context, pages) ??
    pages.find(({ options = {} }) => Object.keys(options).some((option) => values[option] !== undefined))?.name;
  const pattern = pages.find(({ name }) => name === chosen);
  if (chosen !== undefined && !pattern) {
    const option = values.once !== undefined ? '--once' : values.pattern !== undefined ? '--pattern' : '-c pattern';
    const known = pages.map(({ name }) => name).join(', ');
    throw new UsageError(text.unknownPattern(option, noPattern(chosen)[language], known));
  }
  return {
    help: values.help ?? false,
    language,
    ...(pattern && { pattern }),
    context,
    ...(values.port !== undefined && { port: Number(values.port) }),
    open: !(values['no-open'] ?? false),
    json: values.json ?? false,
    ...(values.keep !== undefined && { keepDirectory: values.keep }),
    ...optionsOfPages(values, pattern, pages, text),
    ...onceOf(values, positionals, values.once === undefined ? undefined : pattern, pages, language),
  };
}

/** @throws UsageError for one of another page than that which starts */
function optionsOfPages(
  values: Readonly<Record<string, unknown>>,
  pattern: PatternPage | undefined,
  pages: readonly PatternPage[],
  text: Messages,
): { readonly options?: GivenOptions } {
  const given = pages.flatMap(({ options = {} }) => Object.keys(options)).filter((name) => values[name] !== undefined);
  const stray = given.find((name) => pattern?.options?.[name] === undefined);
  if (stray) throw new UsageError(text.tooMany(`--${stray}`));
  if (given.length === 0) return {};
  return { options: Object.fromEntries(given.map((name) => [name, values[name] as string | boolean])) };
}

/** Options of all patterns are read, so that one that stands in the wrong place is named as such. */
function optionsOf(pages: readonly PatternPage[], environment: Environment): Options {
  const options: Options = {};
  for (const { name, once, options: own = {} } of pages) {
    for (const [option, { type }] of [...Object.entries(once.options), ...Object.entries(own)]) {
      const other = options[option] ?? OWN_OPTIONS[option as keyof typeof OWN_OPTIONS];
      if (other && other.type !== type) {
        throw new Error(MESSAGES[systemLanguage(environment)].failed(name, `--${option} has two meanings`));
      }
      options[option] = { type };
    }
  }
  return options;
}

function parse(args: readonly string[], environment: Environment, options: Options) {
  const { values, positionals, fault } = readOptions(args, { ...options, ...OWN_OPTIONS }, true);
  const { lang } = values as OwnValues;
  const language = lang === 'en' || lang === 'ko' ? lang : systemLanguage(environment);
  if (fault) throw new UsageError(faultInWords(fault)[language]);
  if (lang !== undefined && lang !== language) {
    throw new UsageError(faultInWords({ kind: 'language', word: `--lang ${lang}` })[language]);
  }
  return { values: values as OwnValues & Readonly<Record<string, unknown>>, positionals, language };
}

type OwnValues = Parsed<typeof OWN_OPTIONS>['values'];

function contextOf(pairs: readonly string[], language: Language): Readonly<Record<string, string>> {
  const read = readContext(pairs, '-c');
  if (read.fault) throw new UsageError(faultInWords(read.fault)[language]);
  return read.context;
}

/** The one pattern whose keys are given: whoever sets them wants to see it. */
function onlyPatternOf(context: Readonly<Record<string, string>>, pages: readonly PatternPage[]): string | undefined {
  const named = new Set(Object.keys(context).map((key) => key.split('.')[0]));
  const found = pages.filter(({ name }) => named.has(name));
  return found.length === 1 ? found[0]!.name : undefined;
}

/** `--once PATTERN ...`: what stands alone on the line and the pattern's own options are for the pattern to read. */
function onceOf(
  values: Readonly<Record<string, unknown>>,
  words: readonly string[],
  pattern: PatternPage | undefined,
  pages: readonly PatternPage[],
  language: Language,
): { readonly once?: OnceArguments } {
  const text = MESSAGES[language];
  const own = Object.keys(pattern?.once.options ?? {});
  const stray = pages
    .flatMap(({ once }) => Object.keys(once.options))
    .find((option) => values[option] !== undefined && !own.includes(option));
  if (stray) throw new UsageError(pattern ? text.tooMany(`--${stray}`) : text.needsOnce(`--${stray}`));
  if (!pattern) {
    if (words[0] !== undefined) throw new UsageError(text.tooMany(words[0]));
    return {};
  }
  const options = Object.fromEntries(own.map((option) => [option, values[option] as string | boolean | undefined]));
  return { once: { words, options, language } };
}
