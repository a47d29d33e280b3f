import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Language } from '../../config/sentence';
import { systemLanguage } from './system-language';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What every command takes. */
const COMMON = {
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
} as const satisfies Options;

type Parsed<Own extends Options> = ReturnType<
  typeof parseArgs<{ readonly options: Own & typeof COMMON; readonly allowPositionals: true }>
>;

/** What a command prints before it has begun: its help, or what is wrong with its arguments. */
export interface Told {
  readonly exitCode: 0 | 2;
  readonly text: string;
}

/** A command as somebody typed it. */
export interface Command<Own extends Options> {
  readonly values: Parsed<Own>['values'];
  readonly positionals: readonly string[];
  /** That was asked for, or that of the system. */
  readonly language: Language;
  /** @returns the problem, with the help below it */
  readonly refused: (problem: string) => Told;
}

/**
 * Reads the arguments of a command, `--help`, `--json` and `--lang` among them.
 *
 * @param own - options of this command alone
 * @param texts - its help, in the two languages
 * @param allowPositionals - whether there may be words that belong to no option
 * @returns what there is to print, where nothing else is to be done
 */
export function readCommand<const Own extends Options>(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  own: Own,
  texts: Readonly<Record<Language, { readonly help: string }>>,
  allowPositionals = false,
): Command<Own> | { readonly told: Told } {
  const refusedIn = (language: Language) => (problem: string) =>
    ({ exitCode: 2, text: `${problem}\n\n${texts[language].help}` }) as const;
  const fallback = systemLanguage(environment);
  let parsed: Parsed<Own>;
  try {
    parsed = parseArgs({ args: [...args], options: { ...COMMON, ...own }, allowPositionals }) as Parsed<Own>;
  } catch (error) {
    return { told: refusedIn(fallback)((error as Error).message) };
  }
  const { lang: language = fallback, help } = parsed.values as { readonly lang?: string; readonly help: boolean };
  if (language !== 'en' && language !== 'ko') return { told: refusedIn(fallback)(`--lang ${language}: en | ko`) };
  if (help) return { told: { exitCode: 0, text: texts[language].help } };
  return { values: parsed.values, positionals: parsed.positionals, language, refused: refusedIn(language) };
}
